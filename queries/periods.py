"""Quarters of the programme, and how final the figures of a quarter are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import polars as pl

from data.quarters import parse_quarter, quarter_end, quarter_of

PROGRAMME = (parse_quarter("2020-K3"), parse_quarter("2023-K2"))

# How many quarters must have passed after a quarter, all expected senders having delivered it.
PROVISIONAL_QUARTERS = 1
FINAL_QUARTERS = 4
STATUSES = ("voorlopig", "nader voorlopig", "definitief")  # from least to most final

# Tables whose delivery moves the as-of date; the others are planned ahead.
DATED_TABLES = ("meldingen", "trajecten", "kosten", "toegang")

ProgrammeState = Literal["afgelopen", "huidig", "komend"]


@dataclass(frozen=True)
class Deliveries:
    """Who delivered which table for which quarter, as known on the moment asked."""

    senders: dict[tuple[str, int], frozenset[str]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, int]]) -> "Deliveries":
        """From (table, sender, quarter)."""
        found: dict[tuple[str, int], set[str]] = {}
        for tabel, sender, quarter in rows:
            found.setdefault((tabel, quarter), set()).add(sender)
        return cls({key: frozenset(senders) for key, senders in found.items()})

    def delivered(self, tabel: str, quarter: int) -> frozenset[str]:
        return self.senders.get((tabel, quarter), frozenset())

    def expected(self, tabel: str, quarter: int) -> frozenset[str]:
        """Senders that delivered the table for this quarter or any before it."""
        so_far = [
            senders
            for (name, at), senders in self.senders.items()
            if name == tabel and at <= quarter
        ]
        return frozenset().union(*so_far)

    def last_quarter(self) -> int | None:
        return max((at for name, at in self.senders if name in DATED_TABLES), default=None)


def as_of_date(deliveries: Deliveries) -> date:
    """End of the last delivered quarter; of the programme's first while there is none."""
    last = deliveries.last_quarter()
    return quarter_end(PROGRAMME[0] if last is None else last)


def programme_until(as_of: date) -> tuple[int, int]:
    """First and last quarter of a selection without bounds: the programme up to the as-of date."""
    return PROGRAMME[0], min(PROGRAMME[1], quarter_of(as_of))


def quarters_passed(quarter: int, as_of: date) -> int:
    """Whole quarters between the end of a quarter and the as-of date."""
    last_ended = quarter_of(as_of + timedelta(days=1)) - 1
    return last_ended - quarter


def status(deliveries: Deliveries, tabel: str, quarter: int, as_of: date) -> str:
    """How final a table's figures of one quarter are."""
    missing = deliveries.expected(tabel, quarter) - deliveries.delivered(tabel, quarter)
    passed = quarters_passed(quarter, as_of)
    if missing or passed < PROVISIONAL_QUARTERS or not deliveries.delivered(tabel, quarter):
        return STATUSES[0]
    return STATUSES[1] if passed < FINAL_QUARTERS else STATUSES[2]


def least_final(statuses: Iterable[str]) -> str:
    return min(statuses, key=STATUSES.index, default=STATUSES[0])


def status_frame(deliveries: Deliveries, as_of: date) -> pl.DataFrame:
    """Columns tabel, kwartaal, status: every dated table and quarter of the programme."""
    rows = [
        (tabel, quarter, status(deliveries, tabel, quarter, as_of))
        for tabel in DATED_TABLES
        for quarter in range(PROGRAMME[0], PROGRAMME[1] + 1)
    ]
    schema = {"tabel": pl.String, "kwartaal": pl.Int32, "status": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def programme_bar(as_of: date) -> list[tuple[int, ProgrammeState]]:
    """Each quarter of the programme, and whether it is past, current or to come."""
    current = quarter_of(as_of)
    return [
        (
            quarter,
            "afgelopen" if quarter < current else "huidig" if quarter == current else "komend",
        )
        for quarter in range(PROGRAMME[0], PROGRAMME[1] + 1)
    ]
