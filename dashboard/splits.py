"""Figures split by one thing: bars by category, organisation or municipality."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from dashboard import charts, frames, words
from dashboard.scene import Scene, compared, described, kpi
from dashboard.show import Figure
from dashboard.tables import Table, columns
from data.quarters import quarter_label


@dataclass(frozen=True)
class Split:
    """What splits: the dimension or breakdown, the column it gives, its Dutch name and codes."""

    by: str
    column: str
    heading: str
    names: Mapping[str, str]


def figure(scene: Scene, key: str, split: Split, name: str, source: str) -> Figure:
    """Bars of the focus quarter, largest first, each with its value and share; nothing for zero.

    `name` says what it is: "Crises naar melder".
    """
    unit = kpi(key).unit
    figures = compared(scene, [key], [split.by]).filter(pl.col("waarde") > 0)
    named = frames.named(frames.largest_first(figures), split.column, split.names)
    rows = _worded(named, unit)
    return described(
        scene,
        rows,
        source,
        key=f"{key}-{split.by}",
        title=_title(split, name, rows),
        spec=charts.bars(unit, split.heading, len(rows)),
        data=rows.select(charts.BAR_COLUMNS),
        alt=_alt(scene, name, rows),
        table=_table(scene, split, name, rows, unit),
    )


def _worded(rows: pl.DataFrame, unit: str) -> pl.DataFrame:
    rows = rows.with_columns(aandeel=pl.col("waarde") / pl.col("waarde").sum(), n=frames.cases())
    rows = frames.texts(rows, "vergelijking", unit, "vergelijking_tekst")
    said = words.rough_euro if unit == "euro" else words.number
    rows = rows.with_columns(
        hoeveel=pl.Series([said(each) for each in rows["waarde"]], dtype=pl.String),
        deel=pl.Series([words.percentage(each) for each in rows["aandeel"]], dtype=pl.String),
    )
    return rows.with_columns(tekst=pl.format("{} ({})", "hoeveel", "deel"))


def _title(split: Split, name: str, rows: pl.DataFrame) -> str:
    if rows.is_empty():
        return name
    code = rows[split.column][0]
    return f"{name}: vooral {split.names.get(code, code)} ({rows['deel'][0]})"


def _alt(scene: Scene, name: str, rows: pl.DataFrame) -> str:
    said = f"Staven: {name.lower()} in {quarter_label(scene.view.last)}"
    if rows["vergelijking"].null_count() < len(rows):
        said += f"; het streepje is {scene.against}"
    return f"{said}."


def _table(scene: Scene, split: Split, name: str, rows: pl.DataFrame, unit: str) -> Table:
    kind = frames.KINDS[unit]
    return Table(
        name,
        rows,
        columns(
            ("naam", split.heading, "tekst"),
            ("waarde", kpi(rows["kpi"][0]).label if len(rows) else "Waarde", kind),
            ("aandeel", "Aandeel", "aandeel"),
            ("vergelijking", scene.against.capitalize(), kind),
            ("status", "Status", "tekst"),
        ),
    )
