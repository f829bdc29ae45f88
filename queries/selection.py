"""Which part of the figures is asked for: quarters, municipalities and organisations."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from data.regions import corop_areas, today


@dataclass(frozen=True)
class Selection:
    """Quarters first..last (both included); None = all municipalities, all organisations.

    Municipalities are today's codes.
    """

    first: int
    last: int
    municipalities: frozenset[str] | None = None
    organisations: frozenset[str] | None = None

    @property
    def quarters(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def places(self) -> list[str]:
        """Today's municipalities of the selection, in order of name."""
        chosen = self.municipalities
        return [code for code in today()["code"] if chosen is None or code in chosen]

    def shifted(self, quarters: int) -> "Selection":
        """The same selection so many quarters earlier."""
        return Selection(
            self.first - quarters, self.last - quarters, self.municipalities, self.organisations
        )

    def only(self, organisation: str | None) -> frozenset[str] | None:
        """One organisation, or where that is None those of the selection."""
        return self.organisations if organisation is None else frozenset({organisation})

    def keeps(self) -> pl.Expr:
        """Which cells belong to the selection."""
        kept = pl.col("kwartaal").is_between(self.first, self.last)
        if self.municipalities is not None:
            kept &= pl.col("gemeente").is_in(list(self.municipalities))
        if self.organisations is not None:
            kept &= pl.col("organisatie").is_in(list(self.organisations))
        return kept


DIMENSIONS = ("kwartaal", "gemeente", "corop", "organisatie")


class UnknownDimension(ValueError):
    """A name to split by that is no dimension, and no single breakdown."""


@dataclass(frozen=True)
class Grouping:
    """What the figures are split by; `place` is "gemeente", "corop" or None."""

    quarter: bool
    place: str | None
    organisation: bool
    breakdown: str | None

    @property
    def keys(self) -> list[str]:
        """Columns that tell the cells apart."""
        named = {
            "kwartaal": self.quarter,
            "gemeente": self.place is not None,
            "organisatie": self.organisation,
            "categorie": self.breakdown is not None,
        }
        return [name for name, used in named.items() if used]


def grouping(by: Sequence[str], breakdowns: frozenset[str]) -> Grouping:
    """The dimensions and at most one breakdown named in `by`. UnknownDimension otherwise."""
    others = [name for name in by if name not in DIMENSIONS]
    if len(others) > 1 or not breakdowns.issuperset(others):
        raise UnknownDimension(*others)
    place = "gemeente" if "gemeente" in by else "corop" if "corop" in by else None
    return Grouping("kwartaal" in by, place, "organisatie" in by, next(iter(others), None))


def by_area(cells: pl.DataFrame, place: str | None) -> pl.DataFrame:
    """Cells whose `gemeente` holds the COROP area's name where `place` asks for areas."""
    if place != "corop":
        return cells
    area = {code: corop for corop, codes in corop_areas().items() for code in codes}
    return cells.with_columns(pl.col("gemeente").replace_strict(area, return_dtype=pl.String))
