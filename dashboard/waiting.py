"""A KPI over the quarters with what still waits: a quarter that waits is never drawn as low."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import polars as pl

from dashboard import frames, waiting_charts, words
from dashboard.course import course_in_words
from dashboard.scene import Scene, by_quarter, described, kpi
from dashboard.show import Figure
from dashboard.tables import Table, columns
from queries.conclusions import MIN_CASES
from queries.periods import STATUSES

# How final something else is that a figure of this quarter also rests on.
Finality = Callable[[int], str]


class Open(NamedTuple):
    """What is said of cases that are not counted yet: in the chart, and in a sentence."""

    sign: str
    said: str


WAITS = Open("wacht", "wachten nog")
RUNS = Open("loopt", "lopen nog")


def figure(
    scene: Scene,
    key: str,
    source: str,
    *,
    label: str | None = None,
    note: str = "",
) -> Figure:
    """A KPI by quarter; dashed is its estimate, a dashed block a quarter that waits.

    `label` is what the title calls it, `note` is added to the text under the chart.
    """
    definition = kpi(key)
    version = scene.estimate_version
    figures = by_quarter(scene, [key], version)
    rows = quarter_rows(figures, definition.unit, words.AGAINST[version])
    return drawn(scene, rows, source, key, label or definition.label, definition.unit, note=note)


def quarter_rows(
    figures: pl.DataFrame, unit: str, reference: str = "", still: Open = WAITS
) -> pl.DataFrame:
    """The columns of `waiting_charts.COLUMNS`, wachtend and cijfer, from compared figures.

    `waarde` is the value of quarters with enough cases, `cijfer` that of all.
    """
    rows = frames.reference_name(frames.quarter_rows(figures, unit), reference)
    under = [_under(row["wachtend"], row["n"], still) for row in rows.iter_rows(named=True)]
    few = pl.col("n") < MIN_CASES
    told = [f"{words.number(each)} {still.said}" if each else None for each in rows["wachtend"]]
    return rows.with_columns(
        onder=pl.Series(under, dtype=pl.String),
        stand=pl.Series(told, dtype=pl.String),
        dicht=pl.col("waarde").is_null() & (pl.col("wachtend") > 0),
        cijfer="waarde",
        weinig=pl.when(few).then("waarde"),
        waarde=pl.when(~few).then("waarde"),
    )


def _under(waits: int | None, n: int | None, still: Open) -> str | None:
    """What stands at the foot of a quarter: how many wait, or that there are few cases."""
    if waits:
        return f"{words.number(waits)}\n{still.sign}"
    if n is not None and 0 < n < MIN_CASES:
        return f"n = {n}"
    return None


def drawn(
    scene: Scene,
    rows: pl.DataFrame,
    source: str,
    key: str,
    label: str,
    unit: str,
    *,
    note: str = "",
    still: Open = WAITS,
) -> Figure:
    """The figure of rows with the columns of `waiting_charts.COLUMNS` and wachtend."""
    return described(
        scene,
        rows,
        source,
        key=f"verloop-{key}",
        title=title(label, rows, unit, still),
        spec=waiting_charts.course(unit),
        data=rows.select(waiting_charts.COLUMNS),
        alt=in_words(rows, note, still),
        table=_table(label, rows, unit, still),
        about=key,
    )


def title(label: str, rows: pl.DataFrame, unit: str, still: Open = WAITS) -> str:
    """The newest value that rests on enough cases; costs that still come in are "tot nu toe"."""
    known = rows.filter(pl.col("waarde").is_not_null())
    if len(known):
        row = known.row(-1, named=True)
        so_far = "tot nu toe " if unit == "euro" and row["status"] != STATUSES[-1] else ""
        return f"{label}: {so_far}{row['tekst']} in {row['kwartaal']} ({_basis(row, still)})"
    if rows["weinig"].count():
        return f"{label}: minder dan {MIN_CASES} gevallen per kwartaal"
    waits = int(rows["wachtend"].sum())
    return f"{label}: {words.number(waits)} {still.said}" if waits else label


def _basis(row: Mapping[str, Any], still: Open) -> str:
    """What a value rests on: "n = 128, 69 wachten nog"."""
    n = f"n = {words.number(row['n'])}"
    return f"{n}, {words.number(row['wachtend'])} {still.said}" if row["wachtend"] else n


def in_words(rows: pl.DataFrame, note: str = "", still: Open = WAITS) -> str:
    """What the chart shows, for who does not see it."""
    parts = [
        course_in_words(rows),
        "Open punten kunnen nog veranderen.",
        open_in_words(rows, still),
    ]
    if rows["weinig"].count():
        parts.append(f"Een kruisje is minder dan {MIN_CASES} gevallen: dat zegt weinig.")
    return " ".join(part for part in (*parts, note) if part)


def open_in_words(rows: pl.DataFrame, still: Open = WAITS) -> str:
    """How many wait in each quarter: "Wachten nog: 222 in 2021-K4 en 196 in 2022-K3."."""
    waits = rows.filter(pl.col("wachtend") > 0).select("wachtend", "kwartaal").rows()
    said = [f"{words.number(number)} in {quarter}" for number, quarter in waits]
    return f"{words.capitalised(still.said)}: {words.listed(said)}." if said else ""


def _table(label: str, rows: pl.DataFrame, unit: str, still: Open) -> Table:
    kind = frames.KINDS[unit]
    heading = words.capitalised(still.said)
    waits = (("wachtend", heading, "aantal"),) if rows["wachtend"].sum() else ()
    return Table(
        f"{label} per kwartaal",
        rows,
        columns(
            ("kwartaal", "Kwartaal", "tekst"),
            ("cijfer", "Waarde", kind),
            ("referentie", "Vergelijking", kind),
            ("n", "Aantal", "aantal"),
            *waits,
            ("status", "Status", "tekst"),
        ),
    )
