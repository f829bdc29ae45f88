"""The shapes of the charts: Vega-Lite without data, built once with Altair.

The data come beside the spec at each run, so that a filter change only replaces rows. Every frame
names its columns as the docstring of its chart says; `tekst` is the value as Dutch text for the
tooltip. Colours "blue", "orange" and "gray" are those of the theme, light or dark.
"""

from functools import cache
from typing import Any

import altair as alt

Spec = dict[str, Any]

ROW_PIXELS = 26
# Pixels that texts beside bars take: "33 (17 %)", "€ 1,85 mln (79 %)".
SHORT_TEXT, WIDE_TEXT = 75, 130
TARGET = "doel"  # the layer that catches clicks
_PADDING = {"left": 0, "top": 4, "right": 4, "bottom": 6}
TREND_COLUMNS = (
    "kwartaal",
    "waarde",
    "referentie",
    "referentie_naam",
    "voorlopig",
    "tekst",
    "referentie_tekst",
    "n",
    "status",
)
SPARKLINE_COLUMNS = (
    "kwartaal",
    "waarde",
    "vast",
    "voorlopig",
    "raming",
    "laatste",
    "tekst",
    "raming_tekst",
    "oordeel",
)
BAR_COLUMNS = ("naam", "waarde", "vergelijking", "tekst", "vergelijking_tekst", "n")
_LOCALE = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]},
    "time": {
        "dateTime": "%a %e %B %Y %X",
        "date": "%d-%m-%Y",
        "time": "%H:%M:%S",
        "periods": ["", ""],
        "days": ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
        "shortDays": ["zo", "ma", "di", "wo", "do", "vr", "za"],
        "months": [
            "januari", "februari", "maart", "april", "mei", "juni",
            "juli", "augustus", "september", "oktober", "november", "december",
        ],
        "shortMonths": [
            "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
        ],
    },
}  # fmt: skip
# Vega's own suffixes (k, M) are not Dutch.
_EURO_LABELS = (
    "datum.value == 0 ? '€ 0' : abs(datum.value) >= 1e6"
    " ? '€ ' + format(datum.value / 1e6, ',.1~f') + ' mln'"
    " : '€ ' + format(datum.value, ',.0f')"
)
BLUE, ORANGE, GRAY = (alt.value(colour) for colour in ("blue", "orange", "gray"))
DASHED = [5, 4]


def compiled(chart: alt.TopLevelMixin, height: int | None = None) -> Spec:
    """The chart as Vega-Lite, in Dutch and without its placeholder data."""
    spec = chart.to_dict()
    spec.pop("$schema")
    for part in (spec, *spec.get("layer", ())):
        part.pop("data", None)
    spec["config"] = {"locale": _LOCALE, "axis": {"labelLimit": 220}}
    spec["padding"] = _PADDING
    if height is not None:
        spec["height"] = height
    return spec


def chart() -> alt.Chart:
    return alt.Chart(alt.NamedData("rows"))


def _quarters(**axis: Any) -> alt.X:
    return alt.X("kwartaal:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, **axis))


def value_axis(unit: str) -> alt.Axis:
    """The axis of values in a KPI's unit."""
    if unit == "euro":
        return alt.Axis(labelExpr=_EURO_LABELS, tickCount=5)
    if unit == "aandeel":
        return alt.Axis(format=".0%", tickCount=5)
    return alt.Axis(format=",.0f", tickCount=5, tickMinStep=1)


def _values(unit: str) -> alt.Y:
    return alt.Y("waarde:Q", title=None, axis=value_axis(unit), scale=alt.Scale(zero=True))


def tooltip(*pairs: tuple[str, str]) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in pairs]


@cache
def sparkline() -> Spec:
    """The course of a card: the value as a line, the estimate dashed, the last quarter marked.

    Columns: SPARKLINE_COLUMNS. `vast` is the value but for provisional quarters, `voorlopig` that
    of those and of the quarter before them, `laatste` that of the newest; `oordeel` its colour.
    """
    hidden = alt.X("kwartaal:O", axis=None, scale=alt.Scale(padding=0.3))
    flat = alt.Scale(zero=False, nice=False, padding=6)
    shown = tooltip(("kwartaal", "Kwartaal"), ("tekst", "Waarde"), ("raming_tekst", "Raming"))
    base = chart().encode(x=hidden, tooltip=shown)
    estimate = base.mark_line(strokeDash=DASHED, strokeWidth=1.5).encode(
        y=alt.Y("raming:Q", axis=None, scale=flat), color=GRAY
    )
    line = base.mark_line(strokeWidth=2.5).encode(
        y=alt.Y("vast:Q", axis=None, scale=flat), color=BLUE
    )
    provisional = base.mark_line(strokeWidth=2.5, strokeDash=[1, 4], strokeCap="round").encode(
        y=alt.Y("voorlopig:Q", axis=None, scale=flat), color=BLUE
    )
    judged = alt.Scale(domain=["blue", "orange", "gray"], range=["blue", "orange", "gray"])
    last = base.mark_point(filled=True, size=90, opacity=1).encode(
        y=alt.Y("laatste:Q", axis=None, scale=flat),
        color=alt.Color("oordeel:N", scale=judged, legend=None),
    )
    # Unseen points, large enough to hover over.
    catcher = base.mark_point(filled=True, size=250, opacity=0).encode(
        y=alt.Y("waarde:Q", axis=None, scale=flat)
    )
    layers = alt.layer(estimate, line, provisional, last, catcher)
    return compiled(layers.resolve_scale(color="independent"), 64)


@cache
def trend(unit: str) -> Spec:
    """A value over the quarters, against a dashed reference (estimate or norm).

    Columns: TREND_COLUMNS; voorlopig is a Boolean, referentie_naam stands in one row.
    """
    shown = tooltip(
        ("kwartaal", "Kwartaal"),
        ("tekst", "Waarde"),
        ("referentie_tekst", "Vergelijking"),
        ("n", "Aantal"),
        ("status", "Status"),
    )
    base = chart().encode(x=_quarters(), tooltip=shown)
    line = base.mark_line(strokeWidth=2.5).encode(y=_values(unit), color=BLUE)
    reference = base.mark_line(strokeDash=DASHED, strokeWidth=2).encode(
        y=alt.Y("referentie:Q"), color=GRAY
    )
    # A hollow point is a quarter that may still change.
    points = base.mark_point(size=80, strokeWidth=2, opacity=1).encode(
        y=alt.Y("waarde:Q"),
        color=BLUE,
        fill=alt.condition("datum.voorlopig", alt.value("transparent"), alt.value("#5f93ca")),
    )
    name = (
        base.transform_filter("isValid(datum.referentie_naam)")
        .mark_text(align="left", dy=-9, fontSize=12)
        .encode(y=alt.Y("referentie:Q"), text="referentie_naam:N", color=GRAY)
    )
    return compiled(alt.layer(reference, line, points, name), 260)


@cache
def columns_over_time() -> Spec:
    """Columns over months or quarters; provisional ones lighter.

    Columns: periode (text), volgorde (int), waarde, voorlopig (bool), tekst, status.
    """
    order = alt.EncodingSortField("volgorde", op="min")
    columns = (
        chart()
        .mark_bar()
        .encode(
            x=alt.X(
                "periode:O",
                sort=order,
                title=None,
                axis=alt.Axis(labelAngle=0, labelOverlap="greedy"),
            ),
            y=_values("aantal"),
            color=BLUE,
            opacity=alt.condition("datum.voorlopig", alt.value(0.55), alt.value(1)),
            tooltip=tooltip(("periode", "Periode"), ("tekst", "Aantal"), ("status", "Status")),
        )
    )
    return compiled(columns, 240)


@cache
def bars(unit: str, label: str, rows: int) -> Spec:
    """Horizontal bars in the order of the frame, each with its value; a tick for the comparison.

    Columns: BAR_COLUMNS.
    """
    shown = tooltip(
        ("naam", label),
        ("tekst", "Waarde"),
        ("vergelijking_tekst", "Vergelijking"),
        ("n", "Aantal"),
    )
    base = chart().encode(y=alt.Y("naam:N", sort=None, title=None), tooltip=shown)
    reserved = WIDE_TEXT if unit == "euro" else SHORT_TEXT
    bar = base.mark_bar(height={"band": 0.7}).encode(
        x=alt.X("waarde:Q", title=None, axis=value_axis(unit), scale=beside_texts(reserved)),
        color=BLUE,
        opacity=alt.value(0.75),
    )
    tick = base.mark_tick(thickness=3, height={"band": 0.95}).encode(
        x=alt.X("vergelijking:Q"), color=GRAY
    )
    return compiled(alt.layer(bar, tick, at_the_edge(base)), _rows(rows))


def beside_texts(pixels: int) -> alt.Scale:
    """A scale that leaves this much of the width free for texts at the right edge."""
    return alt.Scale(rangeMax=alt.ExprRef(f"width - {pixels}"))


def at_the_edge(base: alt.Chart, color: Any = GRAY) -> alt.Chart:
    """The texts (`tekst`) as a column at the right edge."""
    return base.mark_text(align="right", fontSize=13).encode(
        x=alt.value("width"), text="tekst:N", color=color
    )


def catcher(base: alt.Chart) -> alt.Chart:
    """An unseen layer over whole rows, to hover over and, once `clickable`, to click on."""
    unseen = base.mark_rect(opacity=0).encode(x=alt.value(0), x2=alt.value("width"))
    return unseen.properties(name=TARGET)


def clickable(spec: Spec, name: str) -> Spec:
    """The chart with a selection of this name: the `naam` of what is clicked in its catcher."""
    point = {"type": "point", "fields": ["naam"], "toggle": False}
    layers = [_pointed(layer) if "name" in layer else layer for layer in spec["layer"]]
    return spec | {
        "layer": layers,
        "params": [{"name": name, "select": point, "views": [TARGET]}],
    }


def _pointed(layer: Spec) -> Spec:
    return layer | {"mark": layer["mark"] | {"cursor": "pointer"}}


def _rows(rows: int) -> int:
    return ROW_PIXELS * max(rows, 1) + 34
