"""A table as an xlsx workbook: the figures, and a sheet that accounts for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard import words

# The same figures give the same bytes, whenever the file is made.
_CREATED = datetime(2020, 7, 1, tzinfo=UTC)
_FORMATS = {
    "aantal": "#,##0",
    "getal": "#,##0.0",
    "aandeel": "0.0%",
    "euro": "€ #,##0;-€ #,##0",
    "datum": "dd-mm-yyyy",
    "tekst": "@",
    "exact": "General",
}
_WIDEST = 60


@dataclass(frozen=True)
class Column:
    """A column: its name in the frame, its Dutch heading, and the kind of its values.

    Kinds: tekst, aantal (whole), getal (decimals), aandeel (a fraction), euro, datum, exact (a
    number as it is; in files only).
    """

    name: str
    heading: str
    kind: str


@dataclass(frozen=True)
class Account:
    """What a file says about its figures: filters, definitions, dates, status and source."""

    filters: Mapping[str, str]
    as_of: date
    known_on: datetime
    status: str
    source: str
    definitions: Mapping[str, str]

    def lines(self) -> list[tuple[str, str]]:
        """The account as rows of a heading and a text."""
        return [
            *self.filters.items(),
            ("Peildatum", words.dutch_date(self.as_of)),
            ("Zoals bekend op", f"{self.known_on:%d-%m-%Y %H:%M}"),
            ("Status", self.status),
            ("Bron", self.source),
            *((f"Begrip: {label}", meaning) for label, meaning in self.definitions.items()),
        ]


def workbook(name: str, frame: pl.DataFrame, columns: Sequence[Column], account: Account) -> bytes:
    """The workbook's bytes: sheet "Cijfers" with typed cells, sheet "Verantwoording"."""
    stream = BytesIO()
    # Texts come from deliveries: none may become a formula, a link or a number.
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, {"in_memory": True, **safe}) as book:
        book.set_properties({"title": name, "created": _CREATED})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        styles = {kind: book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
        _write_figures(book.add_worksheet("Cijfers"), frame, columns, bold, styles)
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _write_account(book.add_worksheet("Verantwoording"), name, account, bold, wrapped)
    return stream.getvalue()


def _write_figures(
    sheet: Worksheet,
    frame: pl.DataFrame,
    columns: Sequence[Column],
    bold: Any,
    styles: Mapping[str, Any],
) -> None:
    for index, column in enumerate(columns):
        sheet.write_string(0, index, column.heading, bold)
        _write_cells(sheet, index, frame[column.name], column.kind, styles[column.kind])
        sheet.set_column(index, index, _width(column.heading, frame[column.name]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(frame), len(columns) - 1)


def _write_cells(
    sheet: Worksheet, column: int, values: Iterable[Any], kind: str, style: Any
) -> None:
    """Missing values stay empty cells, so that they are no zero in anyone's sum."""
    for row, value in enumerate(values, start=1):
        if value is None:
            continue
        if kind == "tekst":
            sheet.write_string(row, column, str(value), style)
        elif kind == "datum":
            sheet.write_datetime(row, column, value, style)
        else:
            sheet.write_number(row, column, value, style)


def _write_account(sheet: Worksheet, name: str, account: Account, bold: Any, wrapped: Any) -> None:
    for row, (heading, text) in enumerate([("Tabel", name), *account.lines()]):
        sheet.write_string(row, 0, heading, bold)
        sheet.write_string(row, 1, text, wrapped)
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, _WIDEST)


def _width(heading: str, values: pl.Series) -> int:
    lengths = [len(str(value)) for value in values if value is not None]
    return min(_WIDEST, max([10, len(heading) + 4, *(length + 2 for length in lengths)]))
