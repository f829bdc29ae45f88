"""A table as an xlsx workbook: the figures, and a sheet that accounts for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard import words

# The same figures give the same bytes, whenever the file is made.
CREATED = datetime(2020, 7, 1, tzinfo=UTC)
FORMATS = {
    "aantal": "#,##0",
    "getal": "#,##0.0",
    "aandeel": "0.0%",
    "euro": "€ #,##0;-€ #,##0",
    "datum": "dd-mm-yyyy",
    "tekst": "@",
    "exact": "General",
}
WIDEST = 60
_HEADINGS = 36


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


@dataclass(frozen=True)
class Styles:
    """The looks of the cells of one workbook; `headings` and `values` by kind of column."""

    title: Any
    name: Any
    label: Any
    text: Any
    headings: Mapping[str, Any]
    values: Mapping[str, Any]


@contextmanager
def open_book(stream: BytesIO, title: str) -> Iterator[xlsxwriter.Workbook]:
    """A workbook that is written to the stream on leaving.

    Texts come from deliveries: none may become a formula, a link or a number.
    """
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, {"in_memory": True, **safe}) as book:
        book.set_properties({"title": title, "created": CREATED})
        yield book


def styles(book: xlsxwriter.Workbook) -> Styles:
    wrapped = {"text_wrap": True, "valign": "top"}
    heading = {"bold": True, "bottom": 1, **wrapped}
    return Styles(
        book.add_format({"bold": True, "font_size": 14}),
        book.add_format({"bold": True}),
        book.add_format({"bold": True, **wrapped}),
        book.add_format(wrapped),
        {kind: book.add_format(heading | _placed(kind)) for kind in FORMATS},
        {
            kind: book.add_format({"num_format": code, **wrapped, **_placed(kind)})
            for kind, code in FORMATS.items()
        },
    )


def _placed(kind: str) -> dict[str, Any]:
    """Numbers stand right with their heading, so far from the edge that its filter covers none."""
    return {} if kind == "tekst" else {"align": "right", "indent": 2, "text_wrap": False}


def workbook(name: str, frame: pl.DataFrame, columns: Sequence[Column], account: Account) -> bytes:
    """The workbook's bytes: sheet "Cijfers" with typed cells, sheet "Verantwoording"."""
    stream = BytesIO()
    with open_book(stream, name) as book:
        looks = styles(book)
        figures = book.add_worksheet("Cijfers")
        widen(figures, write_table(figures, 0, frame, columns, looks))
        figures.freeze_panes(1, 0)
        figures.autofilter(0, 0, len(frame), len(columns) - 1)
        lines = [("Tabel", name), *account.lines()]
        write_lines(book.add_worksheet("Verantwoording"), 0, lines, looks)
    return stream.getvalue()


def write_table(
    sheet: Worksheet, row: int, frame: pl.DataFrame, columns: Sequence[Column], looks: Styles
) -> list[int]:
    """The headings in this row, the values below them. Gives how wide each column wants to be."""
    for index, column in enumerate(columns):
        sheet.write_string(row, index, column.heading, looks.headings[column.kind])
        for below, value in enumerate(frame[column.name], start=row + 1):
            write_cell(sheet, below, index, value, column.kind, looks)
    return [_width(column.heading, frame[column.name]) for column in columns]


def write_cell(
    sheet: Worksheet, row: int, column: int, value: Any, kind: str, looks: Styles
) -> None:
    """A missing value stays an empty cell, so that it is no zero in anyone's sum."""
    if value is None:
        return
    style = looks.values[kind]
    if kind == "tekst":
        sheet.write_string(row, column, str(value), style)
    elif kind == "datum":
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def write_lines(
    sheet: Worksheet, row: int, lines: Iterable[tuple[str, str]], looks: Styles
) -> None:
    """Rows of a heading and a text, from this row on."""
    for at, (heading, text) in enumerate(lines, start=row):
        sheet.write_string(at, 0, heading, looks.label)
        sheet.write_string(at, 1, text, looks.text)
    widen(sheet, (_HEADINGS, WIDEST))


def widen(sheet: Worksheet, widths: Sequence[int]) -> None:
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)


def _width(heading: str, values: pl.Series) -> int:
    lengths = [len(str(value)) for value in values if value is not None]
    return min(WIDEST, max([10, len(heading) + 5, *(length + 4 for length in lengths)]))
