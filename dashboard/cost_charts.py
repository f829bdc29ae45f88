"""The shapes of the cost charts; what is still to be declared is hatched: unknown, not zero."""

from functools import cache

import altair as alt
import polars as pl

from dashboard.charts import BLUE, DASHED, GRAY, ROW_PIXELS, Spec, chart, compiled, tooltip

_EURO = alt.Axis(format="$,.2~s", tickCount=5)
# Vega-Lite has no hatching: strokes at equal distances over the open part read as one.
_STROKES = 60


def strokes(open_parts: pl.DataFrame) -> pl.DataFrame:
    """The hatching of bars: the strokes of each open part, at one distance for all.

    Takes naam, van, tot; gives naam, streep.
    """
    widest = open_parts["tot"].max()
    if widest is None:
        return pl.DataFrame(schema={"naam": pl.String, "streep": pl.Float64})
    step = float(widest) / _STROKES  # type: ignore[arg-type]
    marks = pl.DataFrame({"streep": [step * (index + 0.5) for index in range(_STROKES)]})
    inside = pl.col("streep").is_between("van", "tot")
    return open_parts.join(marks, how="cross").filter(inside).select("naam", "streep")


@cache
def against_estimate(rows: int) -> Spec:
    """Per provider what was declared, hatched up to the estimate what is open, a tick for it.

    Columns: naam, waarde, raming, open_van, open_tot, streep, tekst, raming_tekst, verschil_tekst;
    the strokes are rows of their own with only naam and streep.
    """
    shown = tooltip(
        ("naam", "Organisatie"),
        ("tekst", "Gedeclareerd"),
        ("raming_tekst", "Raming"),
        ("verschil_tekst", "Verschil"),
    )
    base = chart().encode(y=alt.Y("naam:N", sort=None, title=None))
    known = base.transform_filter("isValid(datum.waarde)").encode(tooltip=shown)
    band = {"band": 0.6}
    declared = known.mark_bar(height=band).encode(
        x=alt.X("waarde:Q", title=None, axis=_EURO), color=BLUE
    )
    still_open = known.mark_bar(
        height=band, filled=False, strokeDash=[3, 3], strokeWidth=1.5
    ).encode(x=alt.X("open_van:Q"), x2="open_tot:Q", color=GRAY)
    hatching = (
        base.transform_filter("isValid(datum.streep)")
        .mark_tick(height=band, thickness=1.5)
        .encode(x=alt.X("streep:Q"), color=GRAY)
    )
    estimate = known.mark_tick(thickness=4, height={"band": 0.9}).encode(
        x=alt.X("raming:Q"), color=alt.value("orange")
    )
    layers = alt.layer(declared, hatching, still_open, estimate)
    return compiled(layers, (ROW_PIXELS + 16) * max(rows, 1) + 34)


@cache
def cumulative() -> Spec:
    """Costs since the start of the programme against the estimate, the open part hatched.

    Columns: kwartaal, waarde (null once nothing is declared), raming, open_van, open_tot, tekst,
    raming_tekst.
    """
    shown = tooltip(
        ("kwartaal", "Tot en met"), ("tekst", "Gedeclareerd"), ("raming_tekst", "Raming")
    )
    quarters = alt.X("kwartaal:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    base = chart().encode(x=quarters, tooltip=shown)
    estimate = base.mark_line(strokeDash=DASHED, strokeWidth=2.5).encode(
        y=alt.Y("raming:Q"), color=alt.value("orange")
    )
    declared = base.mark_area(line={"strokeWidth": 3}, opacity=0.25).encode(
        y=alt.Y("waarde:Q", title=None, axis=_EURO), color=BLUE
    )
    unknown = base.mark_bar(
        width={"band": 0.5}, filled=False, strokeDash=[3, 3], strokeWidth=1.5
    ).encode(y=alt.Y("open_van:Q"), y2="open_tot:Q", color=GRAY)
    return compiled(alt.layer(declared, unknown, estimate), 300)
