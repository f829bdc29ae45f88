"""Cost lines of trajectories and reports, known or not, in months on the edge of the first year."""

from datetime import date
from random import Random

from data.codes import SOORT_KOSTEN
from tests.oracle import drawn
from tests.oracle.drawn import ORGANISATIONS, PLACES, SENDERS, Row
from tests.oracle.drawn_trajectories import UNKNOWN, link_to

_NAMES = ("traject_id", "traject_afzender", "melding_id", "melding_afzender")
_MONTHS_AFTER = (-1, 0, 1, 10, 11, 12)


def cost(random: Random, reports: list[Row], rows: list[Row]) -> Row:
    """A line for a delivered trajectory (`rows`), for a report, or for standing by."""
    sender, declared = random.choice(SENDERS), drawn.day(random)
    month = _month(declared) - random.randint(0, 5)
    kind = random.choice((*["trajectory"] * 6, "report", "none"))
    names: Row = {}
    if kind == "trajectory" and rows:
        row = random.choice(rows)
        names = _trajectory_named(random, sender, row)
        month = _month_of(row, reports) + random.choice(_MONTHS_AFTER)
    elif kind == "trajectory":
        names = {"traject_id": UNKNOWN}
    elif kind == "report" and reports:
        names = link_to(random, sender, random.choice(reports))
    return {
        **drawn.known(random),
        **dict.fromkeys(_NAMES),
        **names,
        "sender": sender,
        "gemeente": random.choice(PLACES),
        "soort": random.choice(SOORT_KOSTEN[:2]) if names else SOORT_KOSTEN[2],
        "maand": month,
        "productcategorie": "46",
        "bedrag": random.choice((-1, 1, 1, 1)) * random.randint(0, 10_000_000),
        "gedeclareerd_op": declared,
        "organisatie": random.choice(ORGANISATIONS),
    }


def _trajectory_named(random: Random, sender: str, row: Row) -> Row:
    """The trajectory, or now and then another sender's of the same number."""
    is_own = row["sender"] == sender
    is_named = random.random() < (0.5 if is_own else 0.9)
    return {
        "traject_id": row["traject_id"],
        "traject_afzender": row["sender"] if is_named else None,
    }


def _month_of(row: Row, reports: list[Row]) -> int:
    """The month of the report that a trajectory follows; of its start where there is none."""
    named = (row["melding_afzender"] or row["sender"], row["melding_id"])
    for report in reports:
        if (report["sender"], report["melding_id"]) == named:
            return _month(report["ontvangen_op"].date())
    return _month(row["startdatum"])


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
