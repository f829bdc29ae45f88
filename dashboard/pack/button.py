"""The buttons that make the review pack of a view when pressed, and show how far they are."""

from dataclasses import dataclass, field
from functools import partial
from threading import Event

import streamlit as st

from dashboard.pack import files
from dashboard.scene import Scene

_SECONDS_TO_START = 10.0
_PAUSE = 0.1


@dataclass
class Making:
    """A file that is being made in another thread, and how far that is."""

    started: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)
    stage: str = "Cijfers"
    part: float = 0.0

    def say(self, stage: str, done: int, total: int) -> None:
        self.stage, self.part = stage, done / max(total, 1)


@st.fragment
def draw(scene: Scene) -> None:
    """A button for each kind of file; pressing one runs nothing else of the page again."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown("Dit kwartaalbeeld als bestand:")
        pressed = [making for suffix in files.KINDS if (making := _button(scene, suffix))]
    for making in pressed:
        _follow(making)


def _button(scene: Scene, suffix: str) -> Making | None:
    """The button of one kind; what it makes where it was pressed just now."""
    kept = f"pakket{suffix}"
    before: Making | None = st.session_state.get(kept)
    making = st.session_state[kept] = Making()
    kind = files.KINDS[suffix]
    pressed = st.download_button(
        kind.name,
        data=partial(make, scene, suffix, making),
        file_name=files.file_name(scene.view, suffix),
        mime=kind.mime,
        icon=":material/download:",
        key=f"download-pakket{suffix}",
    )
    return before if pressed else None


def make(scene: Scene, suffix: str, making: Making) -> bytes:
    """The file, made in a thread of its own while the page follows `making`."""
    making.started.set()
    try:
        return files.make(scene.source, scene.view, suffix, audience=scene.audience, say=making.say)
    finally:
        making.ended.set()


def _follow(making: Making) -> None:
    """Shows how far a file is until it is there; a browser that asks for none is not awaited."""
    bar = st.progress(0.0, "Het bestand wordt gemaakt.")
    if making.started.wait(_SECONDS_TO_START):
        while not making.ended.wait(_PAUSE):
            bar.progress(making.part, f"Het bestand wordt gemaakt: {making.stage.lower()}.")
    bar.empty()
