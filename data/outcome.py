"""What became of one delivered file."""

from dataclasses import dataclass, field

import polars as pl

from data import findings
from data.findings import Finding
from data.naming import Delivered
from data.replacing import Counts

MOST_LISTED = 1_000
LOADED, UNCHANGED, REFUSED, SOUND = "geladen", "ongewijzigd", "geweigerd", "in orde"


@dataclass(frozen=True)
class Warned:
    """A check across tables that found something, how often, and in Dutch what."""

    check: str
    count: int
    text: str


@dataclass(frozen=True)
class Outcome:
    """One file of a delivery: what it was, its status, and its rows against those it replaced.

    `status`: "geladen", "ongewijzigd" (the same file once more), "geweigerd", or "in orde" where
    it was only checked. `faults` holds every finding as a frame (``data.findings``).
    """

    source: str
    status: str
    delivered: Delivered | None = None
    counts: Counts = field(default_factory=Counts)
    warnings: tuple[Warned, ...] = ()
    faults: pl.DataFrame = field(default_factory=findings.none)

    @property
    def tabel(self) -> str | None:
        return self.delivered.table if self.delivered else None

    @property
    def sender(self) -> str | None:
        return self.delivered.sender if self.delivered else None

    @property
    def quarter(self) -> int | None:
        return self.delivered.quarter if self.delivered else None

    @property
    def rows(self) -> int:
        return self.counts.rows

    @property
    def rows_new(self) -> int:
        return self.counts.new

    @property
    def rows_changed(self) -> int:
        return self.counts.changed

    @property
    def rows_unchanged(self) -> int:
        return self.counts.unchanged

    @property
    def rows_gone(self) -> int:
        return self.counts.gone

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The first findings, as many as anyone reads; `faults` holds them all."""
        return findings.listed(self.faults.head(MOST_LISTED))
