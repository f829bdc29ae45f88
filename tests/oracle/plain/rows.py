"""What the facts share: whose a row is, where and when it counts, and what is known of a world.

Nothing in this folder comes from queries/: every KPI is recomputed with loops over delivered rows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tests.oracle.drawn import Row
from tests.oracle.world import DATED, World

SUCCESSOR = {"0003": "1979", "0010": "1979", "0024": "1979"}
ENDED_ON = dict.fromkeys(SUCCESSOR, date(2020, 12, 31))
TODAY = {
    "0014": "Overig Groningen",
    "0037": "Oost-Groningen",
    "0047": "Oost-Groningen",
    "0765": "Oost-Groningen",
    "1895": "Oost-Groningen",
    "1950": "Oost-Groningen",
    "1952": "Overig Groningen",
    "1966": "Overig Groningen",
    "1969": "Overig Groningen",
    "1979": "Delfzijl en omgeving",
}


def quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def first_day(at: int) -> date:
    """The day on which a quarter begins."""
    return date(at // 4, at % 4 * 3 + 1, 1)


def organisation(row: Row) -> str:
    return row.get("organisatie") or row["sender"]


def place(row: Row) -> str:
    return SUCCESSOR.get(row["gemeente"], row["gemeente"])


def age_group(age: int) -> str:
    if age <= 5:
        return "0-5"
    if age <= 11:
        return "6-11"
    if age <= 15:
        return "12-15"
    return "16-17" if age <= 17 else "18+"


def always(_: Row) -> bool:
    return True


@dataclass
class Counted:
    """One row as a KPI counts it."""

    day: date
    row: Row
    teller: Any = 0
    noemer: Any = 0
    waits: bool = False


class Known:
    """What is known of a world on a moment, seen from an as-of date."""

    def __init__(self, world: World, moment: datetime | None, as_of: date | None = None) -> None:
        self.rows = {tabel: world.known(tabel, moment) for tabel in world.rows}
        self.deliveries = world.delivered(moment)
        dated = [at for name, _, at in self.deliveries if name in DATED]
        last = max(dated, default=2020 * 4 + 2)
        self.as_of = as_of or first_day(last + 1) - timedelta(1)
        self._made: dict[tuple, Any] = {}

    def once(self, name: tuple, make: Callable[[], Any]) -> Any:
        """What is the same in all cells, made when first asked for."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def is_mature(self, day: date, after: int) -> bool:
        return after == 0 or day + timedelta(after) <= self.as_of

    def is_delivered(self, tabel: str, at: int, organisations: frozenset[str] | None) -> bool:
        """Whether a sender of one of these organisations delivered the quarter."""
        found = self.once(("delivered", tabel, at), lambda: self._delivered(tabel, at))
        return bool(found if organisations is None else found & organisations)

    def _delivered(self, tabel: str, at: int) -> set[str]:
        found = set()
        for name, sender, delivered in self.deliveries:
            if name == tabel and delivered == at:
                found.add(sender)
                for row in self.rows[tabel]:
                    if row["sender"] == sender:
                        found.add(organisation(row))
        return found


Formula = Callable[[Known], Iterator[Counted]]


def matured(known: Known, day: date, row: Row, after: int, teller: Callable[[], Any]) -> Counted:
    """A row that counts once, from so many days after its date; until then it only waits."""
    if known.is_mature(day, after):
        return Counted(day, row, teller(), 1)
    return Counted(day, row, waits=True)
