"""The shape of the causes of crises: how they divide over the domains, quarter by quarter."""

from functools import cache

import altair as alt

from dashboard.charts import GRAY, Spec, chart, compiled, tooltip

COLUMNS = (
    "kwartaal",
    "domein",
    "van",
    "tot",
    "midden",
    "donker",
    "tekst",
    "uitleg",
    "bij",
    "boven",
)
# Each part carries its share as text, so the shades are the same on a light and a dark page.
_SHADES = ("#17457a", "#8db7e8", "#e3eefb")
_PADDING = {"left": 8, "top": 22, "right": 66, "bottom": 6}


@cache
def divided(domains: tuple[str, ...]) -> Spec:
    """A column a quarter, divided by domain; each part holds its per cent, the last its name too.

    Columns: COLUMNS. van, tot and midden are where a part lies (fractions), `bij` its name in the
    last quarter, `boven` the number of causes, in one row of each quarter.
    """
    shown = tooltip(("kwartaal", "Kwartaal"), ("domein", "Domein"), ("uitleg", "Genoemd"))
    axis = alt.Axis(labelAngle=0, labelOverlap=True)
    base = chart().encode(x=alt.X("kwartaal:O", title=None, axis=axis), tooltip=shown)
    shades = alt.Scale(domain=list(domains), range=list(_SHADES))
    parts = base.mark_bar(width={"band": 0.92}, stroke="gray", strokeWidth=0.5).encode(
        y=alt.Y("van:Q", axis=None, scale=alt.Scale(domain=[0, 1])),
        y2="tot:Q",
        color=alt.Color("domein:N", scale=shades, legend=None),
    )
    shares = base.mark_text(fontSize=11).encode(
        y=alt.Y("midden:Q"),
        text="tekst:N",
        color=alt.condition("datum.donker", alt.value("#ffffff"), alt.value("#0b0f14")),
    )
    names = (
        base.transform_filter("isValid(datum.bij)")
        .mark_text(align="left", dx=8, fontSize=12)
        .encode(x=alt.value("width"), y=alt.Y("midden:Q"), text="bij:N", color=GRAY)
    )
    numbers = (
        base.transform_filter("isValid(datum.boven)")
        .mark_text(baseline="bottom", dy=-4, fontSize=11)
        .encode(y=alt.value(0), text="boven:N", color=GRAY)
    )
    spec = compiled(alt.layer(parts, shares, names, numbers), 280)
    return spec | {"padding": _PADDING}
