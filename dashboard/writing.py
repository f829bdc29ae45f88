"""Text that people write: kept while they type, so that no closed tab or rerun loses it.

A text area of Streamlit tells what was typed only once it is left. This one tells after a short
pause, and the store keeps it as a concept of its author until it is saved.
"""

from functools import partial

import streamlit as st

from data import reviews
from data.store import Store, reading

PAUSE_MILLISECONDS = 800
_HTML = "<label></label><textarea></textarea>"
_CSS = """
label { display: block; font-size: 0.875rem; margin-bottom: 0.25rem; }
textarea {
  box-sizing: border-box; width: 100%; padding: 0.5rem 0.75rem; resize: vertical;
  font: inherit; color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
}
textarea:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""
# `round` changes when the text of the area must be that of `data` again: after saving it.
_JS = """
const drawn = new WeakMap();
export default function ({ parentElement, data, setStateValue }) {
  const area = parentElement.querySelector("textarea");
  const label = parentElement.querySelector("label");
  label.textContent = data.label;
  label.htmlFor = area.id = data.place;
  area.rows = data.rows;
  if (drawn.get(area) !== data.round) {
    drawn.set(area, data.round);
    area.value = data.text;
  }
  let pause;
  const tell = () => { clearTimeout(pause); setStateValue("text", area.value); };
  area.oninput = () => { clearTimeout(pause); pause = setTimeout(tell, data.pause); };
  area.onblur = tell;
}
"""
_area = st.components.v2.component("schrijfvak", html=_HTML, css=_CSS, js=_JS)


def area(store: Store, place: str, label: str, saved: str, *, author: str, rows: int = 3) -> str:
    """A text area at a place of the pages, and what stands in it now.

    It starts with what this author was still writing there, else with what was saved.
    """
    kept = _kept(store, author).get(place)
    turn = st.session_state.get(_round(place), 0)
    name = f"{place}-{turn}"
    if f"begin-{name}" not in st.session_state:
        st.session_state[f"begin-{name}"] = saved if kept is None else kept
    start = st.session_state[f"begin-{name}"]
    found = _area(
        key=name,
        data={
            "label": label,
            "text": start,
            "place": place,
            "rows": rows,
            "round": turn,
            "pause": PAUSE_MILLISECONDS,
        },
        on_text_change=partial(_keep, store, place, name, author),
    )
    if kept is not None and kept != saved:
        st.caption("Nog niet opgeslagen. Uw tekst wordt bewaard, ook als u dit venster sluit.")
    text = found.get("text")
    return start if text is None else text


def saved(store: Store, place: str, *, author: str) -> None:
    """Lets go of the concept at a place, now that it was saved or thrown away."""
    reviews.keep_concept(store, place, "", author=author)
    st.session_state[_round(place)] = st.session_state.get(_round(place), 0) + 1


def _round(place: str) -> str:
    return f"ronde-{place}"


def _kept(store: Store, author: str) -> dict[str, str]:
    with reading(store) as connection:
        return reviews.concepts(connection, author)


def _keep(store: Store, place: str, name: str, author: str) -> None:
    """Callback: keeps what was typed so far."""
    text = st.session_state[name].get("text")
    if text is not None:
        reviews.keep_concept(store, place, text, author=author)
