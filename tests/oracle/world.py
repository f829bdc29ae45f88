"""Random deliveries: rows as senders would write them, and who delivered which quarter when.

Few youths, places and days, so that repeats, equal days and empty cells all occur. Every row was
known from FIRST or only from SECOND on, and some that were known first are gone since SECOND, or
replaced.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from data.quarters import quarter_of
from tests.oracle import drawn, drawn_costs, drawn_trajectories
from tests.oracle.drawn import FIRST, SECOND, SENDERS, Row

DATED = ("meldingen", "trajecten", "kosten", "toegang")
_QUARTER_OF = {"meldingen": "ontvangen_op", "kosten": "gedeclareerd_op"}
_EMPTY = 6
_MATURES = (
    ("meldingen", "ontvangen_op", 30),
    ("meldingen", "ontvangen_op", 365),
    ("meldingen", "afgesloten_op", 42),
    ("meldingen", "afgesloten_op", 90),
    ("meldingen", "afgesloten_op", 365),
    ("trajecten", "startdatum", 365),
    ("trajecten", "einddatum", 90),
    ("trajecten", "einddatum", 365),
)


@dataclass
class World:
    """Rows by table, each with sender, known_from and known_until; and who delivered what when."""

    rows: dict[str, list[Row]]
    deliveries: list[tuple[str, str, int, datetime]]

    def known(self, tabel: str, moment: datetime | None) -> list[Row]:
        """The rows of a table as known on a moment."""
        if moment is None:
            return [row for row in self.rows[tabel] if row["known_until"] is None]
        known = [row for row in self.rows[tabel] if row["known_from"] <= moment]
        return [row for row in known if row["known_until"] is None or row["known_until"] > moment]

    def delivered(self, moment: datetime | None) -> set[tuple[str, str, int]]:
        return {
            (tabel, sender, quarter)
            for tabel, sender, quarter, received in self.deliveries
            if moment is None or received <= moment
        }


def world_of(random: Random, most: int) -> World:
    """A world with at most about so many reports, trajectories and cost lines, and fewer others."""
    reports = [drawn.report(random) for _ in range(_size(random, most))]
    _number(reports, "melding_id")
    trajectories = drawn_trajectories.trajectories(random, reports, _size(random, most))
    costs = [
        drawn_costs.cost(random, reports, trajectories) for _ in range(_size(random, 2 * most))
    ]
    _number(costs, "regel_id")
    rows = {
        "meldingen": reports,
        "trajecten": trajectories,
        "kosten": costs,
        "toegang": drawn.access(random, _size(random, most // 3)),
        "ramingen": drawn.estimates(random, _size(random, most // 2)),
        "bevolking": drawn.population(random),
    }
    for tabel, column in _QUARTER_OF.items():
        for row in rows[tabel]:
            row["quarter"] = quarter_of(row[column])
    return World(rows, _deliveries(random, rows))


def _size(random: Random, most: int) -> int:
    return most if random.random() < 0.7 else random.randint(0, most)


def as_of_date(random: Random, world: World) -> date | None:
    """None, or the day on which some row of the world matures, or the day before that."""
    dates = [
        (row[column], after)
        for tabel, column, after in _MATURES
        for row in world.rows[tabel]
        if row[column] is not None
    ]
    if not dates or random.random() < 0.3:
        return None
    day, after = random.choice(dates)
    day = day.date() if isinstance(day, datetime) else day
    return day + timedelta(after - random.randint(0, 1))


def _deliveries(random: Random, rows: dict[str, list[Row]]) -> list[tuple[str, str, int, datetime]]:
    """Those of the rows, and some without rows."""
    received: dict[tuple[str, str, int], datetime] = {}
    for tabel in DATED:
        for row in rows[tabel]:
            key = (tabel, row["sender"], row["quarter"])
            received[key] = min(row["known_from"], received.get(key, SECOND))
    for _ in range(random.randint(0, _EMPTY)):
        at = random.randint(2020 * 4 + 2, 2022 * 4 + 1)
        key = (random.choice(DATED), random.choice(SENDERS), at)
        received.setdefault(key, random.choice((FIRST, SECOND)))
    return [(*key, moment) for key, moment in received.items()]


def _number(rows: list[Row], column: str) -> None:
    """Give each row a number of its sender: two senders may use the same."""
    counts = dict.fromkeys(SENDERS, 0)
    for row in rows:
        counts[row["sender"]] += 1
        row[column] = str(counts[row["sender"]])
