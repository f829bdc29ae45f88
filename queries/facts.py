"""The facts that KPIs count over: which rows are known, and what is joined to them."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Select, Table, column, select

from data import codes, schema
from data.known import known
from queries.model import AGE_GROUP, Breakdown, Fact, Moment
from queries.reports import with_what_followed
from queries.trajectories import (
    FOLLOWING_START,
    NEXT_START,
    NEXT_STEP,
    NO_STEP,
    OTHER_STEP,
    STEPS,
    with_next,
)


def _known_rows(
    table: Table, joined: Callable[[datetime | None], FromClause] | None = None
) -> Callable[[datetime | None], Select]:
    """The known rows of a table, beside what is joined to each."""

    def source(moment: datetime | None) -> Select:
        rows = table if joined is None else joined(moment)
        return select().select_from(rows).where(known(table, moment))

    return source


def _columns(table: Table) -> dict[str, ColumnElement]:
    return dict(table.c.items())


def _whole_trajectories(moment: datetime | None) -> Select:
    return select().select_from(with_next(moment))


MELDINGEN = Fact(
    key="meldingen",
    table=schema.meldingen,
    delivered_as="meldingen",
    moments={
        "ontvangen_op": Moment("received_quarter", "received_day", "received_month"),
        "afgesloten_op": Moment("closed_quarter", "closed_day"),
    },
    breakdowns={
        "melder": Breakdown(("melder",), codes.MELDER),
        "dagdeel": Breakdown(("dagdeel",), codes.DAGDEEL),
        "vraag": Breakdown(("vraag",), codes.VRAAG),
        "afhandeling": Breakdown(("afhandeling",), codes.AFHANDELING),
        AGE_GROUP: Breakdown(("leeftijdsgroep",), codes.LEEFTIJDSGROEP),
        "weekdag_dagdeel": Breakdown(("weekday", "dagdeel")),
    },
    source=_known_rows(schema.meldingen, with_what_followed),
    columns=_columns(schema.meldingen),
)

OORZAKEN = Fact(
    key="oorzaken",
    table=schema.oorzaken,
    delivered_as="meldingen",
    moments={"geevalueerd_op": Moment("reviewed_quarter")},
    breakdowns={
        "domein": Breakdown(("domein",), codes.OORZAAK_DOMEIN),
        "oorzaak": Breakdown(("oorzaak",)),
    },
    source=_known_rows(schema.oorzaken),
    columns=_columns(schema.oorzaken),
)

KOSTEN = Fact(
    key="kosten",
    table=schema.kosten,
    delivered_as="kosten",
    moments={"maand": Moment("service_quarter", month="service_month")},
    breakdowns={"soort": Breakdown(("soort",), codes.SOORT_KOSTEN)},
    source=_known_rows(schema.kosten),
    columns=_columns(schema.kosten),
)

_OF_HELP = {
    "werkwijze": Breakdown(("werkwijze",)),
    "hulpvorm": Breakdown(("hulpvorm",), tuple(codes.HULPVORM)),
    "verwijzer": Breakdown(("verwijzer",), tuple(codes.VERWIJZER)),
}

# A trajectory once, in its newest state.
TRAJECTEN = Fact(
    key="trajecten",
    table=schema.trajecten,
    delivered_as="trajecten",
    moments={
        "startdatum": Moment("start_quarter", "start_day", age="start_leeftijdsgroep"),
        "einddatum": Moment("end_quarter", "end_day", age="end_leeftijdsgroep"),
    },
    breakdowns=_OF_HELP
    | {
        AGE_GROUP: Breakdown((), codes.LEEFTIJDSGROEP),
        "vervolgstap": Breakdown((NEXT_STEP.name,), (NO_STEP, *STEPS, OTHER_STEP)),
        "werkwijze_vervolgstap": Breakdown(("werkwijze", NEXT_STEP.name)),
    },
    source=_whole_trajectories,
    columns={name: column(name, each.type) for name, each in _columns(schema.trajecten).items()}
    | {each.name: each for each in (FOLLOWING_START, NEXT_START, NEXT_STEP)},
)

# A trajectory in each quarter that it was active in, as it was delivered for that quarter.
ACTIEF = Fact(
    key="trajecten_actief",
    table=schema.trajecten,
    delivered_as="trajecten",
    moments={"kwartaal": Moment("quarter")},
    breakdowns=_OF_HELP | {AGE_GROUP: Breakdown(("leeftijdsgroep",), codes.LEEFTIJDSGROEP)},
    source=_known_rows(schema.trajecten),
    columns=_columns(schema.trajecten),
)

TOEGANG = Fact(
    key="toegang",
    table=schema.toegang,
    delivered_as="toegang",
    moments={"kwartaal": Moment("quarter")},
    breakdowns={},
    source=_known_rows(schema.toegang),
    columns=_columns(schema.toegang),
)

# What partners agreed to do, by the date on which it is due. It comes with no delivery: the reports
# that reviews are about say which quarters there are.
ACTIES = Fact(
    key="acties",
    table=schema.acties,
    delivered_as="meldingen",
    moments={"vervaldatum": Moment("due_quarter")},
    breakdowns={},
    source=_known_rows(schema.acties),
    columns=_columns(schema.acties),
)
