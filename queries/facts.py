"""The facts that KPIs count over: which rows are known, and what is joined to them."""

from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Integer, and_, column, func, or_, select

from data import codes, schema
from queries.model import Breakdown, Fact, Moment

# The first crisis of the same youth received after the day this report was closed; null = none.
NEXT_CRISIS_DAY: ColumnElement[int] = column("next_crisis_day", Integer)


def known(table: FromClause, moment: datetime | None) -> ColumnElement[bool]:
    """Rows as known on a moment (UTC, naive); None is now."""
    if moment is None:
        return table.c.known_until.is_(None)
    later = or_(table.c.known_until.is_(None), table.c.known_until > moment)
    return and_(table.c.known_from <= moment, later)


def _reports_with_next_crisis(moment: datetime | None) -> FromClause:
    """Reports, each with the youth's next known crisis at any sender, in any municipality.

    Joining on youth and closing day was measured faster than a window over closings and receipts.
    """
    report = schema.meldingen
    closed, later = report.alias("closed"), report.alias("later")
    after = and_(closed.c.jeugdige == later.c.jeugdige, later.c.received_day > closed.c.closed_day)
    next_crisis = (
        select(
            closed.c.jeugdige,
            closed.c.closed_day,
            func.min(later.c.received_day).label(NEXT_CRISIS_DAY.name),
        )
        .join_from(closed, later, after)
        .where(known(closed, moment), known(later, moment), closed.c.is_crisis, later.c.is_crisis)
        .group_by(closed.c.jeugdige, closed.c.closed_day)
        .subquery("next_crisis")
    )
    own = and_(
        report.c.jeugdige == next_crisis.c.jeugdige,
        report.c.closed_day == next_crisis.c.closed_day,
    )
    return report.outerjoin(next_crisis, own)


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
        "leeftijdsgroep": Breakdown(("leeftijdsgroep",), codes.LEEFTIJDSGROEP),
        "weekdag_dagdeel": Breakdown(("weekday", "dagdeel")),
    },
    source=_reports_with_next_crisis,
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
    source=lambda _moment: schema.oorzaken,
)

KOSTEN = Fact(
    key="kosten",
    table=schema.kosten,
    delivered_as="kosten",
    moments={"maand": Moment("service_quarter", month="service_month")},
    breakdowns={"soort": Breakdown(("soort",), codes.SOORT_KOSTEN)},
    source=lambda _moment: schema.kosten,
)
