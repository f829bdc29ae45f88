"""Values that may occur once in a delivery, over all its batches."""

from collections.abc import Sequence

import polars as pl

from data.packing import Rows

ROW = "row"


def fingerprints(frame: pl.DataFrame, columns: Sequence[str], filled: Sequence[str]) -> pl.Series:
    """A number for the combination of columns in each row where those of `filled` are."""
    rows = frame.filter(pl.all_horizontal(pl.col(name).is_not_null() for name in filled))
    return rows.select(pl.struct(columns).hash()).to_series()


def repeated(rows: Rows, prints: pl.Series, columns: Sequence[str]) -> pl.DataFrame:
    """The rows whose combination stood in the delivery before.

    `prints`: the fingerprints of the whole delivery; they only say where to look, as two
    combinations may share one. Columns: row, those asked, and first (the row that was before).
    """
    shared = prints.filter(prints.is_duplicated()).unique().implode()
    combination = pl.struct(columns)
    suspects = pl.concat(
        frame.filter(combination.hash().is_in(shared)).select(ROW, *columns)
        for frame in rows.frames()
    )
    first = suspects.with_columns(first=pl.col(ROW).first().over(*columns))
    return first.filter(pl.col("first") < pl.col(ROW))
