"""The shape of a league: places or providers beside each other, and what they are held against."""

from functools import cache

import altair as alt

from dashboard.charts import (
    BLUE,
    DASHED,
    GRAY,
    ORANGE,
    Spec,
    beside_texts,
    catcher,
    chart,
    compiled,
    tooltip,
    value_axis,
)

# Two lines of text beside a bar: the value, and under it what it rests on.
ROW_PIXELS = 36
_TEXT_PIXELS = 92
_AXIS_PIXELS = 62  # with the name of the line above
_PADDING = {"left": 0, "top": 22, "right": 4, "bottom": 6}
COLUMNS = (
    "naam",
    "waarde",
    "tekst",
    "eronder",
    "weinig",
    "n",
    "lijn",
    "lijn_naam",
    "vergelijking",
    "vergelijking_tekst",
)


@cache
def league(unit: str, label: str, rows: int) -> Spec:
    """Bars in the order of the frame; one dashed line through all, or a tick on each.

    Columns: COLUMNS. `lijn` is the whole, named in the first row only; `vergelijking` the tick;
    `weinig` (bool) makes a bar lighter, beside what `eronder` says.
    """
    shown = tooltip(
        ("naam", label),
        ("tekst", "Waarde"),
        ("vergelijking_tekst", "Vergelijking"),
        ("n", "Aantal gevallen"),
    )
    base = chart().encode(y=alt.Y("naam:N", sort=None, title=None))
    bar = base.mark_bar(height={"band": 0.7}).encode(
        x=alt.X("waarde:Q", title=None, axis=value_axis(unit), scale=beside_texts(_TEXT_PIXELS)),
        color=BLUE,
        opacity=alt.condition("datum.weinig", alt.value(0.35), alt.value(0.75)),
    )
    tick = base.mark_tick(thickness=3, height={"band": 0.9}).encode(
        x=alt.X("vergelijking:Q"), color=GRAY
    )
    text = base.mark_text(align="right").encode(x=alt.value("width"), color=GRAY)
    value = text.mark_text(align="right", dy=-7, fontSize=13).encode(text="tekst:N")
    basis = text.mark_text(align="right", dy=8, fontSize=11).encode(text="eronder:N")
    layers = alt.layer(bar, tick, *_line(), value, basis, catcher(base.encode(tooltip=shown)))
    spec = compiled(layers, ROW_PIXELS * max(rows, 1) + _AXIS_PIXELS)
    return spec | {"padding": _PADDING}


def _line() -> tuple[alt.Chart, alt.Chart]:
    """The line of the whole and its name above it."""
    named = chart().transform_filter("isValid(datum.lijn_naam)")
    rule = named.mark_rule(strokeDash=DASHED, strokeWidth=2).encode(x=alt.X("lijn:Q"), color=ORANGE)
    name = named.mark_text(align="center", baseline="bottom", dy=-4, fontSize=12).encode(
        x=alt.X("lijn:Q"), y=alt.value(0), text="lijn_naam:N", color=ORANGE
    )
    return rule, name
