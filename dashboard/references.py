"""Published figures beside a KPI's course: named, with their source, no further than they hold."""

from collections.abc import Sequence

import polars as pl

from dashboard import words
from dashboard.scene import kpi
from dashboard.tables import columns
from dashboard.workbook import Column
from data.quarters import quarter_label
from queries.model import Reference

NOTE = "breuk"


def of(key: str, category: str | None = None) -> tuple[Reference, ...]:
    """The references of a KPI: those of the whole, or of one way of working."""
    return tuple(each for each in kpi(key).references if each.category == category)


def drawn(references: Sequence[Reference], first: int) -> tuple[Reference, ...]:
    """Those that hold in a view from this quarter on."""
    return tuple(each for each in references if each.until is None or each.until >= first)


def beside(rows: pl.DataFrame, quarters: pl.Series, lines: Sequence[Reference]) -> pl.DataFrame:
    """The rows of a course with the columns of `reference_charts.course`.

    `quarters` are the quarters of the rows. Each line ends in the last quarter that it holds in;
    in the quarter after it, and in no other, `breuk` says why.
    """
    held = rows.with_columns(
        pl.when(_holds(quarters, line)).then(pl.lit(line.value)).alias(f"lijn_{index}")
        for index, line in enumerate(lines)
    )
    return _named(held, lines).with_columns(_break(quarters, lines))


def _holds(quarters: pl.Series, line: Reference) -> pl.Series:
    last = quarters.max() if line.until is None else line.until
    return quarters <= last


def _named(rows: pl.DataFrame, lines: Sequence[Reference]) -> pl.DataFrame:
    """Names in the first row, on the side of the line where the value does not run."""
    first = pl.int_range(pl.len()) == 0
    for index, line in enumerate(lines):
        below = pl.col("waarde").first() > line.value
        rows = rows.with_columns(
            pl.when(first).then(pl.lit(line.name)).alias(f"naam_{index}"),
            below.fill_null(value=False).alias(f"onder_{index}"),
        )
    return rows


def _break(quarters: pl.Series, lines: Sequence[Reference]) -> pl.Series:
    """The text of a break in the first quarter after it, where the quarter before is in view."""
    why = {line.until + 1: line.after for line in lines if line.until is not None and line.after}
    found = [why.get(each) if each - 1 in quarters else None for each in quarters]
    return pl.Series(NOTE, found, dtype=pl.String)


def in_words(references: Sequence[Reference], quarters: pl.Series) -> str:
    """What a course's caption says of the lines, what they are, and where they come from."""
    lines = drawn(references, quarters[0]) if len(quarters) else ()
    said = [_line(line, quarters[-1]) for line in lines]
    for source in dict.fromkeys(each.source for each in references):
        texts = [each.text for each in references if each.source == source]
        said.append(f"Ter vergelijking: {words.listed(texts)}. {source}")
    said += dict.fromkeys(each.differs for each in references if each.differs)
    return " ".join(said + _not_drawn(references, lines)).replace(" %", f"{words.NBSP}%")


def _line(line: Reference, last: int) -> str:
    said = f"Oranje stippellijn: {line.name}"
    if line.until is None or line.until >= last:
        return f"{said}."
    return f"{said}, tot en met {quarter_label(line.until)}; daarna geen lijn. {line.after}."


def _not_drawn(references: Sequence[Reference], lines: Sequence[Reference]) -> list[str]:
    """Why there is no line at all, where each of them has ended before the view begins."""
    ended = [each.after for each in references if each.after]
    return [f"Geen lijn: {why}." for why in dict.fromkeys(ended)] if not lines else []


def table_columns(kind: str, lines: Sequence[Reference]) -> tuple[Column, ...]:
    """The columns of the lines in the table of a course, and of a break among its quarters."""
    named = [(f"lijn_{index}", _heading(line), kind) for index, line in enumerate(lines)]
    breaks = [(NOTE, "Breuk", "tekst")] if any(line.after for line in lines) else []
    return columns(*named, *breaks)


def _heading(line: Reference) -> str:
    return words.capitalised(line.name)
