"""Explanations pinned to a figure, and events: written here, drawn in the charts of all pages."""

from typing import Any

import streamlit as st

from dashboard import notes, words
from dashboard.review import pinning
from dashboard.review.kinds import EVENTS, EXPLANATIONS, Kind
from dashboard.scene import Scene
from dashboard.show import plain
from dashboard.written import written
from data.moments import end_of_day
from data.quarters import quarter_label


def draw(scene: Scene) -> None:
    """Draws page Duiding but for who writes."""
    pinning.tell()
    if scene.view.known_on is not None:
        day = words.dutch_date(scene.view.known_on)
        st.caption(f"Zoals het er op {day} stond. Schrijven kan alleen in wat nu bekend is.")
    st.header(f"Duiding van {quarter_label(scene.view.last)}", anchor=False)
    st.caption(
        "Een duiding verklaart een cijfer in een kwartaal. Ze staat bij de grafieken van dat "
        "cijfer, als vermoeden zolang ze niet is bevestigd."
    )
    _part(scene, EXPLANATIONS)
    st.header("Gebeurtenissen", anchor=False)
    st.caption(
        "Een gebeurtenis staat in alle grafieken over de kwartalen. Gaat ze over een gemeente of "
        "organisatie, dan alleen waar die gekozen is."
    )
    _part(scene, EVENTS)


def _part(scene: Scene, kind: Kind) -> None:
    """What was written of a kind, and room for a new one."""
    found = _written(scene, kind)
    if not found:
        st.markdown(f"Nog geen {kind.name}.")
    for row in found:
        with st.container(border=True):
            st.markdown(kind.said(row))
            st.caption(plain(f"{kind.about(row, scene.source.names)} · {notes.signed(row)}"))
            if scene.view.known_on is None:
                pinning.draw(scene, kind, row)
    if scene.view.known_on is None:
        pinning.draw_gone(scene, kind, {row["id"] for row in found})
        with st.container(border=True):
            st.subheader(f"Nieuwe {kind.name}", anchor=False)
            pinning.form(scene, kind)


def _written(scene: Scene, kind: Kind) -> list[dict[str, Any]]:
    """Explanations of the quarter of the view; every event, the newest first."""
    day = scene.view.known_on
    found = written(scene.source.store, None if day is None else end_of_day(day)).of(kind.table)
    if kind is EXPLANATIONS:
        return found.filter(quarter=scene.view.last).to_dicts()
    return found.sort("day", "id", descending=True).to_dicts()
