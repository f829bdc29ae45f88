"""The pack as PDF: what Typst is given, and the file it makes of that.

What people and deliveries wrote goes to Typst as data and is never read as its markup.
"""

import json
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, time
from importlib import resources
from typing import Any

import polars as pl
import typst

from dashboard import charts, words
from dashboard.cards import Card
from dashboard.pack import pictures
from dashboard.pack.cells import ALIGNED, texts
from dashboard.pack.contents import Pack, Point
from dashboard.pack.progress import Say, silent
from dashboard.show import Figure
from dashboard.tables import Table

# Within the typst package, so that every machine draws the same letters.
FONTS = ("Libertinus Serif", "DejaVu Sans Mono")
# Pixels: a chart over the whole width, one beside its table, the course on a card.
WIDE, NARROW, SPARK = 640, 350, 190
_UNKNOWN = "□"
_LAST_LETTER = "\u04ff"  # up to here FONTS have every letter
_SIGNS = frozenset("‐‑‒–—―‘’‚“”„†‡•…‰′″€−≤≥≠←↑→↓▲▼✓✕↻□■●○")
_READ_OUT = 20  # rows of a chart that its text alternative still names one by one


def write(pack: Pack, say: Say = silent) -> bytes:
    """The PDF (PDF/UA-1, tagged, in Dutch); the same pack gives the same bytes."""
    made: bytes = typst.compile(  # type: ignore[call-overload]  # the stub knows no dict of files
        files(pack, say),
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(pack.face.as_of, time(), UTC),
    )
    return made


def files(pack: Pack, say: Say = silent) -> dict[str, bytes]:
    """What Typst makes it of: the template, the text, and each chart as a picture."""
    drawn = _Drawn(say, len(pack.cards) + sum(len(point.figures) for point in pack.points))
    told = legible(_told(pack, drawn))
    template = resources.files("dashboard.pack").joinpath("pack.typ").read_bytes()
    text = json.dumps(told, ensure_ascii=False).encode()
    return {"main.typ": template, "pack.json": text, **drawn.files}


class _Drawn:
    """The charts as files beside the text, each drawn once, counted as they come."""

    def __init__(self, say: Say, total: int) -> None:
        self.files: dict[str, bytes] = {}
        self._say, self._total = say, total

    def add(self, spec: charts.Spec, rows: pl.DataFrame, width: int) -> str:
        """Draw a chart; the name of its file."""
        name = f"{len(self.files)}.svg"
        drawn = pictures.svg(spec, rows, width).replace(pictures.FONT, FONTS[0])
        self.files[name] = _legible(drawn).encode()
        self._say("Grafieken", len(self.files), self._total)
        return name


def _told(pack: Pack, drawn: _Drawn) -> dict[str, Any]:
    """All that the template shows."""
    face = pack.face
    return {
        "ink": pictures.INK,
        "fonts": FONTS,
        "quarter": words.quarter_words(face.quarter),
        "place": face.place,
        "face": face.lines(),
        "opening": pack.opening,
        "cards": [_card(card, drawn) for card in pack.cards],
        "points": [_point(point, drawn) for point in pack.points],
        "themes": [
            {"title": theme.title, "tables": [_table(table) for table in theme.tables]}
            for theme in pack.themes
        ],
        "actions": _table(pack.actions),
        "quality": _table(pack.quality),
        "definitions": [
            [each.label, each.meaning, each.why, each.version] for each in pack.definitions
        ],
    }


def _card(card: Card, drawn: _Drawn) -> dict[str, Any]:
    course = None
    if len(card.course) > 1:
        course = drawn.add(charts.sparkline(), card.course, SPARK)
    return {
        "label": card.label,
        "value": card.value,
        "mark": card.mark.text,
        "colour": card.mark.colour,
        "comparison": card.comparison,
        "foot": card.foot,
        "course": course,
        "alt": card.alt,
    }


def _point(point: Point, drawn: _Drawn) -> dict[str, Any]:
    """The first figure takes the whole width, the others stand beside its table."""
    return {
        "title": point.title,
        "question": point.question,
        "figures": [
            _figure(figure, NARROW if before else WIDE, drawn)
            for before, figure in enumerate(point.figures)
        ],
        "explanations": point.explanations,
        "decisions": point.decisions,
    }


def _figure(figure: Figure, width: int, drawn: _Drawn) -> dict[str, Any]:
    empty = figure.data.is_empty()
    return {
        "title": figure.title,
        "file": None if empty else drawn.add(figure.spec, figure.data, width),
        "alt": alternative(figure),
        "under": f"{figure.alt} {figure.source}",
        "table": _table(_without_empty(figure.table)),
    }


def _without_empty(table: Table) -> Table:
    """The table without the columns that say nothing: there is little room beside a chart."""
    said = [each for each in table.columns if table.frame[each.name].is_not_null().any()]
    return replace(table, columns=tuple(said) or table.columns)


def alternative(figure: Figure) -> str:
    """What a chart shows, for who hears it: its title, how to read it, and its values."""
    named = figure.table.columns[:2]
    rows = texts(Table(figure.table.name, figure.table.frame, named))[:_READ_OUT]
    return f"{figure.title}. {figure.alt} {'; '.join(' '.join(row) for row in rows)}."


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "headings": [column.heading for column in table.columns],
        "align": [ALIGNED[column.kind] for column in table.columns],
        "rows": texts(table),
    }


def legible(part: Any) -> Any:
    """Every text of which all letters can be written; a PDF/UA with a letter missing is none."""
    if isinstance(part, str):
        return _legible(part)
    if isinstance(part, dict):
        return {name: legible(value) for name, value in part.items()}
    return [legible(each) for each in part] if isinstance(part, list | tuple) else part


def _legible(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(_letter(each) for each in composed)


def _letter(letter: str) -> str:
    if letter.isspace() and letter != words.NBSP:
        return " "
    if unicodedata.category(letter).startswith("C"):
        return ""
    return letter if letter <= _LAST_LETTER or letter in _SIGNS else _UNKNOWN
