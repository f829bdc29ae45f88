"""What a reader can set on one figure: a few options beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Control:
    """One choice of a reader, in plain words that never change; the first holds until then."""

    key: str
    label: str
    options: tuple[str, ...]


def chosen(control: Control) -> str:
    """What the reader chose, which a figure must know before it is drawn."""
    return str(st.session_state.get(control.key) or control.options[0])


def draw(controls: Sequence[Control]) -> None:
    if not controls:
        return
    with st.container(horizontal=True, gap="small"):
        for control in controls:
            st.segmented_control(
                control.label,
                control.options,
                default=chosen(control),
                required=True,
                key=control.key,
                label_visibility="collapsed",
                persist_state="session",
            )
