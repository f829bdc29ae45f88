"""The cells that an answer has: every quarter, place, organisation and category asked for."""

import polars as pl

from data.regions import corop_areas
from queries.cube import Cubes, coverage
from queries.model import Fact
from queries.periods import least_final, status
from queries.selection import MONTH, Grouping, Selection


def spine(
    cubes: Cubes, fact: Fact, cells: pl.DataFrame, selection: Selection, by: Grouping
) -> pl.DataFrame:
    """One row a cell of the answer: the columns of `by.keys`, delivered (Boolean), status (text).

    A cell was delivered when a sender that covers one of its organisations delivered the fact
    for one of its quarters; only there the absence of rows means zero.
    """
    frame = _quarters(cubes, fact, selection, by)
    for name, found in _axes(fact, cells, selection, by).items():
        axis = pl.DataFrame({name: found}, schema={name: pl.String})
        frame = frame.join(axis, how="cross", maintain_order="left_right")
    covered = coverage(cubes, fact.delivered_as).filter(selection.keeps_time_and_organisation())
    return _with_delivered(frame, covered).select(*by.keys, "delivered", "status")


def _quarters(cubes: Cubes, fact: Fact, selection: Selection, by: Grouping) -> pl.DataFrame:
    """The quarters (and months) apart where asked, else one row for all; with their status."""
    each = {
        quarter: status(cubes.deliveries, fact.delivered_as, quarter, cubes.as_of)
        for quarter in selection.quarters
    }
    if by.breakdown == MONTH:
        months = [(q, f"{q // 4}-{q % 4 * 3 + m:02d}", each[q]) for q in each for m in (1, 2, 3)]
        schema = {"kwartaal": pl.Int32, "categorie": pl.String, "status": pl.String}
        return pl.DataFrame(months, schema=schema, orient="row")
    if by.quarter:
        schema = {"kwartaal": pl.Int32, "status": pl.String}
        return pl.DataFrame(list(each.items()), schema=schema, orient="row")
    return pl.DataFrame({"status": [least_final(each.values())]})


def _axes(
    fact: Fact, cells: pl.DataFrame, selection: Selection, by: Grouping
) -> dict[str, list[str]]:
    """The members of every other dimension that was asked for."""
    axes = {}
    if by.place:
        places = selection.places
        areas = [area for area, codes in corop_areas().items() if not set(codes).isdisjoint(places)]
        axes["gemeente"] = areas if by.place == "corop" else places
    if by.organisation:
        chosen = selection.organisations
        found = sorted(cells["organisatie"].unique())
        axes["organisatie"] = [each for each in found if chosen is None or each in chosen]
    if by.breakdown is not None and by.breakdown != MONTH:
        codes = fact.breakdowns[by.breakdown].codes
        axes["categorie"] = list(codes or sorted(cells["categorie"].unique()))
    return axes


def _with_delivered(frame: pl.DataFrame, covered: pl.DataFrame) -> pl.DataFrame:
    keys = [name for name in covered.columns if name in frame.columns]
    if not keys:
        return frame.with_columns(delivered=pl.lit(covered.height > 0))
    found = covered.select(keys).unique().with_columns(delivered=pl.lit(True))
    joined = frame.join(found, on=keys, how="left", maintain_order="left")
    return joined.with_columns(pl.col("delivered").fill_null(False))
