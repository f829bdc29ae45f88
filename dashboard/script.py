"""The page script, run anew at every interaction: navigation, filters, then the page asked for."""

import streamlit as st

from dashboard import filters, heading, sources
from dashboard.scene import Scene
from dashboard.views import begrippen, crisis, gegevens, kosten, kwartaalbeeld

# Before st.navigation: it would fetch the icon of a page from another host as the tab's icon.
st.set_page_config(
    page_icon=heading.ICON, layout="wide", initial_sidebar_state=heading.SIDEBAR_PIXELS
)
scene: Scene  # what the page draws from, known once the filters are
# Without sections: Streamlit's markup of those is no list to a screen reader.
page = st.navigation(
    [
        st.Page(
            lambda: kwartaalbeeld.draw(scene),
            title="Kwartaalbeeld",
            url_path="kwartaalbeeld",
            icon=":material/insights:",
            default=True,
        ),
        st.Page(
            lambda: crisis.draw(scene),
            title="Crisis",
            url_path="crisis",
            icon=":material/crisis_alert:",
        ),
        st.Page(
            lambda: kosten.draw(scene),
            title="Kosten",
            url_path="kosten",
            icon=":material/euro:",
        ),
        st.Page(
            lambda: gegevens.draw(scene),
            title="Gegevens",
            url_path="gegevens",
            icon=":material/database:",
        ),
        st.Page(
            lambda: begrippen.draw(scene),
            title="Begrippen",
            url_path="begrippen",
            icon=":material/menu_book:",
        ),
    ]
)
st.set_page_config(page_title=f"{page.title} · Spoedmonitor")
source, older = sources.current()
filters.arrive(source.choices)
# The heading shows what the filters under it hold, which an address may just have changed.
head = st.container()
scene = Scene(source, filters.choose(source.choices))
with head:
    heading.draw(page.title, source, scene.view.last)
filters.show_note()
if older:
    st.info(heading.BUSY)
if source.empty and page.url_path not in ("gegevens", "begrippen"):
    heading.draw_empty()
else:
    page.run()
