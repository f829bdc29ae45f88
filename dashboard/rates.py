"""Shares and rates split by one thing: bars with their cases, beside the start."""

from collections.abc import Sequence

import polars as pl

from dashboard import frames, rate_charts, words
from dashboard.beginning import beside_start, start_label
from dashboard.scene import Scene, described, kpi
from dashboard.show import Figure
from dashboard.splits import Split
from dashboard.tables import Table, columns
from data.quarters import quarter_label
from queries.conclusions import MIN_CASES


def by_category(scene: Scene, key: str, split: Split, name: str, source: str) -> Figure:
    """Bars by a breakdown in its own order, with a tick for the start of the view."""
    rows = beside_start(scene, [key], [split.by]).drop_nulls("waarde").filter(pl.col("n") > 0)
    rows = drawn(rows, kpi(key).unit)
    return _figure(scene, key, split, name, source, rows, quarter_label(scene.view.last))


def drawn(rows: pl.DataFrame, unit: str) -> pl.DataFrame:
    """The columns of `rate_charts.bars` but for naam, and `cijfer`: the figure of every row."""
    rows = rows.with_columns(
        cijfer="waarde",
        waarde=pl.when(pl.col("n") >= MIN_CASES).then("waarde"),
        begin=pl.when(pl.col("begin_n") >= MIN_CASES).then("begin"),
        kleur=pl.lit("blue"),
    )
    said = [_said(value, n, unit) for value, n in rows.select("waarde", "n").iter_rows()]
    rows = rows.with_columns(pl.Series("tekst", said, dtype=pl.String))
    return frames.texts(rows, "begin", unit, "begin_tekst")


def _said(value: float | None, n: int, unit: str) -> str:
    if value is None:
        return f"te weinig (n = {n})"
    figure = words.value(value, unit)
    return f"{figure} van {words.number(n)}" if unit == "aandeel" else f"{figure} (n = {n})"


def _figure(
    scene: Scene, key: str, split: Split, name: str, source: str, rows: pl.DataFrame, when: str
) -> Figure:
    rows = frames.named(rows, split.column, split.names)
    return described(
        scene,
        rows,
        source,
        key=f"{key}-{split.by}",
        title=title(name, kpi(key).unit, rows),
        spec=rate_charts.bars(kpi(key).unit, split.heading, len(rows)),
        data=rows.select(rate_charts.COLUMNS),
        alt=f"Staven: {words.running(name)} in {when}{in_words(scene, rows)}",
        table=_table(scene, split, name, rows, frames.KINDS[kpi(key).unit], when),
    )


def title(name: str, unit: str, rows: pl.DataFrame) -> str:
    """What the bars span: "Verblijf naar leeftijd: van 5,1 % (0-5) tot 16,1 % (16-17)"."""
    known = rows.drop_nulls("waarde").sort("waarde")
    if known.is_empty():
        return f"{name}: overal te weinig gevallen" if len(rows) else name
    ends = [f"{words.value(row['waarde'], unit)} ({row['naam']})" for row in _ends(known)]
    return f"{name}: {'van ' if len(ends) > 1 else ''}{' tot '.join(ends)}"


def _ends(rows: pl.DataFrame) -> list[dict]:
    return [rows.row(index, named=True) for index in ((0, -1) if len(rows) > 1 else (0,))]


def in_words(scene: Scene, rows: pl.DataFrame) -> str:
    """What the tick and the absence of a bar mean, as far as there are any."""
    begins = rows["begin"].null_count() < len(rows)
    tick = f"; het streepje is {start_label(scene)}" if begins else ""
    few = rows.filter(pl.col("waarde").is_null())["naam"].to_list()
    return f"{tick}.{_without_bar(few)}"


def _without_bar(names: Sequence[str]) -> str:
    if not names:
        return ""
    return f" Minder dan {MIN_CASES} gevallen en dus geen staaf: {words.listed(names)}."


def _table(
    scene: Scene, split: Split, name: str, rows: pl.DataFrame, kind: str, when: str
) -> Table:
    begins = rows["begin"].null_count() < len(rows)
    start = [("begin", start_label(scene), kind)] if begins else []
    return Table(
        name,
        rows,
        columns(
            ("naam", split.heading, "tekst"),
            ("cijfer", words.capitalised(when), kind),
            ("n", "Aantal", "aantal"),
            *start,
            ("status", "Status", "tekst"),
        ),
    )
