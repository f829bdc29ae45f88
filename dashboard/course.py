"""Figures over time: a KPI's course over the quarters of the view, beside estimate or norm."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from dashboard import charts, frames, reference_charts, references, words
from dashboard.scene import Scene, asked, by_quarter, described, kpi
from dashboard.show import Figure
from dashboard.tables import Table, columns
from dashboard.workbook import Column
from queries.conclusions import MIN_CASES
from queries.model import Reference


def figure(
    scene: Scene, key: str, source: str, published: Sequence[Reference] | None = None
) -> Figure:
    """A KPI by quarter; dashed is its estimate, where there is one.

    Dotted are the published figures to compare with (`references.of(key)`).
    """
    definition = kpi(key)
    version = scene.estimate_version
    figures = by_quarter(scene, [key], version)
    rows = frames.reference_name(
        frames.quarter_rows(figures, definition.unit), words.AGAINST[version]
    )
    rows = rows.with_columns(n=frames.cases_of(definition))
    plain = _figure(scene, key, definition.label, definition.unit, rows, source, key)
    return plain if published is None else _beside(plain, key, figures["kwartaal"], published)


def _beside(
    figure: Figure, key: str, quarters: pl.Series, published: Sequence[Reference]
) -> Figure:
    """A course with published figures in its chart, its text and its table."""
    lines = references.drawn(published, quarters[0])
    rows = references.beside(figure.table.frame, quarters, lines)
    unit = kpi(key).unit
    added = references.table_columns(frames.KINDS[unit], lines)
    table = Table(figure.table.name, rows, (*figure.table.columns, *added))
    return replace(
        figure,
        spec=reference_charts.course(unit, len(lines)),
        data=frames.if_any(rows).select(reference_charts.columns(len(lines))),
        alt=f"{figure.alt} {references.in_words(published, quarters)}",
        table=table,
    )


def against_norm(scene: Scene, vraag: str, within: str, target: float, source: str) -> Figure:
    """The share of one kind of crisis with a first contact in time, by quarter; dashed the norm."""
    figures = asked(scene, ["binnen_norm"], ["kwartaal", "vraag"], scene.course)
    rows = figures.filter(pl.col("categorie") == vraag).with_columns(vergelijking=pl.lit(target))
    name = f"norm {words.percentage(target)}"
    rows = frames.reference_name(frames.quarter_rows(rows, "aandeel"), name)
    label = f"{vraag.capitalize()}: eerste contact {within}"
    return _figure(scene, f"norm-{vraag}", label, "aandeel", rows, source, "binnen_norm")


def _figure(
    scene: Scene, key: str, label: str, unit: str, rows: pl.DataFrame, source: str, about: str
) -> Figure:
    return described(
        scene,
        rows,
        source,
        key=f"verloop-{key}",
        title=_title(label, rows),
        spec=charts.trend(unit),
        data=frames.if_any(rows).select(charts.TREND_COLUMNS),
        alt=f"{course_in_words(rows)} Open punten kunnen nog veranderen.{_few(rows)}",
        table=Table(f"{label} per kwartaal", rows, _columns(unit)),
        about=about,
    )


def _title(label: str, rows: pl.DataFrame) -> str:
    """The KPI with its newest value: "Crises: 214 in 2022-K3"; not where that rests on little."""
    known = rows.filter(pl.col("waarde").is_not_null())
    if known.is_empty():
        return label
    last = known.row(-1, named=True)
    if last["noemer"] is not None and (last["n"] or 0) < MIN_CASES:
        return f"{label}: te weinig gevallen in {last['kwartaal']} (n = {last['n']})"
    return f"{label}: {last['tekst']} in {last['kwartaal']}"


def _few(rows: pl.DataFrame) -> str:
    """How many quarters of a ratio rest on too few cases, where any does."""
    few = (rows.drop_nulls(["waarde", "noemer"])["n"] < MIN_CASES).sum()
    return f" In {few} van de {len(rows)} kwartalen minder dan {MIN_CASES} gevallen." if few else ""


def course_in_words(rows: pl.DataFrame) -> str:
    """What the line does, for who does not see it: first, last, highest and lowest."""
    known = rows.filter(pl.col("waarde").is_not_null())
    if known.is_empty():
        return "Lijn zonder waarden."
    if len(known) == 1:
        return f"Een waarde: {_said(known, 0)}."
    low, high = known["waarde"].arg_min(), known["waarde"].arg_max()
    return (
        f"Lijn van {_said(known, 0)} naar {_said(known, -1)}; "
        f"hoogste {_said(known, high)}, laagste {_said(known, low)}."
    )


def _said(rows: pl.DataFrame, index: int | None) -> str:
    row = rows.row(index or 0, named=True)
    return f"{row['tekst']} in {row['kwartaal']}"


def _columns(unit: str) -> tuple[Column, ...]:
    kind = frames.KINDS[unit]
    return columns(
        ("kwartaal", "Kwartaal", "tekst"),
        ("waarde", "Waarde", kind),
        ("referentie", "Vergelijking", kind),
        ("n", "Aantal", "aantal"),
        ("status", "Status", "tekst"),
    )
