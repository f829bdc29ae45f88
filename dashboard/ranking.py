"""Places or providers beside each other: the highest first, a tick for all together."""

import polars as pl

from dashboard import charts, frames, words
from dashboard.scene import Scene, asked, described, kpi
from dashboard.show import Figure
from dashboard.tables import Table, columns
from data.regions import municipality_names
from queries.conclusions import MIN_CASES
from queries.selection import Selection


def figure(
    scene: Scene, key: str, source: str, *, by: str = "gemeente", over: Selection | None = None
) -> Figure:
    """A KPI by municipality or organisation, by default over the focus quarter."""
    over = over or scene.focus
    definition = kpi(key)
    whole = asked(scene, [key], over=over)["waarde"][0]
    names = municipality_names() if by == "gemeente" else scene.source.names
    rows = ranked(frames.named(asked(scene, [key], [by], over), by, names), definition.unit, whole)
    label = definition.label.partition(" (")[0]
    waits = (
        f" Bij {words.MISSING} wacht er meer dan er bekend is."
        if rows["waarde"].has_nulls()
        else ""
    )
    return described(
        scene,
        rows,
        source,
        key=f"{key}-per-{by}",
        title=title(label, by, rows),
        spec=charts.bars(definition.unit, words.capitalised(by), len(rows)),
        data=rows.select(charts.BAR_COLUMNS),
        alt=f"Staven per {by} in {words.span(over.first, over.last)}, n is het aantal gevallen; "
        f"het streepje is alles samen: {words.value(whole, definition.unit)}.{waits}",
        table=_table(label, by, definition.unit, rows),
    )


def ranked(named: pl.DataFrame, unit: str, whole: float | None) -> pl.DataFrame:
    """The columns of `charts.bars` of those with cases, the highest first; from named figures.

    What has not matured has no value yet.
    """
    rows = named.filter(pl.col("noemer") + pl.col("wachtend") > 0).with_columns(
        waarde=pl.when(frames.settled()).then("waarde"),
        n=frames.cases(),
        vergelijking=pl.lit(whole, pl.Float64),
    )
    rows = frames.largest_first(rows.sort("naam")).with_columns(plaats="naam")
    rows = rows.with_columns(naam=pl.format("{} (n = {})", "naam", "n"))
    rows = frames.texts(rows, "vergelijking", unit, "vergelijking_tekst")
    return frames.texts(rows, "waarde", unit, "tekst")


def title(label: str, by: str, rows: pl.DataFrame) -> str:
    """Where it is highest among those with enough cases."""
    sure = rows.filter(pl.col("waarde").is_not_null() & (pl.col("n") >= MIN_CASES))
    if sure.is_empty():
        return f"{label} per {by}"
    at = "in" if by == "gemeente" else "bij"
    return f"{label}: het hoogst {at} {sure['plaats'][0]}, {sure['tekst'][0]}"


def _table(label: str, by: str, unit: str, rows: pl.DataFrame) -> Table:
    kind = frames.KINDS[unit]
    return Table(
        f"{label} per {by}",
        rows,
        columns(
            ("plaats", words.capitalised(by), "tekst"),
            ("waarde", label, kind),
            ("vergelijking", "Alles samen", kind),
            ("n", "Aantal gevallen", "aantal"),
            ("status", "Status", "tekst"),
        ),
    )
