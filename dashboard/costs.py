"""Costs beside their estimate, with the part that may still be declared."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from dashboard import cost_charts, frames, words
from dashboard.scene import Scene, compared
from queries.periods import PROGRAMME, STATUSES
from queries.selection import Selection


def since_start(scene: Scene) -> Selection:
    """The programme up to the focus quarter, in the view's areas and organisations."""
    return replace(scene.focus, first=PROGRAMME[0])


def version_name(scene: Scene) -> str:
    return words.AGAINST[scene.estimate_version]


def by_provider(scene: Scene, over: Selection) -> pl.DataFrame:
    """Costs against the estimate by organisation, the dearest first, with what a chart needs.

    Columns of the comparison and cost_charts.PROVIDER_COLUMNS.
    """
    figures = compared(scene, ["kosten"], ["organisatie"], over, scene.estimate_version)
    known = figures.filter(pl.col("waarde").is_not_null())
    rows = frames.named(frames.largest_first(known), "organisatie", scene.source.names)
    told = pl.Series([_told(each) for each in rows["verschil"]], dtype=pl.String)
    over_estimate = pl.when(pl.col("verschil") > 0).then(pl.lit("orange"))
    return _worded(_with_open_part(rows)).with_columns(
        tekst=told, oordeel=over_estimate.otherwise(pl.lit("gray"))
    )


def by_quarter(scene: Scene) -> pl.DataFrame:
    """Costs against the estimate by quarter since the start (cost_charts.QUARTER_COLUMNS)."""
    over, version = since_start(scene), scene.estimate_version
    figures = compared(scene, ["kosten"], ["kwartaal"], over, version).sort("kwartaal")
    rows = figures.with_columns(kwartaal=frames.quarter_labels(figures["kwartaal"]))
    return _worded(_with_open_part(rows))


def added_up(rows: pl.DataFrame) -> pl.DataFrame:
    """The costs by quarter, each with those before it; nothing after a quarter without figures."""
    summed = rows.with_columns(pl.col("waarde", "vergelijking").cum_sum())
    compared_again = summed.with_columns(verschil=pl.col("waarde") - pl.col("vergelijking"))
    return _worded(_with_open_part(compared_again))


def with_strokes(rows: pl.DataFrame, name: str, columns: Sequence[str]) -> pl.DataFrame:
    """The rows of a chart, and those of its hatching."""
    return pl.concat([rows.select(columns), cost_charts.strokes(rows, name)], how="diagonal")


def _with_open_part(rows: pl.DataFrame) -> pl.DataFrame:
    """Adds raming, open_van and open_tot: what is not declared yet, up to the estimate."""
    may_come = (pl.col("status") != STATUSES[-1]) & (pl.col("vergelijking") > pl.col("waarde"))
    return rows.with_columns(
        raming=pl.col("vergelijking"),
        open_van=pl.when(may_come).then("waarde"),
        open_tot=pl.when(may_come).then("vergelijking"),
    )


def _worded(rows: pl.DataFrame) -> pl.DataFrame:
    for column, into in (
        ("waarde", "gedeclareerd"),
        ("raming", "raming_tekst"),
        ("verschil", "verschil_tekst"),
    ):
        rows = frames.texts(rows, column, "euro", into)
    return rows


def _told(difference: float | None) -> str:
    """What stands beside a provider's bar."""
    if difference is None:
        return "geen raming"
    if difference > 0:
        return f"{words.rough_euro(difference)} boven"
    return f"{words.rough_euro(-difference)} ruimte"
