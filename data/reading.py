"""A delivery as text: batches of rows in columns, nothing interpreted yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import polars as pl

from data import findings

_BLANKS = " \t\r\n\u00a0"


@dataclass(frozen=True)
class TextColumn:
    """Some cells of one column: their texts, trimmed and null where empty, and the numbers among
    them that a workbook stored as such (None where the file knows no types).
    """

    name: str
    text: pl.Series
    numbers: pl.Series | None = None


@dataclass(frozen=True)
class Batch:
    """Some rows of a delivery. `rows` is each one's number as the sender sees it: the line of the
    file, the row in Excel. `faults` are findings about rows that fit no columns.
    """

    columns: list[TextColumn]
    rows: pl.Series
    faults: pl.DataFrame = field(default_factory=findings.none)


@dataclass(frozen=True)
class Sheet:
    """A delivery that can be read batch by batch, and again, so that it need not fit in memory.

    `batches(name)` gives only the columns of that name, `batches(None)` all; there is always one.
    `lines` is about how many rows to expect.
    """

    header: list[str]
    header_row: int
    lines: int
    batches: Callable[[str | None], Iterator[Batch]]


def trimmed(text: pl.Series) -> pl.Series:
    """The texts without surrounding blanks, null where nothing is left."""
    stripped = text.str.strip_chars(_BLANKS)
    return stripped.set(stripped == "", None)
