"""Who delivers what, when: on time, late, again, or not at all."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.demo import calendar, ways
from data.quarters import parse_quarter, quarter_label

Table = Literal["bevolking", "kosten", "meldingen", "ramingen", "toegang", "trajecten"]

Row = tuple[Table, str, int]

LATE: Row = ("kosten", "molendrift", parse_quarter("2021-K2"))
MISSING: Row = ("kosten", "de-gele-hoed", parse_quarter("2022-K2"))
CORRECTED: Row = ("kosten", "elker", parse_quarter("2021-K3"))
AS_XLSX: Row = ("meldingen", "cosis", parse_quarter("2022-K1"))
_AT_THE_START = date(2020, 7, 1)
_CORRECTION = date(2021, 11, 9)


@dataclass(frozen=True, order=True)
class Delivery:
    """One file of the demo set."""

    received: date
    table: Table
    sender: str
    quarter: int
    mistaken: bool = False  # a first version, with the mistake that its correction takes away

    @property
    def file_name(self) -> str:
        suffix = "xlsx" if (self.table, self.sender, self.quarter) == AS_XLSX else "csv"
        return f"{self.table}_{self.sender}_{quarter_label(self.quarter)}.{suffix}"


def deliveries() -> list[Delivery]:
    """All deliveries of the demo set in the order in which they came in."""
    start = [
        Delivery(_AT_THE_START, "bevolking", "rigg", calendar.FIRST),
        Delivery(_AT_THE_START, "ramingen", "rigg", calendar.FIRST),
        Delivery(_CORRECTION, *CORRECTED),
    ]
    return sorted(start + [one for quarter in calendar.QUARTERS for one in _round(quarter)])


def _round(quarter: int) -> list[Delivery]:
    """What comes in after a quarter. The crisis line sends the quarter before once more: by then
    its crises are closed and reviewed."""
    received = calendar.RECEIVED[quarter]
    rows: list[Row] = [
        ("toegang", "rigg", quarter),
        ("meldingen", "cosis", quarter),
        ("meldingen", "spoedvoorjeugd", quarter),
    ]
    if quarter > calendar.FIRST:
        rows += [("meldingen", "spoedvoorjeugd", quarter - 1)]
    if quarter % 4 == 0:
        rows += [("bevolking", "rigg", quarter)]
    if quarter == ADJUSTED_IN - 1:
        rows += [("ramingen", "rigg", ADJUSTED_IN)]
    rows += [(table, sender, quarter) for table in _OF_PROVIDERS for sender in ways.PROVIDERS]
    on_time = [row for row in rows if row not in (LATE, MISSING)]
    if quarter == LATE[2] + 1:
        on_time.append(LATE)
    return [Delivery(received, *row, mistaken=row == CORRECTED) for row in on_time]


_OF_PROVIDERS: tuple[Table, ...] = ("kosten", "trajecten")
ADJUSTED_IN = parse_quarter("2022-K1")  # the first quarter that the adjusted estimate names
