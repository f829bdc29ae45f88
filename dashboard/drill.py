"""Drill-down: a click on a bar, a tile or a row sets a filter to the place it stands for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from dashboard import filters, words
from dashboard.address import COROP, Choices, View

Kind = Literal["gemeente", "corop", "organisatie"]
# The selection of a chart (charts.clickable); its points hold the name of a row.
CLICKED = "klik"


@dataclass(frozen=True)
class Drill:
    """What a click means: the filter it sets, and by each name shown the choice it stands for.

    `hint` says so to the reader.
    """

    filter: Literal["gebied", "organisatie"]
    choices: Mapping[str, str]
    hint: str


def into(
    view: View, choices: Choices, kind: Kind, names: Iterable[str], mark: str = "een staaf"
) -> Drill | None:
    """The drill of a figure that shows these names; nothing where no click would change the view.

    Only names that are among the choices lead somewhere. `mark` is what one clicks on.
    """
    possible = _possible(kind, choices)
    now = view.organisations if kind == "organisatie" else view.areas
    leading = {name: possible[name] for name in names if name in possible}
    if all(now == (choice,) for choice in leading.values()):
        return None
    key: Literal["gebied", "organisatie"] = "organisatie" if kind == "organisatie" else "gebied"
    return Drill(key, leading, f"Klik op {mark} om in te zoomen, of op een rij van de tabel.")


def _possible(kind: Kind, choices: Choices) -> dict[str, str]:
    """The choices by the name that figures give them."""
    if kind == "organisatie":
        return {words.capitalised(name): name for name in choices.organisations}
    if kind == "corop":
        areas = [name for name in choices.areas if name.startswith(COROP)]
        return {name.removeprefix(COROP): name for name in areas}
    return {name: name for name, codes in choices.areas.items() if codes and len(codes) == 1}


def widget_key(name: str) -> str:
    """The key of a clickable element: another after each click, so that no selection sticks."""
    return f"{name}-{st.session_state.get(_times(name), 0)}"


def on_point(drill: Drill, name: str) -> None:
    """Callback of a chart: follows the point that was clicked."""
    points = st.session_state[widget_key(name)].selection[CLICKED]
    if points:
        _follow(drill, name, points[0].get("naam"))


def on_row(drill: Drill, name: str, shown: Sequence[str]) -> None:
    """Callback of a table whose rows show these names: follows the row that was chosen."""
    rows = st.session_state[widget_key(name)].selection.rows
    if rows:
        _follow(drill, name, shown[rows[0]])


def _follow(drill: Drill, name: str, chosen: str | None) -> None:
    st.session_state[_times(name)] = st.session_state.get(_times(name), 0) + 1
    choice = drill.choices.get(chosen or "")
    if choice is not None:
        filters.look_at(drill.filter, [choice])
    # A table is a fragment, which would draw only itself anew.
    st.rerun()


def _times(name: str) -> str:
    return f"{name}-keer"
