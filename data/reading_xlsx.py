"""An XLSX as columns of text: each cell as Excel stored it, written in one unmistakable way."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

import polars as pl
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from data.reading import Batch, Sheet, TextColumn, trimmed
from data.surveying import header_name
from data.unpacking import Refused, check_workbook

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_xlsx(raw: bytes, table: str) -> Sheet:
    """The sheet named after the table, else the first; its first filled row is the header.

    Raises Refused where the workbook is unsafe to open, unreadable or empty.
    """
    check_workbook(raw)
    try:
        cells = _sheet(CalamineWorkbook.from_filelike(io.BytesIO(raw)), table).to_python(
            skip_empty_area=False
        )
    except CalamineError:
        raise Refused("Het bestand is geen leesbare XLSX.") from None
    filled = [(number, row) for number, row in enumerate(cells, start=1) if any(map(_filled, row))]
    if not filled:
        raise Refused("Het werkblad is leeg.")
    (header_row, header), *body = filled
    rows = pl.Series([number for number, _ in body], dtype=pl.Int32)
    names = [header_name(name) for name in header]
    columns = [
        _column(name, [row[position] for _, row in body]) for position, name in enumerate(names)
    ]
    return Sheet(names, header_row, len(rows), partial(_batches, columns, rows))


def _batches(columns: list[TextColumn], rows: pl.Series, name: str | None) -> Iterator[Batch]:
    yield Batch([column for column in columns if name in (None, column.name)], rows)


def _sheet(book: CalamineWorkbook, table: str) -> CalamineSheet:
    named = [name for name in book.sheet_names if header_name(name) == table]
    return book.get_sheet_by_name(named[0]) if named else book.get_sheet_by_index(0)


def _filled(cell: Cell) -> bool:
    return cell != ""


def _column(name: str, cells: list[Cell]) -> TextColumn:
    numbers = [_number(cell) for cell in cells]
    return TextColumn(
        name,
        trimmed(pl.Series([_text(cell) for cell in cells], dtype=pl.String)),
        pl.Series(numbers, dtype=pl.Float64),
    )


def _number(cell: Cell) -> float | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return float(_text(cell))


def _text(cell: Cell) -> str:
    """Numbers as Excel shows them (15 digits), whole ones without decimals; dates as ISO.

    A date without a time is midnight: Excel knows no difference.
    """
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return (cell + timedelta(milliseconds=500)).isoformat(" ", "seconds")
    return f"{cell.isoformat()} 00:00:00" if isinstance(cell, date) else str(cell)
