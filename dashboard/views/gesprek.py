"""Page Kwartaalgesprek: prepare, hold and record the quarterly review."""

import streamlit as st

from dashboard.review import adjusting, agenda, deciding, explaining, meeting, stage
from dashboard.scene import Scene

PARTS = {
    "Agenda": agenda.draw,
    "Duiding": explaining.draw,
    "Besluiten en acties": deciding.draw,
    "Ramingen bijstellen": adjusting.draw,
    "Vergaderen": meeting.draw,
}


def draw(scene: Scene) -> None:
    """Draws where the review stands, and the part of it that was chosen."""
    stage.draw(scene)
    part = st.segmented_control("Onderdeel", list(PARTS), default="Agenda", key="onderdeel")
    PARTS[part or "Agenda"](scene)
