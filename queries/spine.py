"""The cells that an answer has: every quarter, place, organisation and category asked for."""

from collections.abc import Iterable, Sequence
from itertools import product

import polars as pl

from data.regions import corop_areas
from queries.cube import Cubes, covered
from queries.model import MONTH, Fact
from queries.periods import least_final, status
from queries.selection import Grouping, Selection

_SCHEMA = {
    "kwartaal": pl.Int32,
    "gemeente": pl.String,
    "organisatie": pl.String,
    "categorie": pl.String,
    "delivered": pl.Boolean,
    "status": pl.String,
}


def spine(
    cubes: Cubes, fact: Fact, cells: pl.DataFrame, selection: Selection, by: Grouping
) -> pl.DataFrame:
    """One row a cell of the answer: the columns of `by.keys`, delivered (Boolean), status (text).

    A cell was delivered when a sender that covers one of its organisations delivered the fact
    for one of its quarters; only there the absence of rows means zero.
    """
    places, organisations = _places(selection, by), _organisations(cells, selection, by)
    codes = _categories(fact, cells, by)
    rows: list[tuple] = []
    for period in _periods(selection, by):
        quarter = period[0] if by.quarter else None
        finality = _least_final(cubes, fact, period)
        delivered = {
            each: quarters_delivered(cubes, fact, period, selection.only(each)) > 0
            for each in organisations
        }
        categories = _months(period) if by.breakdown == MONTH else codes
        rows += [
            (quarter, place, each, category, delivered[each], finality)
            for place, each, category in product(places, organisations, categories)
        ]
    frame = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    return frame.select(*by.keys, "delivered", "status")


def quarters_delivered(
    cubes: Cubes, fact: Fact, quarters: Iterable[int], organisations: frozenset[str] | None
) -> int:
    """How many of these quarters were delivered for one of these organisations (None = any)."""
    known = covered(cubes, fact.delivered_as)
    found = (known.get(quarter, frozenset()) for quarter in quarters)
    return sum(bool(each if organisations is None else each & organisations) for each in found)


def _periods(selection: Selection, by: Grouping) -> list[Sequence[int]]:
    """The quarters of each cell: one by one where they or their months are asked for."""
    if by.quarter or by.breakdown == MONTH:
        return [[quarter] for quarter in selection.quarters]
    return [selection.quarters]


def _months(period: Sequence[int]) -> list[str]:
    return [f"{at // 4}-{at % 4 * 3 + month:02d}" for at in period for month in (1, 2, 3)]


def _least_final(cubes: Cubes, fact: Fact, period: Sequence[int]) -> str:
    return least_final(
        status(cubes.deliveries, fact.delivered_as, at, cubes.as_of) for at in period
    )


def _places(selection: Selection, by: Grouping) -> Sequence[str | None]:
    if by.place != "corop":
        return [None] if by.place is None else selection.places
    chosen = set(selection.places)
    return [area for area, codes in corop_areas().items() if not chosen.isdisjoint(codes)]


def _organisations(cells: pl.DataFrame, selection: Selection, by: Grouping) -> Sequence[str | None]:
    """Those that occur in the fact."""
    if not by.organisation:
        return [None]
    found, chosen = sorted(cells["organisatie"].unique()), selection.organisations
    return [each for each in found if chosen is None or each in chosen]


def _categories(fact: Fact, cells: pl.DataFrame, by: Grouping) -> Sequence[str | None]:
    """The codes of the breakdown; those that occur where it has no list of them."""
    if by.breakdown is None or by.breakdown == MONTH:
        return [None]
    return fact.breakdowns[by.breakdown].codes or sorted(cells["categorie"].unique())
