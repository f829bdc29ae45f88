"""The review pack as a workbook: every figure a real number, a sheet for each theme."""

import math
import re
import textwrap
from collections.abc import Iterable, Sequence
from io import BytesIO

from xlsxwriter.worksheet import Worksheet

from dashboard import frames
from dashboard.cards import Card
from dashboard.pack.contents import Definition, Face, Pack
from dashboard.scene import kpi
from dashboard.tables import Table
from dashboard.workbook import (
    Styles,
    open_book,
    styles,
    widen,
    write_cell,
    write_lines,
    write_table,
)
from data.quarters import quarter_label

SUMMARY, ACTIONS, QUALITY = "Samenvatting", "Acties", "Gegevenskwaliteit"
FILTERS, DEFINITIONS = "Filters", "Begrippen"
_OWN = (SUMMARY, ACTIONS, QUALITY, FILTERS, DEFINITIONS)
NOTHING = "Geen gegevens voor deze keuze."
_CARD_HEADINGS = ("Cijfer", "Waarde", "Vergelijking", "Oordeel", "Waarop het rust")
_CARD_WIDTHS = (34, 14, 36, 22, 34)
_DEFINITION_HEADINGS = ("Begrip", "Betekenis", "Waarom", "Versie")
_DEFINITION_WIDTHS = (34, 50, 50, 10)
_A4 = 9
_LINE = 15  # points
# What Excel takes for a sheet's name, and for the text of a footer.
_LONGEST_NAME, _LONGEST_PLACE = 31, 100
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\s]+")


def write(pack: Pack) -> bytes:
    """The workbook's bytes; the same pack gives the same bytes."""
    stream = BytesIO()
    with open_book(stream, _title(pack.face)) as book:
        looks = styles(book)
        _summary(book.add_worksheet(SUMMARY), pack, looks)
        names = sheet_names([theme.title for theme in pack.themes])
        for name, theme in zip(names, pack.themes, strict=True):
            _tables(book.add_worksheet(name), theme.title, theme.tables, pack.face, looks)
        for name, table in ((ACTIONS, pack.actions), (QUALITY, pack.quality)):
            _tables(book.add_worksheet(name), name, (table,), pack.face, looks)
        _filters(book.add_worksheet(FILTERS), pack.face, looks)
        _definitions(book.add_worksheet(DEFINITIONS), pack, looks)
    return stream.getvalue()


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Titles as names that Excel takes, each another one, whatever the case of its letters."""
    taken = {name.casefold() for name in _OWN}
    found = []
    for title in titles:
        name = _unique(_FORBIDDEN.sub(" ", title).strip(" '") or "Thema", taken)
        taken.add(name.casefold())
        found.append(name)
    return found


def _unique(name: str, taken: set[str]) -> str:
    candidate, number = name[:_LONGEST_NAME].rstrip(" '"), 1
    while candidate.casefold() in taken:
        number += 1
        suffix = f" ({number})"
        candidate = name[: _LONGEST_NAME - len(suffix)].rstrip(" '") + suffix
    return candidate


def _title(face: Face) -> str:
    return f"Kwartaalgesprek {quarter_label(face.quarter)}, {face.place}"


def _summary(sheet: Worksheet, pack: Pack, looks: Styles) -> None:
    """The face, the opening and the cards, of which the values are numbers."""
    widen(sheet, _CARD_WIDTHS)
    sheet.write_string(0, 0, _title(pack.face), looks.title)
    row = 1
    for heading, text in (*pack.face.lines(), ("In het kort", pack.opening)):
        sheet.write_string(row, 0, heading, looks.label)
        _across(sheet, row, text, looks)
        row += 1
    row += 1
    _head(sheet, row, _CARD_HEADINGS, looks)
    for below, card in enumerate(pack.cards, start=row + 1):
        _card(sheet, below, card, looks)
    _print(sheet, pack.face, (0, 0))


def _across(sheet: Worksheet, row: int, text: str, looks: Styles) -> None:
    """A text over the columns beside its heading; a program sets no height for merged cells."""
    sheet.merge_range(row, 1, row, len(_CARD_WIDTHS) - 1, "", looks.text)
    sheet.write_string(row, 1, text, looks.text)
    room = sum(_CARD_WIDTHS[1:])
    lines = sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))
    sheet.set_row(row, _LINE * lines)


def _card(sheet: Worksheet, row: int, card: Card, looks: Styles) -> None:
    newest = card.course["laatste"].drop_nulls()
    value = newest[0] if len(newest) else None
    write_cell(sheet, row, 0, card.label, "tekst", looks)
    write_cell(sheet, row, 1, value, frames.KINDS[kpi(card.key).unit], looks)
    for column, text in enumerate((card.comparison, card.mark.word, card.foot), start=2):
        write_cell(sheet, row, column, text, "tekst", looks)


def _tables(
    sheet: Worksheet, title: str, tables: Sequence[Table], face: Face, looks: Styles
) -> None:
    """Tables below each other, each with its name; one alone can be sorted and filtered."""
    sheet.write_string(0, 0, title, looks.title)
    row, widths = 1, [10]
    for table in tables:
        sheet.write_string(row, 0, table.name, looks.name)
        widths = _widest(widths, write_table(sheet, row + 1, table.frame, table.columns, looks))
        if table.frame.is_empty():
            sheet.write_string(row + 2, 0, NOTHING)
        row += max(len(table.frame), 1) + 3
    widen(sheet, widths)
    if len(tables) == 1 and len(tables[0].frame):
        sheet.autofilter(2, 0, 2 + len(tables[0].frame), len(tables[0].columns) - 1)
    last_frozen = 2 if len(tables) == 1 else 0
    sheet.freeze_panes(last_frozen + 1, 0)
    _print(sheet, face, (0, last_frozen))


def _widest(one: Sequence[int], other: Sequence[int]) -> list[int]:
    longest = max(len(one), len(other))
    padded = ([*widths, *[0] * (longest - len(widths))] for widths in (one, other))
    return [max(pair) for pair in zip(*padded, strict=True)]


def _filters(sheet: Worksheet, face: Face, looks: Styles) -> None:
    sheet.write_string(0, 0, FILTERS, looks.title)
    write_lines(sheet, 1, face.lines(), looks)
    sheet.freeze_panes(1, 0)
    _print(sheet, face, (0, 0))


def _definitions(sheet: Worksheet, pack: Pack, looks: Styles) -> None:
    _head(sheet, 0, _DEFINITION_HEADINGS, looks)
    for row, definition in enumerate(pack.definitions, start=1):
        for column, text in enumerate(_told(definition)):
            write_cell(sheet, row, column, text, "tekst", looks)
    widen(sheet, _DEFINITION_WIDTHS)
    sheet.freeze_panes(1, 0)
    if pack.definitions:
        sheet.autofilter(0, 0, len(pack.definitions), len(_DEFINITION_HEADINGS) - 1)
    _print(sheet, pack.face, (0, 0))


def _told(definition: Definition) -> tuple[str, str, str, str]:
    return (definition.label, definition.meaning, definition.why, definition.version)


def _head(sheet: Worksheet, row: int, headings: Iterable[str], looks: Styles) -> None:
    for column, heading in enumerate(headings):
        sheet.write_string(row, column, heading, looks.headings["tekst"])


def _print(sheet: Worksheet, face: Face, repeated: tuple[int, int]) -> None:
    """On A4, lying, as wide as the page; each page repeats the headings and says what it is of."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*repeated)
    place = textwrap.shorten(face.place, _LONGEST_PLACE, placeholder=" …").replace("&", "&&")
    sheet.set_footer(f"&L{quarter_label(face.quarter)} · {place}&RPagina &P van &N")
