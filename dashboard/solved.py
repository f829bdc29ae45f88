"""How crises were solved over the quarters: shares that add up, close to home at the foot."""

from functools import cache

import altair as alt
import polars as pl

from dashboard import frames, names, words
from dashboard.charts import GRAY, Spec, chart, compiled, tooltip, value_axis
from dashboard.scene import Scene, asked, described
from dashboard.show import Figure
from dashboard.tables import Table, columns
from data.codes import AFHANDELING
from data.quarters import quarter_label
from queries.conclusions import MIN_CASES
from queries.crisis import CLOSE_TO_HOME
from queries.periods import STATUSES

KEY = "crises"
NAME = "Crises naar oplossing per kwartaal"
CLOSEST_FIRST = (*CLOSE_TO_HOME, *(code for code in AFHANDELING if code not in CLOSE_TO_HOME))
# Blue is close to home, grey elsewhere; the segments carry their share as text.
SHADES = (
    "#17457a", "#3f75ae", "#7dabd9", "#bad4ee", "#dfe4ea", "#b7c0ca", "#4a5561", "#8b96a3",
)  # fmt: skip
_DARK = ("#17457a", "#3f75ae", "#4a5561")
COLUMNS = (
    "kwartaal", "naam", "waarde", "voet", "top", "midden", "tekst", "kort", "n", "kleur",
    "donker", "voorlopig", "status", "plek", "kop",
)  # fmt: skip
_HEIGHT = 360
# A segment below this share is too low to hold its number; names stand at least this far apart.
_LOWEST = 0.05
# Pixels of "Door de eigen aanbieder 10 %" with its square.
_NAMES = 190


def figure(scene: Scene, source: str) -> Figure:
    """The share of each way of solving in the crises of each quarter of the view."""
    found = asked(scene, [KEY], ["kwartaal", "afhandeling"], scene.course)
    totals = asked(scene, [KEY], ["kwartaal"], scene.course)
    rows = solved_rows(found, totals)
    return described(
        scene,
        rows,
        source,
        key="oplossing-per-kwartaal",
        title=title(rows, quarter_label(scene.view.last)),
        spec=stacked_shares(),
        data=frames.if_any(rows).select(COLUMNS),
        alt="Kolommen per kwartaal: welk deel van de crises hoe is opgelost, onderaan het dichtst "
        "bij huis. Blauw is thuis of in het netwerk, grijs elders; fletser is voorlopig."
        f"{_few(rows)}",
        table=Table(
            NAME,
            rows,
            columns(
                ("kwartaal", "Kwartaal", "tekst"),
                ("naam", "Oplossing", "tekst"),
                ("aandeel", "Aandeel", "aandeel"),
                ("teller", "Crises", "aantal"),
                ("n", "Alle crises", "aantal"),
                ("status", "Status", "tekst"),
            ),
        ),
    )


def solved_rows(found: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    """The columns of `stacked_shares`, and aandeel; a quarter of too few crises has no column.

    Takes crises by kwartaal and afhandeling, and by kwartaal alone.
    """
    order = {code: place for place, code in enumerate(CLOSEST_FIRST)}
    shade = dict(zip(CLOSEST_FIRST, SHADES, strict=True))
    category = pl.col("categorie")
    rows = found.join(totals.select("kwartaal", n="waarde"), on="kwartaal").with_columns(
        rij=category.replace_strict(order, return_dtype=pl.Int32),
        kleur=category.replace_strict(shade, return_dtype=pl.String),
        aandeel=pl.when(pl.col("n") > 0).then(pl.col("waarde") / pl.col("n")),
        n=pl.col("n").cast(pl.Int64),
        voorlopig=pl.col("status") == STATUSES[0],
    )
    rows = rows.sort("kwartaal", "rij").with_columns(
        waarde=pl.when(pl.col("n") >= MIN_CASES).then("aandeel"),
        donker=pl.col("kleur").is_in(_DARK),
    )
    return _named(_stacked(frames.named(rows, "categorie", names.AFHANDELING)))


def _stacked(rows: pl.DataFrame) -> pl.DataFrame:
    """Where each segment begins and ends, and its number where it is high enough to hold it."""
    top = pl.col("waarde").cum_sum().over("kwartaal")
    rows = frames.texts(rows, "waarde", "aandeel", "tekst").with_columns(
        top=top, voet=top - pl.col("waarde"), midden=top - pl.col("waarde") / 2
    )
    high = pl.col("waarde") >= _LOWEST
    per_cent = (pl.col("waarde") * 100).round().cast(pl.Int64).cast(pl.String)
    return rows.with_columns(kort=pl.when(high).then(per_cent))


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    """The name and share of each segment of the last column, beside it: plek and kop."""
    drawn = rows.drop_nulls("waarde")
    last = drawn.filter(pl.col("kwartaal") == pl.col("kwartaal").max())
    shares = [words.percentage(each) for each in last["waarde"]]
    heads = [f"{name} {share}" for name, share in zip(last["naam"], shares, strict=True)]
    beside = last.select(
        "kwartaal",
        "categorie",
        plek=pl.Series(apart(last["midden"].to_list()), dtype=pl.Float64),
        kop=pl.Series(heads, dtype=pl.String),
    )
    joined = rows.join(beside, on=["kwartaal", "categorie"], how="left", maintain_order="left")
    return joined.with_columns(kwartaal=frames.quarter_labels(joined["kwartaal"]))


def apart(places: list[float]) -> list[float]:
    """Rising places as near as can be where they were, at least _LOWEST apart and within 0 to 1."""
    found: list[float] = []
    for each in places:
        found.append(max(each, found[-1] + _LOWEST) if found else max(each, _LOWEST / 2))
    highest = 1 - _LOWEST / 2
    for index in reversed(range(len(found))):
        found[index] = min(found[index], highest)
        highest = found[index] - _LOWEST
    return found


def title(rows: pl.DataFrame, quarter: str) -> str:
    """The most frequent way of solving in the last quarter."""
    last = rows.filter(pl.col("kwartaal") == quarter).drop_nulls("waarde").sort("waarde")
    if last.is_empty():
        return NAME
    name, share, n = last.select("naam", "waarde", "n").row(-1)
    return f"Meest in {quarter}: {words.running(name)}, {words.percentage(share)} van {n} crises"


def _few(rows: pl.DataFrame) -> str:
    few = rows.filter(pl.col("n") < MIN_CASES)["kwartaal"].unique().sort().to_list()
    said = f" Minder dan {MIN_CASES} crises en dus geen kolom: {words.listed(few)}."
    return said if few else ""


@cache
def stacked_shares() -> Spec:
    """Columns of shares by quarter, with their per cents in them and their names at the right.

    Columns: COLUMNS. voet and top are where a segment begins and ends, kort is its number where
    it is high enough, plek and kop the place and text of a name beside the last column.
    """
    shown = tooltip(
        ("naam", "Oplossing"),
        ("kwartaal", "Kwartaal"),
        ("tekst", "Aandeel"),
        ("n", "Alle crises"),
        ("status", "Status"),
    )
    room = alt.Scale(range=[0, alt.ExprRef(f"width - {_NAMES}")], paddingInner=0.15)
    axis = alt.Axis(labelAngle=0, labelOverlap=True)
    base = chart().encode(x=alt.X("kwartaal:O", title=None, axis=axis, scale=room), tooltip=shown)
    whole = alt.Scale(domain=[0, 1])
    colour = alt.Color("kleur:N", scale=None)
    # Quarters without a column stay on the axis.
    segments = base.mark_bar(stroke="white", strokeWidth=0.5, invalid=None).encode(
        y=alt.Y("voet:Q", title=None, axis=value_axis("aandeel"), scale=whole),
        y2="top:Q",
        color=colour,
        opacity=alt.condition("datum.voorlopig", alt.value(0.7), alt.value(1)),
    )
    # On a phone the columns are too narrow for numbers; those of the last stand with its names.
    wide = alt.ExprRef("bandwidth('x') < 20 ? 0 : 1")
    high = base.transform_filter("isValid(datum.kort)")
    numbers = high.mark_text(fontSize=12, opacity=wide).encode(
        y=alt.Y("midden:Q", title=None),
        text="kort:N",
        color=alt.condition("datum.donker", alt.value("#ffffff"), alt.value("#0b0f14")),
    )
    beside = chart().transform_filter("isValid(datum.kop)").encode(y=alt.Y("plek:Q", title=None))
    left = alt.value(alt.ExprRef(f"width - {_NAMES - 14}"))
    squares = beside.mark_square(size=110, opacity=1).encode(x=left, color=colour)
    texts = beside.mark_text(align="left", dx=10, fontSize=13).encode(
        x=left, text="kop:N", color=GRAY
    )
    layers = alt.layer(segments, numbers, squares, texts)
    return compiled(layers.resolve_scale(color="independent"), _HEIGHT)
