"""The shapes of the cost charts; what is still to be declared is hatched: unknown, not zero."""

from functools import cache
from typing import Any

import altair as alt
import polars as pl

from dashboard.charts import (
    BLUE,
    DASHED,
    GRAY,
    ORANGE,
    ROW_PIXELS,
    WIDE_TEXT,
    Spec,
    at_the_edge,
    beside_texts,
    catcher,
    chart,
    compiled,
    tooltip,
    value_axis,
)

# Vega-Lite has no hatching: strokes at equal distances over the open part read as one.
_STROKES = 60
_KNOWN = "isValid(datum.raming_tekst)"
_TOOLTIP = (
    ("gedeclareerd", "Gedeclareerd"),
    ("raming_tekst", "Raming"),
    ("verschil_tekst", "Verschil"),
)
_OPEN: dict[str, Any] = {"filled": False, "strokeDash": [3, 3], "strokeWidth": 1.5}
PROVIDER_COLUMNS = (
    "naam",
    "waarde",
    "raming",
    "open_van",
    "open_tot",
    "gedeclareerd",
    "raming_tekst",
    "verschil_tekst",
    "tekst",
    "oordeel",
)
QUARTER_COLUMNS = (
    "kwartaal",
    "waarde",
    "raming",
    "open_van",
    "open_tot",
    "gedeclareerd",
    "raming_tekst",
    "verschil_tekst",
)


def strokes(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """The hatching: the strokes of each open part, all at one distance.

    Takes columns `name`, waarde, raming, open_van and open_tot; gives `name` and streep.
    """
    reach = pl.max_horizontal(pl.col("waarde").max(), pl.col("raming").max())
    marks = pl.int_range(_STROKES, eager=True).alias("streep")
    every = rows.select(name, "open_van", "open_tot", step=reach / _STROKES).join(
        marks.to_frame(), how="cross"
    )
    placed = every.with_columns(streep=(pl.col("streep") + 0.5) * pl.col("step"))
    return placed.filter(pl.col("streep").is_between("open_van", "open_tot")).select(name, "streep")


@cache
def against_estimate(rows: int) -> Spec:
    """Per provider what was declared, hatched up to the estimate what is open, a tick for it.

    Columns: PROVIDER_COLUMNS, and rows of only naam and streep; oordeel is the colour of tekst.
    """
    shown = tooltip(("naam", "Organisatie"), *_TOOLTIP)
    base = chart().encode(y=alt.Y("naam:N", sort=None, title=None))
    known = base.transform_filter(_KNOWN).encode(tooltip=shown)
    band = {"band": 0.6}
    declared = known.mark_bar(height=band).encode(
        x=alt.X("waarde:Q", title=None, axis=value_axis("euro"), scale=beside_texts(WIDE_TEXT)),
        color=BLUE,
    )
    still_open = known.mark_bar(height=band, **_OPEN).encode(
        x=alt.X("open_van:Q"), x2="open_tot:Q", color=GRAY
    )
    hatching = _hatching(base, height=band).encode(x=alt.X("streep:Q"))
    estimate = known.mark_tick(thickness=4, height={"band": 0.9}).encode(
        x=alt.X("raming:Q"), color=ORANGE
    )
    colours = alt.Scale(domain=["orange", "gray"], range=["orange", "gray"])
    texts = at_the_edge(known, alt.Color("oordeel:N", scale=colours, legend=None))
    layers = alt.layer(declared, hatching, still_open, estimate, texts, catcher(known))
    return compiled(layers, (ROW_PIXELS + 14) * max(rows, 1) + 34)


@cache
def by_quarter() -> Spec:
    """The same by quarter, upright. Columns: QUARTER_COLUMNS, and rows of kwartaal and streep."""
    base = _quarters()
    known = base.transform_filter(_KNOWN).encode(tooltip=_quarter_tooltip())
    band = {"band": 0.6}
    declared = known.mark_bar(width=band).encode(y=_declared(), color=BLUE)
    still_open = known.mark_bar(width=band, **_OPEN).encode(
        y=alt.Y("open_van:Q"), y2="open_tot:Q", color=GRAY
    )
    hatching = _hatching(base, width=band).encode(y=alt.Y("streep:Q"))
    estimate = known.mark_tick(thickness=4, width={"band": 0.9}).encode(
        y=alt.Y("raming:Q"), color=ORANGE
    )
    return compiled(alt.layer(declared, hatching, still_open, estimate), 300)


@cache
def cumulative() -> Spec:
    """Costs since the start, added up, against the estimate; hatched what is open.

    Columns: QUARTER_COLUMNS, and rows of only kwartaal and streep.
    """
    base = _quarters()
    known = base.transform_filter(_KNOWN).encode(tooltip=_quarter_tooltip())
    declared = known.mark_area(line={"strokeWidth": 3}, opacity=0.25).encode(
        y=_declared(), color=BLUE
    )
    hatching = _hatching(base, width={"band": 0.5}).encode(y=alt.Y("streep:Q"))
    estimate = known.mark_line(strokeDash=DASHED, strokeWidth=2.5).encode(
        y=alt.Y("raming:Q"), color=ORANGE
    )
    return compiled(alt.layer(declared, hatching, estimate), 300)


def _quarters() -> alt.Chart:
    axis = alt.Axis(labelAngle=0, labelOverlap=True)
    return chart().encode(x=alt.X("kwartaal:O", title=None, axis=axis))


def _quarter_tooltip() -> list[alt.Tooltip]:
    return tooltip(("kwartaal", "Kwartaal"), *_TOOLTIP)


def _declared() -> alt.Y:
    return alt.Y("waarde:Q", title=None, axis=value_axis("euro"))


def _hatching(base: alt.Chart, **mark: Any) -> alt.Chart:
    strokes_only = base.transform_filter("isValid(datum.streep)")
    return strokes_only.mark_tick(thickness=1.5, **mark).encode(color=GRAY)
