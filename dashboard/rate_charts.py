"""The shape of shares and rates split by one thing: bars, each with its value and its cases."""

from functools import cache

import altair as alt

from dashboard.charts import (
    ORANGE,
    ROW_PIXELS,
    Spec,
    at_the_edge,
    beside_texts,
    chart,
    compiled,
    tooltip,
    value_axis,
)

# Pixels of "te weinig (n = 8)", or of "79,2 %, was 76,9 %".
_TEXT = 122
COLUMNS = ("naam", "waarde", "begin", "tekst", "begin_tekst", "n", "kleur")


@cache
def bars(unit: str, label: str, rows: int) -> Spec:
    """Horizontal bars in the order of the frame; a tick for the start.

    Columns: COLUMNS. waarde is null where there are too few cases for a bar, begin where there is
    no tick; kleur is "blue" or "gray".
    """
    shown = tooltip(
        ("naam", label), ("tekst", "Waarde"), ("begin_tekst", "Aan het begin"), ("n", "Aantal")
    )
    base = chart().encode(y=alt.Y("naam:N", sort=None, title=None), tooltip=shown)
    colours = alt.Scale(domain=["blue", "gray"], range=["blue", "gray"])
    # Rows without a value stay: they keep their place in the order.
    bar = base.mark_bar(height={"band": 0.7}, invalid=None).encode(
        x=alt.X("waarde:Q", title=None, axis=value_axis(unit), scale=beside_texts(_TEXT)),
        color=alt.Color("kleur:N", scale=colours, legend=None),
        opacity=alt.value(0.75),
    )
    tick = base.mark_tick(thickness=3, height={"band": 0.95}).encode(
        x=alt.X("begin:Q", title=None), color=ORANGE
    )
    return compiled(alt.layer(bar, tick, at_the_edge(base)), _height(rows))


def _height(rows: int) -> int:
    return (ROW_PIXELS + 2) * max(rows, 1) + 34
