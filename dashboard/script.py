"""The page script, run anew at every interaction: navigation, filters, then the page asked for."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import filters, heading, since, sources, trail
from dashboard.navigation import PAGES, Page
from dashboard.scene import Scene

# Before st.navigation: it would fetch the icon of a page from another host as the tab's icon.
st.set_page_config(
    page_icon=heading.ICON, layout="wide", initial_sidebar_state=heading.SIDEBAR_PIXELS
)
scene: Scene  # what the page draws from, known once the filters are


def registered(page: Page) -> StreamlitPage:
    """A page as the navigation knows it; the first is where one comes in."""
    return st.Page(
        lambda: page.draw(scene),
        title=page.title,
        url_path=page.address,
        icon=f":material/{page.icon}:",
        default=page is PAGES[0],
    )


# Without sections: Streamlit's markup of those is no list to a screen reader.
pages = {registered(each): each for each in PAGES}
page = st.navigation(list(pages))
st.set_page_config(page_title=f"{page.title} · Spoedmonitor")
present, older = sources.current()
filters.arrive(present)
# The heading shows what the filters under it hold, which an address may just have changed.
head = st.container()
scene = Scene(*filters.choose(present))
with head:
    heading.draw(page.title, scene.source, scene.view.last)
heading.draw_moment(scene.view)
filters.show_note()
trail.draw(scene.view)
if older:
    st.info(heading.BUSY)
if scene.source.empty and pages[page].has_figures:
    heading.draw_empty(scene.view)
else:
    page.run()
    since.draw(scene, present, page.title)
