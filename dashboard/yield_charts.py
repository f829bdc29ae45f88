"""The shape of a yield's course: what happened beside the first and the adjusted estimate."""

from functools import cache
from typing import Any

import altair as alt

from dashboard.charts import BLUE, GRAY, Spec, chart, compiled, tooltip, value_axis

BASELINE, ADJUSTED = "eerste raming", "bijgestelde raming"
COLUMNS = (
    "kwartaal",
    "vast",
    "voorlopig",
    "waarde",
    "open",
    "eerste_raming",
    "bijgesteld",
    "wacht",
    "wacht_tekst",
    "tekst",
    "eerste_tekst",
    "bijgesteld_tekst",
    "n",
    "stand",
)
_COLOURS = {BASELINE: "gray", ADJUSTED: "orange"}
_DASHES: dict[str, list[int]] = {BASELINE: [4, 4], ADJUSTED: [9, 4]}
# The column of each estimate, and how thick its line is.
_ESTIMATES = {BASELINE: ("eerste_raming", 1.5), ADJUSTED: ("bijgesteld", 3.5)}
# What shows an estimate of one quarter, which has no second one to draw a line to.
_STROKE: dict[str, Any] = {"shape": "stroke", "size": 2500, "strokeWidth": 3, "opacity": 1}


@cache
def course(unit: str, estimates: tuple[str, ...], quarters: int) -> Spec:
    """A value over the quarters; thin dashes the first estimate, bold ones the adjusted.

    Columns: COLUMNS. `vast` is the value where it counts, `voorlopig` where it does not yet and at
    the quarters beside, `open` (bool) whether it may change, `wacht` (bool) whether there is no
    value yet, `wacht_tekst` the word for that, once a stretch. `estimates` are those of BASELINE
    and ADJUSTED that there are.
    """
    axis = alt.Axis(labelAngle=0, labelOverlap=True)
    scale = alt.Scale(type="point", padding=0.5)
    base = chart().encode(
        x=alt.X("kwartaal:O", title=None, axis=axis, scale=scale), tooltip=_tooltip(estimates)
    )
    lines = [_estimate(base, unit, name, estimates, quarters == 1) for name in estimates]
    layers = (*_waiting(base, quarters), *lines, *_happened(base, unit))
    return compiled(alt.layer(*layers), 280)


def _estimate(
    base: alt.Chart, unit: str, name: str, names: tuple[str, ...], single: bool
) -> alt.Chart:
    """The line of an estimate, with its dashes and place in the legend; of one quarter a stroke."""
    column, width = _ESTIMATES[name]
    legend = alt.Legend(
        orient="top", title=None, symbolType="stroke", symbolSize=400, columnPadding=12
    )
    colours = alt.Scale(domain=names, range=[_COLOURS[each] for each in names])
    dashes = alt.Scale(domain=names, range=[_DASHES[each] for each in names])
    called = base.transform_calculate(reeks=f"'{name}'")
    mark = called.mark_point(**_STROKE) if single else called.mark_line(strokeWidth=width)
    return mark.encode(
        y=_values(column, unit),
        color=alt.Color("reeks:N", scale=colours, legend=legend),
        strokeDash=alt.StrokeDash("reeks:N", scale=dashes, legend=legend),
    )


def _happened(base: alt.Chart, unit: str) -> list[alt.Chart]:
    """The line of what happened: dotted what does not count yet, hollow what may change."""
    line = base.mark_line(strokeWidth=3).encode(y=_values("vast", unit), color=BLUE)
    dotted = base.mark_line(strokeWidth=3, strokeDash=[1, 5], strokeCap="round").encode(
        y=_values("voorlopig", unit), color=BLUE
    )
    points = base.mark_point(size=90, strokeWidth=2.5, opacity=1).encode(
        y=_values("waarde", unit),
        color=BLUE,
        fill=alt.condition("datum.open", alt.value("transparent"), alt.value("#5f93ca")),
    )
    return [line, dotted, points]


def _waiting(base: alt.Chart, quarters: int) -> list[alt.Chart]:
    """A grey band where what happened still waits, with the word once a stretch."""
    bands = (
        base.transform_filter("datum.wacht")
        .mark_rule(opacity=0.14, strokeWidth=alt.ExprRef(f"width / {quarters}"))
        .encode(y=alt.value(0), y2=alt.value("height"), color=GRAY)
    )
    said = (
        base.transform_filter("isValid(datum.wacht_tekst)")
        .mark_text(fontSize=12, baseline="bottom", dy=-4)
        .encode(y=alt.value("height"), text="wacht_tekst:N", color=GRAY)
    )
    return [bands, said]


def _values(column: str, unit: str) -> alt.Y:
    return alt.Y(f"{column}:Q", title=None, axis=value_axis(unit), scale=alt.Scale(zero=True))


def _tooltip(estimates: tuple[str, ...]) -> list[alt.Tooltip]:
    texts = {BASELINE: "eerste_tekst", ADJUSTED: "bijgesteld_tekst"}
    return tooltip(
        ("kwartaal", "Kwartaal"),
        ("tekst", "Gebeurd"),
        *((texts[name], name.capitalize()) for name in estimates),
        ("n", "Aantal"),
        ("stand", "Oordeel"),
    )
