"""The cells of one delivered column, faults found in them, and values back in Dutch words."""

from dataclasses import dataclass, replace

import polars as pl

from data import findings
from data.contract import Column

Faults = list[pl.DataFrame]


@dataclass(frozen=True)
class Cells:
    """One column of a delivery: its texts (trimmed, null where empty), the numbers that a
    workbook stored as such (else None), and each row's number as the sender sees it.
    """

    column: Column
    text: pl.Series
    numbers: pl.Series | None
    rows: pl.Series

    def with_text(self, text: pl.Series) -> "Cells":
        return replace(self, text=text)


def fault(cells: Cells, where: pl.Series, sentence: str, expected: str | None = None) -> Faults:
    """A finding for each cell where the mask is true; none when it is nowhere."""
    if not where.any():
        return []
    return [
        findings.frame(
            cells.rows.filter(where),
            cells.column.name,
            cells.text.filter(where),
            expected or cells.column.type.expected,
            sentence,
            secret=cells.column.secret,
        )
    ]


def in_words(values: pl.Series, column: Column) -> pl.Series:
    """Values as read, written so that a sender recognises them."""
    match column.type.kind:
        case "date":
            return values.dt.strftime("%-d-%-m-%Y")
        case "timestamp":
            return values.dt.strftime("%-d-%-m-%Y %H:%M")
        case "money":
            return (values / 100).cast(pl.String).str.replace(".", ",", literal=True)
        case "month":
            return pl.Series([f"{month // 12}-{month % 12 + 1:02}" for month in values])
        case _:
            return values.cast(pl.String)
