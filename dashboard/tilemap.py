"""The province as ten tiles, one a municipality, each about where it lies."""

from functools import cache

import altair as alt
import polars as pl

from dashboard.cell_charts import SHADES, written
from dashboard.charts import GRAY, TARGET, Spec, chart, compiled, tooltip

# Column and row of each of today's municipalities; the north is up.
_PLACES = {
    "1966": (1, 0),  # Het Hogeland
    "1979": (2, 0),  # Eemsdelta
    "1969": (0, 1),  # Westerkwartier
    "0014": (1, 1),  # Groningen
    "1952": (2, 1),  # Midden-Groningen
    "1895": (3, 1),  # Oldambt
    "0047": (2, 2),  # Veendam
    "0765": (3, 2),  # Pekela
    "0037": (2, 3),  # Stadskanaal
    "1950": (3, 3),  # Westerwolde
}
_TILE_PIXELS = 84


def places() -> pl.DataFrame:
    """Where each municipality's tile lies: gemeente, kolom, rij."""
    rows = [(code, *place) for code, place in _PLACES.items()]
    return pl.DataFrame(rows, schema=["gemeente", "kolom", "rij"], orient="row")


@cache
def tile_map(label: str) -> Spec:
    """Tiles shaded by value, with name and value written in them; without a value an outline.

    Columns: kolom, rij, naam, waarde, donker (bool), tekst, n (as text).
    """
    shown = tooltip(("naam", "Gemeente"), ("tekst", label), ("n", "Aantal"))
    columns, rows = (alt.Scale(domain=list(range(4))) for _ in range(2))
    base = chart().encode(
        x=alt.X("kolom:O", axis=None, scale=columns), y=alt.Y("rij:O", axis=None, scale=rows)
    )
    known = base.transform_filter("isValid(datum.waarde)")
    unknown = base.transform_filter("!isValid(datum.waarde)")
    band = {"band": 0.96}
    outlines = unknown.mark_rect(cornerRadius=6, width=band, height=band, filled=False).encode(
        color=GRAY
    )
    tiles = known.mark_rect(cornerRadius=6, width=band, height=band).encode(
        color=alt.Color("waarde:Q", legend=None, scale=SHADES)
    )
    layers = alt.layer(
        outlines,
        tiles,
        unknown.mark_text(fontSize=13).encode(text="naam:N", color=GRAY),
        written(known, dy=-11).encode(text="naam:N"),
        written(known, dy=11, fontWeight="bold"),
        # Over the texts, which would else be in the way of the pointer.
        base.mark_rect(opacity=0).encode(tooltip=shown).properties(name=TARGET),
    )
    return compiled(layers, 4 * _TILE_PIXELS)
