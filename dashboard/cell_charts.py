"""The shapes of charts made of cells: each carries its value or its sign as text."""

from functools import cache
from typing import Any

import altair as alt

from dashboard.charts import Spec, chart, compiled, tooltip

# Cells carry their value as text, so their shades are the same on a light and a dark page.
SHADES = alt.Scale(range=["#e3eefb", "#17457a"], zero=True)


@cache
def heat_map(columns: tuple[str, ...], rows: tuple[str, ...]) -> Spec:
    """Counts by weekday and part of the day, the number written in each cell.

    Columns: kolom, rij, waarde, donker (bool: the text needs to be light), tekst.
    """
    base = chart().encode(
        x=alt.X("kolom:N", sort=list(columns), title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("rij:N", sort=list(rows), title=None),
        tooltip=tooltip(("kolom", "Dag"), ("rij", "Dagdeel"), ("tekst", "Crises")),
    )
    cells = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color("waarde:Q", legend=None, scale=SHADES)
    )
    return compiled(alt.layer(cells, written(base)), 46 * len(rows) + 30)


def written(base: alt.Chart, **mark: Any) -> alt.Chart:
    """The value written in a cell, light on its dark shades (`donker`)."""
    return base.mark_text(fontSize=14, **mark).encode(
        text="tekst:N",
        color=alt.condition("datum.donker", alt.value("#ffffff"), alt.value("#0b0f14")),
    )


@cache
def delivery_matrix(columns: tuple[str, ...], rows: tuple[str, ...]) -> Spec:
    """Who delivered what: a tile a sender, table and quarter, its state as sign and colour.

    Columns: kolom, rij, status, teken, datum, regels.
    """
    shown = tooltip(
        ("rij", "Levering"),
        ("kolom", "Kwartaal"),
        ("status", "Stand"),
        ("regels", "Rijen"),
        ("datum", "Ontvangen"),
    )
    base = chart().encode(
        x=alt.X(
            "kolom:N",
            sort=list(columns),
            title=None,
            axis=alt.Axis(labelAngle=0, labelFlush=False),
        ),
        y=alt.Y("rij:N", sort=list(rows), title=None, axis=alt.Axis(labelLimit=260)),
        tooltip=shown,
    )
    states = alt.Scale(
        domain=["geleverd", "vervangen", "ontbreekt"], range=["#1f5fa8", "#5c6875", "#b34a06"]
    )
    tiles = base.mark_rect(cornerRadius=3, width={"band": 0.94}, height={"band": 0.9}).encode(
        color=alt.Color("status:N", scale=states, legend=None)
    )
    signs = base.mark_text(fontSize=14, fontWeight="bold").encode(
        text="teken:N", color=alt.value("#ffffff")
    )
    return compiled(alt.layer(tiles, signs), 30 * len(rows) + 30)
