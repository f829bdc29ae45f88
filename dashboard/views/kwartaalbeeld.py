"""Page Kwartaalbeeld: what changed this quarter, and what needs talking about?"""

import streamlit as st

from dashboard import discussion, league
from dashboard.cards import show_cards
from dashboard.overview import cards
from dashboard.pack import button
from dashboard.scene import Scene, account
from dashboard.show import plain, show

SOURCE = "meldingen van de crisislijn; bevolking"
KEY = "crises_per_1000"


def draw(scene: Scene) -> None:
    st.header(plain(discussion.opening(scene)), anchor=False)
    show_cards(cards(scene))
    left, right = st.columns([3, 2])
    with left.container(border=True, height="stretch"):
        st.header("Om te bespreken", anchor=False)
        discussion.draw(scene)
    with right:
        figure = league.figure(scene, KEY, SOURCE)
        show(figure, account(scene, [KEY], SOURCE, figure.status))
    button.draw(scene)
