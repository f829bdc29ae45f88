"""The shapes of figures that have to mature: what still waits stands in them as waiting."""

from functools import cache

import altair as alt

from dashboard.charts import (
    BLUE,
    GRAY,
    ROW_PIXELS,
    TREND_COLUMNS,
    Spec,
    at_the_edge,
    beside_texts,
    chart,
    compiled,
    tooltip,
    trend,
    value_axis,
)

# Pixels that "jaar 3: wacht nog (12)" takes.
_SAID = 145
COLUMNS = (*TREND_COLUMNS, "weinig", "onder", "dicht", "stand")
MOMENT_COLUMNS = ("moment", "jaar", "waarde", "van", "tot", "tekst", "uitleg", "nieuwste")


@cache
def course(unit: str) -> Spec:
    """A trend in which a quarter that waits is an empty dashed block, its number written in it.

    Columns: COLUMNS. `weinig` is a value of few cases: a grey cross that the line passes by.
    `onder` is the text at the foot of a quarter, `dicht` says that it has no point because it
    waits, `stand` is how many wait in words.
    """
    shown = tooltip(
        ("kwartaal", "Kwartaal"), ("tekst", "Waarde"), ("n", "Aantal"), ("stand", "Stand")
    )
    base = chart().encode(x=alt.X("kwartaal:O"), tooltip=shown)
    few = base.mark_point(shape="cross", size=60, strokeWidth=1.5).encode(
        y=alt.Y("weinig:Q"), color=GRAY
    )
    block = (
        base.transform_filter("datum.dicht")
        .mark_bar(width={"band": 0.92}, filled=False, strokeDash=[3, 3], strokeWidth=1.5)
        .encode(y=alt.value(0), y2=alt.value("height"), color=GRAY)
    )
    text = (
        base.transform_filter("isValid(datum.onder)")
        .mark_text(baseline="bottom", fontSize=11, lineBreak="\n", dy=-19)
        .encode(y=alt.value("height"), text="onder:N", color=GRAY)
    )
    drawn = trend(unit)
    signs = compiled(alt.layer(block, few, text))["layer"]
    return drawn | {"layer": [*drawn["layer"], *signs]}


@cache
def moments(rows: int) -> Spec:
    """Shares at some moments, a bar a year below each other; a dashed one waits.

    Columns: MOMENT_COLUMNS. `nieuwste` (Boolean) is the latest year; van and tot are the reach of
    a dashed bar; `tekst` names the year, so that its shade is not the only sign.
    """
    shown = tooltip(("moment", "Moment"), ("jaar", "Jaar van het programma"), ("uitleg", "Waarde"))
    base = chart().encode(
        y=alt.Y("moment:N", sort=None, title=None, scale=alt.Scale(paddingInner=0.25)),
        yOffset=alt.YOffset("jaar:N", sort=None),
        tooltip=shown,
    )
    scale = alt.Scale(domain=[0, 1], rangeMax=beside_texts(_SAID).rangeMax)
    bar = base.mark_bar().encode(
        x=alt.X("waarde:Q", title=None, axis=value_axis("aandeel"), scale=scale),
        color=BLUE,
        opacity=alt.condition("datum.nieuwste", alt.value(1), alt.value(0.5)),
    )
    still = base.mark_bar(filled=False, strokeDash=[3, 3], strokeWidth=1.5).encode(
        x=alt.X("van:Q"), x2="tot:Q", color=GRAY
    )
    return compiled(alt.layer(bar, still, at_the_edge(base)), ROW_PIXELS * max(rows, 1) + 44)
