"""The province as ten tiles, one a municipality, each about where it lies."""

from functools import cache

import altair as alt
import polars as pl

from dashboard.charts import SHADES, Spec, chart, compiled, tooltip, written

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
    """Tiles shaded by value, with name and value written in them.

    Columns: kolom, rij, naam, waarde, donker (bool), tekst, n.
    """
    shown = tooltip(("naam", "Gemeente"), ("tekst", label), ("n", "Aantal"))
    base = chart().encode(x=alt.X("kolom:O", axis=None), y=alt.Y("rij:O", axis=None), tooltip=shown)
    band = {"band": 0.96}
    tiles = base.mark_rect(cornerRadius=6, width=band, height=band).encode(
        color=alt.Color("waarde:Q", legend=None, scale=SHADES)
    )
    names = written(base, dy=-11).encode(text="naam:N")
    values = written(base, dy=11, fontWeight="bold")
    return compiled(alt.layer(tiles, names, values), 4 * _TILE_PIXELS)
