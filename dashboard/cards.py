"""The cards of Kwartaalbeeld: one KPI at a glance, all of one height."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.show import plain
from dashboard.words import Mark

IN_A_ROW = 4


@dataclass(frozen=True)
class Card:
    """What a card says. `course` holds the columns of `charts.sparkline`."""

    key: str
    label: str
    meaning: str
    value: str
    comparison: str
    mark: Mark
    foot: str
    course: pl.DataFrame
    alt: str


def show_cards(cards: Sequence[Card]) -> None:
    """Draws the cards four in a row; on a phone they stand below each other."""
    for start in range(0, len(cards), IN_A_ROW):
        for card, column in zip(cards[start:], st.columns(IN_A_ROW), strict=False):
            with column.container(border=True, height="stretch", gap="xsmall"):
                _draw(card)


def _draw(card: Card) -> None:
    st.markdown(f"**{plain(card.label)}**", help=card.meaning)
    st.metric(card.label, card.value, label_visibility="collapsed")
    st.markdown(f":{card.mark.colour}-badge[{card.mark.text}]")
    st.markdown(plain(card.comparison))
    st.space("stretch")
    if len(card.course) > 1:
        st.vega_lite_chart(card.course, charts.sparkline(), alt=card.alt)
    st.caption(plain(card.foot))
