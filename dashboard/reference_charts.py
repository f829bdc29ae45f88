"""The shape of a course beside published figures: each a named line that ends where it must."""

from functools import cache

import altair as alt

from dashboard import charts
from dashboard.charts import DASHED, GRAY, ORANGE, Spec, chart, compiled, tooltip

DOTTED = [2, 3]
# Half the distance between two quarters: a break lies between them.
_BETWEEN = alt.ExprRef("-width / (2 * domain('x').length)")


def columns(lines: int) -> tuple[str, ...]:
    """The columns of `course` with so many lines."""
    numbered = ("lijn", "naam", "onder")
    each = [f"{name}_{index}" for index in range(lines) for name in numbered]
    return (*charts.TREND_COLUMNS, *each, "breuk")


@cache
def course(unit: str, lines: int) -> Spec:
    """`charts.trend` with so many dotted lines, and a rule where a series breaks.

    Columns: those of `columns`; lijn_0 is the value of the first line where it holds, naam_0 its
    name in one row, onder_0 whether that stands under the line, breuk the text of a break.
    """
    added = [layer for index in range(lines) for layer in _line(index)]
    spec = charts.trend(unit)
    layers = compiled(alt.layer(*added, *_break()))["layer"]
    return spec | {"layer": [*spec["layer"], *layers]}


def _line(index: int) -> list[alt.Chart]:
    base = chart().encode(x="kwartaal:O", y=alt.Y(f"lijn_{index}:Q", title=None))
    line = base.mark_line(strokeDash=DOTTED, strokeWidth=2.5).encode(color=ORANGE)
    name = base.transform_filter(f"isValid(datum.naam_{index})").mark_text(
        align="left", fontSize=12, dy=alt.ExprRef(f"datum.onder_{index} ? 12 : -10")
    )
    return [line, name.encode(text=f"naam_{index}:N", color=ORANGE)]


def _break() -> list[alt.Chart]:
    base = chart().transform_filter("isValid(datum.breuk)").encode(x="kwartaal:O")
    rule = base.mark_rule(strokeDash=DASHED, strokeWidth=1.5, xOffset=_BETWEEN).encode(
        color=GRAY, tooltip=tooltip(("breuk", "Breuk"))
    )
    # Under the values, where an axis from zero leaves room.
    text = base.transform_calculate(regels="split(datum.breuk, ': ')").mark_text(
        align="left", baseline="bottom", fontSize=12, dx=6, xOffset=_BETWEEN
    )
    foot = alt.value(alt.ExprRef("height - 26"))
    return [rule, text.encode(y=foot, text="regels:N", color=GRAY)]
