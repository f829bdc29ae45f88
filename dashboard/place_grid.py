"""What local teams report by municipality: a cell a number, with a sign where it really changed."""

from functools import cache

import altair as alt
import polars as pl

from dashboard import frames, words
from dashboard.beginning import Change, beside_start, start_label
from dashboard.charts import GRAY, Spec, chart, compiled, tooltip
from dashboard.scene import Scene, described, kpi
from dashboard.show import Figure
from dashboard.tables import Table, columns
from data.quarters import quarter_label
from data.regions import municipality_names

# Heads of the columns, by KPI; the first is what the title speaks of.
HEADS = {
    "vroegsignalen": "Signalen",
    "consulten_lokaal": "Consulten",
    "caseload": "Caseload",
    "uithuiszetting_afgewend": "Afgewend",
}
COLUMNS = ("rij", "kolom", "tekst", "begin_tekst", "bekend")
NAME = "Lokale teams per gemeente"
_SIGNS = {True: "▲", False: "▼"}


def figure(scene: Scene, source: str) -> Figure:
    """The focus quarter by municipality, beside the start of the view."""
    rows = grid_rows(beside_start(scene, list(HEADS), ["gemeente"]))
    start = start_label(scene)
    return described(
        scene,
        rows,
        source,
        key="lokale-teams",
        title=title(rows, start),
        spec=grid(tuple(HEADS.values()), rows["rij"].n_unique()),
        data=rows.filter(pl.col("bekend").any()).select(COLUMNS),
        alt=f"Per gemeente de cijfers van {quarter_label(scene.view.last)}; Afgewend is van de "
        f"dreigende uithuiszettingen. ▲ of ▼: meer of minder dan in {start}, meer dan toeval. "
        f"{words.MISSING}: geen cijfer, geen nul.",
        table=Table(NAME, _wide(rows), _columns(start)),
    )


def grid_rows(found: pl.DataFrame) -> pl.DataFrame:
    """The columns of `grid`, and teken: the sign of a real change. Takes HEADS by municipality."""
    named = frames.named(found, "gemeente", municipality_names())
    told = [_told(row) for row in named.iter_rows(named=True)]
    schema = {"tekst": pl.String, "begin_tekst": pl.String, "teken": pl.String}
    texts = pl.DataFrame(told, schema=schema, orient="row")
    return pl.concat([named, texts], how="horizontal").with_columns(
        rij="naam",
        kolom=pl.col("kpi").replace_strict(HEADS, return_dtype=pl.String),
        bekend=pl.col("waarde").is_not_null(),
    )


def _told(row: dict) -> tuple[str, str, str | None]:
    """The number with its sign, what it was, and the sign."""
    value, begin = row["waarde"], row["begin"]
    change = Change(kpi(row["kpi"]), value, row["n"] or 0, begin, row["begin_n"] or 0)
    real = change.finding in ("hoger", "lager", "beter", "slechter")
    sign = _SIGNS[value > begin] if real else None
    said = _said(value, row["n"], change.kpi.additive)
    was = _said(begin, row["begin_n"], change.kpi.additive)
    return f"{said} {sign}" if sign else said, was, sign


def _said(value: float | None, n: int | None, additive: bool) -> str:
    """A count as it is, a share as "6 van 8": of so few a percentage says too much."""
    if value is None or n is None:
        return words.MISSING
    return words.number(value) if additive else f"{value * n:.0f} van {words.number(n)}"


def title(rows: pl.DataFrame, start: str) -> str:
    """In how many municipalities the teams really saw more signals than at the start."""
    key = next(iter(HEADS))
    held = rows.filter(pl.col("kpi") == key).drop_nulls(["waarde", "begin"])
    if held.is_empty():
        return NAME
    more = (held["teken"] == _SIGNS[True]).sum()
    said = "geen enkele" if more == 0 else str(more)
    return f"Meer vroegsignalen dan in {start}: {said} van de {len(held)} gemeenten"


def _wide(rows: pl.DataFrame) -> pl.DataFrame:
    """A row a municipality, with the value and the start of each number."""
    wide = rows.pivot("kpi", index=["naam"], values=["waarde", "begin"])
    lacking = [
        pl.lit(None, pl.Float64).alias(name)
        for key in HEADS
        for name in (f"waarde_{key}", f"begin_{key}")
        if name not in wide.columns
    ]
    return wide.with_columns(lacking)


def _columns(start: str) -> tuple:
    numbers = [
        each
        for key, head in HEADS.items()
        for each in (
            (f"waarde_{key}", head, frames.KINDS[kpi(key).unit]),
            (f"begin_{key}", f"{head} {start}", frames.KINDS[kpi(key).unit]),
        )
    ]
    return columns(("naam", "Gemeente", "tekst"), *numbers)


@cache
def grid(heads: tuple[str, ...], rows: int) -> Spec:
    """Cells of a municipality and a number, outlined where there is none.

    Columns: COLUMNS; rij is the municipality, kolom one of `heads`, bekend whether there is a
    number.
    """
    shown = tooltip(
        ("rij", "Gemeente"), ("kolom", "Cijfer"), ("tekst", "Nu"), ("begin_tekst", "Aan het begin")
    )
    axis = alt.Axis(labelAngle=0, orient="top", labelOverlap=False, labelFlush=False)
    base = chart().encode(
        x=alt.X("kolom:N", sort=list(heads), title=None, axis=axis),
        y=alt.Y("rij:N", sort=None, title=None, axis=alt.Axis(labelFlush=False)),
        tooltip=shown,
    )
    cells = base.mark_rect(cornerRadius=4, width={"band": 0.95}, height={"band": 0.88}).encode(
        color=GRAY, opacity=alt.condition("datum.bekend", alt.value(0.16), alt.value(0.03))
    )
    size = alt.ExprRef("bandwidth('x') < 70 ? 12 : 14")
    texts = base.mark_text(fontSize=size).encode(text="tekst:N", color=GRAY)
    return compiled(alt.layer(cells, texts), 34 * max(rows, 1) + 40)
