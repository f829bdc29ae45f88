"""Page Duiding: what explains the figures, and what happened meanwhile?"""

import streamlit as st

from dashboard.review import explaining
from dashboard.scene import Scene
from dashboard.written import ROLES


def draw(scene: Scene) -> None:
    st.selectbox("U schrijft als", ROLES, key="rol", width=260)
    explaining.draw(scene)
