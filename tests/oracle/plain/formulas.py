"""The formula of every KPI, and which of the rows that it counts belong to a cell."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.oracle.plain import access, costs, follow_up, reports, trajectories
from tests.oracle.plain.reports import daypart
from tests.oracle.plain.rows import (
    Counted,
    Formula,
    Known,
    age_group,
    organisation,
    place,
    quarter,
)

COUNTS = reports.COUNTS | costs.COUNTS | access.OPTIONAL
RATIOS = reports.RATIOS | follow_up.RATIOS | trajectories.RATIOS | access.RATIOS
# Those over youths: what is counted of the rows.
PER_1000: dict[str, Formula] = {
    "crises_per_1000": reports.COUNTS["crises"],
    "ggz_per_1000": trajectories.GGZ_STARTS,
}
ESTIMATED: dict[str, Formula] = {"kosten_tov_raming": costs.COUNTS["kosten"]}
ROWS = COUNTS | RATIOS | reports.DISTINCT | reports.MEDIANS | PER_1000 | ESTIMATED
TABLE = {
    **dict.fromkeys(ROWS, "meldingen"),
    **dict.fromkeys(costs.COUNTS | ESTIMATED, "kosten"),
    **dict.fromkeys(trajectories.RATIOS | {"ggz_per_1000": None}, "trajecten"),
    **dict.fromkeys(access.OPTIONAL | access.RATIOS, "toegang"),
}


def age(each: Counted) -> str:
    """A report's is that of the year it came in, whichever of its dates is counted."""
    day = each.row.get("ontvangen_op", each.day)
    return age_group(day.year - each.row["geboortejaar"])


def weekday(each: Counted) -> str:
    moment = each.row["ontvangen_op"]
    return f"{moment.weekday()}|{daypart(moment)}"


CATEGORY: dict[str, Callable[[Counted], str]] = {
    "melder": lambda each: each.row["melder"],
    "vraag": lambda each: each.row["vraag"],
    "afhandeling": lambda each: each.row["afhandeling"],
    "dagdeel": lambda each: daypart(each.row["ontvangen_op"]),
    "leeftijdsgroep": age,
    "weekdag_dagdeel": weekday,
    "soort": lambda each: each.row["soort"],
    "oorzaak": lambda each: each.row["oorzaak"],
    "domein": lambda each: each.row["oorzaak"].split(":")[0],
    "werkwijze": lambda each: each.row["werkwijze"],
    "hulpvorm": lambda each: each.row["hulpvorm"],
    "verwijzer": lambda each: each.row["verwijzer"],
    "vervolgstap": lambda each: each.row["vervolgstap"],
    "werkwijze_vervolgstap": lambda each: f"{each.row['werkwijze']}|{each.row['vervolgstap']}",
    "maand": lambda each: f"{each.day:%Y-%m}",
}


@dataclass(frozen=True)
class Cell:
    """Which rows are meant: quarters, places and organisations (None = all), one category."""

    quarters: tuple[int, ...]
    places: frozenset[str] | None = None
    organisations: frozenset[str] | None = None
    breakdown: str | None = None
    category: str | None = None

    def holds(self, each: Counted) -> bool:
        if quarter(each.day) not in self.quarters:
            return False
        if self.places is not None and place(each.row) not in self.places:
            return False
        if self.organisations is not None and organisation(each.row) not in self.organisations:
            return False
        return self.breakdown is None or CATEGORY[self.breakdown](each) == self.category


def counted(known: Known, key: str, at: int) -> list[Counted]:
    """The rows of a KPI in one quarter, in all cells."""
    found = known.once(("counted", key), lambda: list(ROWS[key](known)))
    return known.once(
        ("counted", key, at), lambda: [each for each in found if quarter(each.day) == at]
    )
