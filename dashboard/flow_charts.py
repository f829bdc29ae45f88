"""The shape of a stream of families: bars below each other, and the bands between them.

Vega-Lite knows no bands, so their edges are computed points. Texts shorten by themselves where
they do not fit, so one chart serves a projector and a phone.
"""

from functools import cache
from typing import Any

import altair as alt
import polars as pl

from dashboard.charts import BLUE, GRAY, ORANGE, Spec, chart, compiled, tooltip
from dashboard.flow import ELSEWHERE, ENOUGH, UNDER_WAY, WAITING, Band, Flow
from queries.trajectories import STEPS

BAR, BETWEEN = 40, 66
_ABOVE, _BELOW = 46, 8
# Columns of a block's text, from the longest to the shortest: the first that fits is written.
FORMS = ("lang", "midden", "kort", "getal")
_LAST = (len(STEPS) - 1) * (BAR + BETWEEN) + BAR
_POINTS = 13
_PIXELS_A_LETTER = 7.2
# Under this width a phone is likely.
_NARROW = 560
# Blocks carry their own text, so their shades are the same on a light and a dark page.
_SHADES = {
    ENOUGH: "#1f5fa8",
    **dict.fromkeys(STEPS, "#bad4ee"),
    ELSEWHERE: "#f3d0ac",
    WAITING: "#c3cad2",
    UNDER_WAY: "#c3cad2",
}


def top(part: str) -> int:
    """Where a part's bar begins, in pixels from the top of the first."""
    return STEPS.index(part) * (BAR + BETWEEN)


def band_points(flow: Flow) -> pl.DataFrame:
    """The edges of the bands from top to bottom: columns band, y (pixels), van, tot (0 to 1)."""
    rows = [
        (f"{band.origin}|{band.target}", y, left / flow.width, right / flow.width)
        for band in flow.bands
        for y, left, right in _edges(band)
    ]
    return pl.DataFrame(rows, schema=["band", "y", "van", "tot"], orient="row")


def _edges(band: Band) -> list[tuple[float, float, float]]:
    """Points (y, left, right): an S-curve between two bars, straight down beside one."""
    points: list[tuple[float, float, float]] = []
    y = float(top(band.origin) + BAR)
    for above, below in zip(band.stretches, band.stretches[1:], strict=False):
        for step in range(_POINTS):
            part = step / (_POINTS - 1)
            eased = part * part * (3 - 2 * part)
            left, right = (a + (b - a) * eased for a, b in zip(above, below, strict=True))
            points.append((y + part * BETWEEN, left, right))
        y += BETWEEN + BAR
    return points


@cache
def stream() -> Spec:
    """The whole stream; the data are rows of four kinds, each with columns of its own.

    Bands: those of `band_points`, and wat. Blocks: blok (kind), y, y2, van, tot, FORMS, wat. Names
    of bars: naam_lang, naam_kort (lines apart by a newline), y, van. The published figure: merk
    (its text), y, van. `wat` is for hover.
    """
    told = tooltip(("wat", "Gezinnen"))
    bands = (
        chart()
        .transform_filter("isValid(datum.band)")
        .mark_area(orient="horizontal", opacity=0.35)
        .encode(
            x=_across("van"), x2="tot:Q", y=_down("y"), detail="band:N", color=BLUE, tooltip=told
        )
    )
    layers = alt.layer(bands, *_blocks(told), *_names(), *_mark())
    return compiled(layers, _ABOVE + _LAST + _BELOW)


def _across(column: str) -> alt.X:
    return alt.X(f"{column}:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _down(column: str) -> alt.Y:
    pixels = alt.Scale(domain=[_LAST + _BELOW, -_ABOVE], nice=False, zero=False)
    return alt.Y(f"{column}:Q", axis=None, scale=pixels)


def _blocks(told: list[alt.Tooltip]) -> tuple[alt.Chart, alt.Chart]:
    only = chart().transform_filter("isValid(datum.blok)")
    shades = alt.Scale(domain=list(_SHADES), range=list(_SHADES.values()))
    blocks = only.mark_rect(x2Offset=-1.5).encode(
        x=_across("van"),
        x2="tot:Q",
        y=_down("y"),
        y2="y2:Q",
        color=alt.Color("blok:N", scale=shades, legend=None),
        tooltip=told,
    )
    room = f"width * (datum.tot - datum.van) - 8 > {_PIXELS_A_LETTER} * length(datum.{{}})"
    fitting = " : ".join(
        f"{room.format(each)} ? datum.{each}" for each in ("lang", "midden", "kort", "getal")
    )
    texts = (
        only.transform_calculate(past=f"{fitting} : ''", hart="(datum.van + datum.tot) / 2")
        .mark_text(fontSize=14, fontWeight="bold", dy=BAR // 2)
        .encode(
            x=_across("hart"),
            y=_down("y"),
            text="past:N",
            color=alt.condition(
                f"datum.blok == '{ENOUGH}'", alt.value("#ffffff"), alt.value("#0b0f14")
            ),
        )
    )
    return blocks, texts


def _names() -> tuple[alt.Chart, alt.Chart]:
    """The names: above the first bar, which nothing flows into, and left of the others."""
    only = (
        chart()
        .transform_filter("isValid(datum.naam_lang)")
        .transform_calculate(naam=f"width < {_NARROW} ? datum.naam_kort : datum.naam_lang")
    )
    first = only.transform_filter("datum.van == 0").mark_text(
        align="left", baseline="top", dy=-_ABOVE + 4, lineBreak="\n", fontSize=13, lineHeight=17
    )
    others = only.transform_filter("datum.van > 0").mark_text(
        align="right", baseline="top", dx=-10, dy=2, lineBreak="\n", fontSize=13, lineHeight=17
    )
    return first.encode(**_text("van", "y", "naam")), others.encode(**_text("van", "y", "naam"))


def _mark() -> tuple[alt.Chart, alt.Chart]:
    """The published figure: a triangle under its place in the bar, whose texts stay free."""
    only = chart().transform_filter("isValid(datum.merk)")
    placed = _text("van", "y", "merk") | {"color": ORANGE}
    point = only.mark_point(shape="triangle-up", filled=True, size=150, opacity=1, yOffset=9)
    name = only.mark_text(align="right", baseline="middle", dx=-12, dy=10, fontSize=13)
    sign = {channel: placed[channel] for channel in ("x", "y", "color")}
    return point.encode(**sign), name.encode(**placed)


def _text(across: str, down: str, column: str) -> dict[str, Any]:
    return {"x": _across(across), "y": _down(down), "text": f"{column}:N", "color": GRAY}
