"""The shapes of page Werkwijzen: the scores of one way of working, durations, who delivers what."""

from functools import cache

import altair as alt

from dashboard.charts import BLUE, GRAY, ORANGE, Spec, chart, compiled, tooltip

SCORE_COLUMNS = ("naam", "y", "deel", "samen", "tekst", "samen_tekst", "merk_tekst")
CELL_COLUMNS = ("kolom", "rij", "waarde", "lang", "kort", "tekst", "n")
_MARK = "isValid(datum.merk)"
# Under this width of a cell only the number fits.
_CELL_PIXELS = 78
# Light enough for dark text on all of them, on a light and a dark page.
_SHADES = ["#edf4fb", "#5f9bd8"]
# A share under this is as light as it gets: few ways of working end as planned less often.
_LIGHTEST = 0.4


@cache
def scores(height: int) -> Spec:
    """A line of text and a bar for each measure, at `y` pixels from the top.

    Columns: SCORE_COLUMNS, and rows of only naam, y and merk. deel, samen and merk are parts (0 to
    1) of the whole bar: the value, that of all ways of working together, a published figure.
    """
    across = alt.Scale(domain=[0, 1], nice=False)
    down = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False))
    shown = tooltip(("naam", "Wat"), ("tekst", "Waarde"), ("samen_tekst", "Alle werkwijzen"))
    base = chart().encode(y=down, tooltip=shown)
    known = base.transform_filter("isValid(datum.deel)")
    track = known.mark_rule(strokeWidth=11, opacity=0.18).encode(
        x=alt.value(0), x2=alt.value("width"), color=GRAY
    )
    bar = known.mark_rule(strokeWidth=11).encode(
        x=alt.X("deel:Q", axis=None, scale=across), x2=alt.datum(0), color=BLUE
    )
    together = base.transform_filter("isValid(datum.samen)").encode(
        x=alt.X("samen:Q", axis=None, scale=across)
    )
    # With an edge of white, or it would drown in the bar.
    edge = together.mark_tick(thickness=6, size=19).encode(color=alt.value("#ffffff"))
    tick = together.mark_tick(thickness=3, size=17).encode(color=GRAY)
    published = base.transform_filter(_MARK).mark_point(
        shape="diamond", filled=True, size=170, opacity=1, stroke="#ffffff", strokeWidth=1
    )
    layers = alt.layer(
        track,
        bar,
        edge,
        tick,
        published.encode(x=alt.X("merk:Q", axis=None, scale=across), color=ORANGE),
        *_score_texts(base),
    )
    return compiled(layers, height)


def _score_texts(base: alt.Chart) -> tuple[alt.Chart, ...]:
    told = base.transform_filter("isValid(datum.tekst)")
    name = told.mark_text(align="left", dy=-15, fontSize=13, fontWeight="bold").encode(
        x=alt.value(0), text="naam:N", color=GRAY
    )
    value = told.mark_text(align="right", dy=-15, fontSize=13).encode(
        x=alt.value("width"), text="tekst:N", color=GRAY
    )
    held = (
        base.transform_filter("isValid(datum.merk_tekst)")
        .mark_text(align="left", dy=16, fontSize=13)
        .encode(x=alt.value(0), text="merk_tekst:N", color=ORANGE)
    )
    return name, value, held


@cache
def by_provider(columns: tuple[str, ...], rows: tuple[str, ...]) -> Spec:
    """A share by way of working and provider, written in its cell with its number of cases.

    Columns: CELL_COLUMNS; lang and kort are the text of a wide and a narrow cell, waarde is null
    on too few cases.
    """
    base = chart().encode(
        x=alt.X(
            "kolom:N",
            sort=list(columns),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=-50, labelAlign="left", labelOverlap=False),
        ),
        y=alt.Y("rij:N", sort=list(rows), title=None, axis=alt.Axis(labelLimit=150)),
        tooltip=tooltip(
            ("rij", "Werkwijze"), ("kolom", "Aanbieder"), ("tekst", "Aandeel"), ("n", "Beëindigd")
        ),
    )
    shades = alt.Scale(range=_SHADES, domain=[_LIGHTEST, 1], clamp=True)
    cells = (
        base.transform_filter("isValid(datum.waarde)")
        .mark_rect(cornerRadius=3, width={"band": 0.96}, height={"band": 0.92})
        .encode(color=alt.Color("waarde:Q", legend=None, scale=shades))
    )
    fitting = f"width / {len(columns)} < {_CELL_PIXELS} ? datum.kort : datum.lang"
    texts = base.transform_calculate(past=fitting).mark_text(fontSize=13).encode(text="past:N")
    known = texts.transform_filter("isValid(datum.waarde)").encode(color=alt.value("#0b0f14"))
    few = texts.transform_filter("!isValid(datum.waarde)").encode(color=GRAY)
    spec = compiled(alt.layer(cells, known, few), 36 * len(rows) + 70)
    # The name of the last column leans out of the chart.
    return spec | {"padding": spec["padding"] | {"right": 30}}
