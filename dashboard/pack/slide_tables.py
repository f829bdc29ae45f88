"""Tables on slides, in a size that can be read: as many rows as a slide holds."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide
from pptx.util import Inches, Pt

from dashboard import words
from dashboard.pack.slide_parts import (
    ACROSS,
    BLUE,
    INK,
    MARGIN,
    SMALL,
    WHITE,
    Box,
    Words,
    describe,
    lines,
    write,
)
from dashboard.tables import Table
from dashboard.workbook import Column

Rows = Sequence[Sequence[str]]

_ROW, _LINE = 0.38, 0.24  # inches: a row of one line, and each line more
_LETTERS = 8.5  # an inch holds of text in this size
_TEXTS: Mapping[str, Callable[[Any], str]] = {
    "aantal": words.number,
    "getal": lambda value: words.number(value, 1),
    "aandeel": lambda value: words.percentage(value, 1),
    "euro": words.euro,
    "datum": words.dutch_date,
}


def cells(table: Table) -> list[list[str]]:
    """The rows of a table as people read them."""
    columns = [
        [_said(value, column) for value in table.frame[column.name]] for column in table.columns
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def _said(value: Any, column: Column) -> str:
    if value is None:
        return words.MISSING
    return _TEXTS[column.kind](value) if column.kind in _TEXTS else str(value)


def widths(headings: Sequence[str], rows: Rows) -> list[float]:
    """How wide each column is, in inches: by its longest text, the long ones held back."""
    longest = [
        max(8.0, *(min(40.0, len(row[index])) for row in (headings, *rows)))
        for index in range(len(headings))
    ]
    return [ACROSS * each / sum(longest) for each in longest]


def parts(table: Table, height: float) -> Iterator[Rows]:
    """The rows in parts that each fit in this height (inches), under the headings."""
    headings, rows = [column.heading for column in table.columns], cells(table)
    wide = widths(headings, rows)
    part: list[list[str]] = []
    room = height - _height(headings, wide)
    for row in rows:
        needed = _height(row, wide)
        if part and needed > room:
            yield part
            part, room = [], height - _height(headings, wide)
        part.append(row)
        room -= needed
    if part:
        yield part


def _height(row: Sequence[str], wide: Sequence[float]) -> float:
    most = max(
        sum(max(1, math.ceil(len(line) / (width * _LETTERS))) for line in text.split("\n"))
        for text, width in zip(row, wide, strict=True)
    )
    return _ROW + _LINE * (most - 1)


def add_table(slide: Slide, top: float, table: Table, rows: Rows) -> None:
    """Draws rows of a table under its headings."""
    headings = [column.heading for column in table.columns]
    wide = widths(headings, cells(table))
    box = Box(MARGIN, top, ACROSS, _ROW * (len(rows) + 1))
    frame = slide.shapes.add_table(len(rows) + 1, len(headings), *box.placed())
    describe(frame, f"Tabel: {table.name}")
    for index, width in enumerate(wide):
        frame.table.columns[index].width = Inches(width)
    for index, texts in enumerate((headings, *rows)):
        held = zip(frame.table.rows[index].cells, texts, table.columns, strict=True)
        for cell, text, column in held:
            _fill(cell, text, column.kind, heading=index == 0)


def _fill(cell: Any, text: str, kind: str, *, heading: bool) -> None:
    cell.margin_top = cell.margin_bottom = Pt(3)
    colour = WHITE if heading else INK
    write(cell.text_frame, [[Words(each, SMALL, heading, colour)] for each in lines(text)])
    if kind != "tekst":
        for paragraph in cell.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.RIGHT
    if heading:
        cell.fill.solid()
        cell.fill.fore_color.rgb = BLUE
