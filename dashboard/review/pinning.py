"""Writing, changing and removing what is pinned to the charts, without losing anybody's work.

Who changes does so to the version that they saw: that of the moment they opened it or, for a
button, that on their screen. So it is kept in the session and never read anew underneath them.
"""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

import streamlit as st

from dashboard import writing
from dashboard.review.kinds import EXPLANATIONS, Kind, Row
from dashboard.scene import Scene
from dashboard.written import author, written
from data import reviews
from data.reviews import CERTAINTIES
from data.store import Store, StoreError

_TOLD = "duiding-gezegd"
_SAVED = "Opgeslagen"


def tell() -> None:
    """Says how the last write went."""
    told = st.session_state.pop(_TOLD, None)
    if told == _SAVED:
        st.toast(told, icon=":material/check:")
    elif told is not None:
        st.error(told)


def draw(scene: Scene, kind: Kind, row: Row) -> None:
    """What one can do with an item, and its form where that is open."""
    opened = st.session_state.get(_opened(kind))
    if opened is not None and opened["id"] == row["id"]:
        form(scene, kind, opened)
        return
    store, number = scene.source.store, row["id"]
    with st.container(horizontal=True):
        if row.get("certainty") == CERTAINTIES[0]:
            st.button(
                "Bevestigen",
                key=f"{kind.name}-{number}-bevestigen",
                on_click=_confirm,
                args=(store, row),
            )
        st.button(
            "Wijzigen",
            key=f"{kind.name}-{number}-wijzigen",
            on_click=_open,
            args=(kind, row),
        )
        with st.popover("Verwijderen"):
            st.button(
                f"Ja, deze {kind.name} verwijderen",
                key=f"{kind.name}-{number}-verwijderen",
                on_click=_remove,
                args=(store, kind, row),
            )


def draw_gone(scene: Scene, kind: Kind, numbers: Collection[int]) -> None:
    """The form of an item that is no longer among these: what was typed in it is still there."""
    opened = st.session_state.get(_opened(kind))
    if opened is None or opened["id"] in numbers:
        return
    with st.container(border=True):
        st.warning(
            f"De {kind.name} die u wijzigde staat hier niet meer. Uw tekst is er nog; opslaan "
            "voegt haar opnieuw toe."
        )
        form(scene, kind, opened, anew=True)


def form(scene: Scene, kind: Kind, row: Row | None = None, *, anew: bool = False) -> None:
    """The fields of an item: those of a version that it changes, or of a new one."""
    store = scene.source.store
    place = f"{kind.name}-{row['id'] if row else 'nieuw'}"
    values = kind.fields(scene, place if row else f"{place}-{hash(scene.focus)}", row)
    text = writing.area(store, place, "Tekst", row["text"] if row else "", author=author())
    with st.container(horizontal=True):
        pressed = st.button("Opslaan", key=f"{place}-opslaan", type="primary")
        if row is not None:
            st.button(
                "Niet opslaan",
                key=f"{place}-sluiten",
                on_click=_tried,
                args=(partial(_close, store, kind, place), None),
            )
    if pressed and not text.strip():
        st.warning("Schrijf eerst een tekst.")
    elif pressed:
        seen = None if anew else row
        _save(store, kind, place, seen, values | {"text": text.strip()})


def _save(store: Store, kind: Kind, place: str, row: Row | None, values: dict[str, Any]) -> None:
    try:
        if row is None:
            reviews.add(store, kind.table, values, author=author())
        else:
            reviews.change(store, kind.table, row["id"], row["known_from"], values, author=author())
        _close(store, kind, place)
    except reviews.Changed as error:
        # What they see now, above the form, is what the next attempt changes.
        _reopen(store, kind)
        st.error(str(error))
    except StoreError as error:
        st.error(str(error))
    else:
        st.session_state[_TOLD] = _SAVED
        st.rerun()


def _opened(kind: Kind) -> str:
    return f"{kind.name}-open"


def _open(kind: Kind, row: Row) -> None:
    st.session_state[_opened(kind)] = row


def _reopen(store: Store, kind: Kind) -> None:
    """Takes the current version of the open item as the one that was seen."""
    opened = st.session_state[_opened(kind)]
    found = written(store).of(kind.table, id=opened["id"])
    if len(found):
        _open(kind, found.row(0, named=True))


def _close(store: Store, kind: Kind, place: str) -> None:
    """Lets go of what was typed at a place, and closes its form."""
    writing.saved(store, place, author=author())
    if not place.endswith("-nieuw"):
        st.session_state.pop(_opened(kind), None)


def _confirm(store: Store, row: Row) -> None:
    certain = {"certainty": CERTAINTIES[1]}
    _tried(
        lambda: reviews.change(
            store, EXPLANATIONS.table, row["id"], row["known_from"], certain, author=author()
        )
    )


def _remove(store: Store, kind: Kind, row: Row) -> None:
    _tried(lambda: reviews.remove(store, kind.table, row["id"], row["known_from"]))


def _tried(write: Callable[[], None], said: str | None = _SAVED) -> None:
    """Callback: writes, and keeps what there is to say of it for the next draw."""
    try:
        write()
    except StoreError as error:
        said = str(error)
    st.session_state[_TOLD] = said
