"""One way to show a figure: title, chart, text alternative, table, source line."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts, controls, drill, note_charts
from dashboard.controls import Control
from dashboard.drill import Drill
from dashboard.notes import Note
from dashboard.tables import Table, show_table
from dashboard.workbook import Account

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~^=])")


@dataclass(frozen=True)
class Figure:
    """A chart with all that belongs to it, described before it is drawn.

    `spec` is a Vega-Lite chart without data, `data` its rows, `alt` says in Dutch what is seen.
    `drill` is what a click on a row of `data` or of the table means, by its column `naam`; such a
    chart has a layer to click on (charts.clickable). `controls` are what the reader can set on it.
    `notes` are what partners wrote about it: signs in the chart, and lines under it.
    """

    key: str
    title: str
    spec: dict[str, Any]
    data: pl.DataFrame
    alt: str
    table: Table
    source: str
    status: str
    drill: Drill | None = None
    controls: tuple[Control, ...] = ()
    notes: tuple[Note, ...] = ()


def show(figure: Figure, account: Account) -> None:
    """Draws a figure in a frame of its own."""
    with st.container(border=True, height="stretch"):
        st.subheader(plain(figure.title), anchor=False)
        if figure.data.is_empty():
            st.markdown("Voor deze keuze zijn er geen gegevens.")
            return
        controls.draw(figure.controls)
        _chart(figure)
        st.space("stretch")
        hint = f" {figure.drill.hint}" if figure.drill else ""
        st.caption(plain(f"{figure.alt}{hint} {figure.source}"))
        _notes(figure.notes)
        _table(figure, account)


def _chart(figure: Figure) -> None:
    if figure.drill is None:
        spec = note_charts.with_marks(figure.spec, figure.notes)
        st.vega_lite_chart(figure.data, spec, alt=figure.alt)
        return
    name = f"grafiek-{figure.key}"
    st.vega_lite_chart(
        figure.data,
        charts.clickable(figure.spec, drill.CLICKED),
        alt=figure.alt,
        key=drill.widget_key(name),
        selection_mode=drill.CLICKED,
        on_select=partial(drill.on_point, figure.drill, name),
    )


def _notes(notes: Sequence[Note]) -> None:
    if notes:
        st.markdown("  \n".join(plain(note.line) for note in notes))


def show_side_by_side(figures: Sequence[Figure], accounted: Callable[[Figure], Account]) -> None:
    """Draws figures two by two, of one height; a single one takes the whole width."""
    for start in range(0, len(figures), 2):
        pair = figures[start : start + 2]
        for figure, column in zip(pair, st.columns(len(pair)), strict=True):
            with column:
                show(figure, accounted(figure))


@st.fragment
def _table(figure: Figure, account: Account) -> None:
    """The figure's table: sent only once it is opened, without running the page again."""
    box = st.expander("Tabel", key=f"open-{figure.key}", on_change="rerun")
    if box.open:
        with box:
            show_table(figure.table, account, figure.key, figure.drill)


def plain(text: str) -> str:
    """Text of which nothing is read as Markdown: names may come from a delivery."""
    return _MARKDOWN.sub(r"\\\1", text)
