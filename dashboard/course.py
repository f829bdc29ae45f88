"""Figures over time: a KPI's course over the quarters of the view, beside estimate or norm."""

import polars as pl

from dashboard import charts, frames, words
from dashboard.scene import Scene, asked, by_quarter, described, kpi
from dashboard.show import Figure
from dashboard.tables import Table, columns
from dashboard.workbook import Column


def figure(scene: Scene, key: str, source: str) -> Figure:
    """A KPI by quarter; dashed is its estimate, where there is one."""
    definition = kpi(key)
    version = scene.estimate_version
    figures = by_quarter(scene, [key], version)
    rows = frames.reference_name(
        frames.quarter_rows(figures, definition.unit), words.AGAINST[version]
    )
    return _figure(scene, key, definition.label, definition.unit, rows, source)


def against_norm(scene: Scene, vraag: str, within: str, target: float, source: str) -> Figure:
    """The share of one kind of crisis with a first contact in time, by quarter; dashed the norm."""
    figures = asked(scene, ["binnen_norm"], ["kwartaal", "vraag"], scene.course)
    rows = figures.filter(pl.col("categorie") == vraag).with_columns(vergelijking=pl.lit(target))
    name = f"norm {words.percentage(target)}"
    rows = frames.reference_name(frames.quarter_rows(rows, "aandeel"), name)
    label = f"{vraag.capitalize()}: eerste contact {within}"
    return _figure(scene, f"norm-{vraag}", label, "aandeel", rows, source)


def _figure(
    scene: Scene, key: str, label: str, unit: str, rows: pl.DataFrame, source: str
) -> Figure:
    return described(
        scene,
        rows,
        source,
        key=f"verloop-{key}",
        title=_title(label, rows),
        spec=charts.trend(unit),
        data=rows.select(charts.TREND_COLUMNS),
        alt=f"{course_in_words(rows)} Open punten kunnen nog veranderen.",
        table=Table(f"{label} per kwartaal", rows, _columns(unit)),
    )


def _title(label: str, rows: pl.DataFrame) -> str:
    """The KPI with its newest value: "Crises: 214 in 2022-K3"."""
    known = rows.filter(pl.col("waarde").is_not_null())
    if known.is_empty():
        return label
    return f"{label}: {known['tekst'][-1]} in {known['kwartaal'][-1]}"


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
