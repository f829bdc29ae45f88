"""The filters above every page: widgets bound to the address, and the link to copy.

The widgets have no default of their own: Streamlit leaves a default out of the address, and a link
must say everything. So their values are put in the session before they are drawn.
"""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from dashboard import address, sources
from dashboard.address import Choices, View
from dashboard.sources import Source
from data.quarters import quarter_label

_ARRIVED = "adres_gelezen"
_NOTE = "adres_melding"
# The pixels of a quarter with its signs to clear and to open.
_NARROWEST = 138


def arrive(source: Source) -> None:
    """Once a session: reads the address and, where it is not whole, writes it whole.

    Writing runs the script anew, so this comes after st.navigation has settled the page.
    """
    if _ARRIVED in st.session_state:
        return
    given = {key: st.query_params.get_all(key) for key in address.KEYS}
    then = sources.as_known(source, address.known_on(given["bekend"]))
    view, note = address.parse(given, then.choices)
    st.session_state[_ARRIVED] = True
    st.session_state[_NOTE] = note
    whole = address.address(view)
    if given != whole:
        st.query_params.from_dict(whole)
        st.rerun()


def choose(source: Source) -> tuple[Source, View]:
    """Draws the filters; returns the view they stand for and the figures as known on its moment.

    The moment comes first: it decides what else there is to choose.
    """
    # Cells that wrap: side by side as far as what they hold can be read, on a telephone too.
    grid = st.grid(
        9, min_column_width=_NARROWEST, vertical_alignment="bottom", gap=("xsmall", "xsmall")
    )
    last, first, against, known_on = (grid.cell() for _ in range(4))
    area, organisation, link = grid.cell(column_span=2), grid.cell(column_span=2), grid.cell()
    with known_on:
        then = sources.as_known(source, _moment(source.choices.days))
    choices = then.choices
    _settle(choices)
    labels = [quarter_label(quarter) for quarter in choices.quarters]
    with last:
        _one("Kwartaal", labels[::-1], "tot", on_change=_keep_order, args=("van", labels[0]))
    with first:
        _one("Verloop vanaf", labels, "van", on_change=_keep_order, args=("tot", labels[-1]))
    with against:
        _one("Vergelijk met", list(address.AGAINST), "met")
    with area:
        _several("Gebied", list(choices.areas), "gebied")
    with organisation:
        _several("Organisatie", list(choices.organisations), "organisatie")
    view = _chosen(choices)
    with link:
        _copy_link(view)
    return then, view


def back_to_now() -> None:
    """Callback: leaves the past."""
    st.session_state["bekend"] = address.NOW


def pick_quarter(label: str, first: str) -> None:
    """Callback: looks at another quarter; a course that would start after it starts at `first`."""
    st.session_state["tot"] = label
    _keep_order("van", first)


def look_at(key: str, names: Sequence[str]) -> None:
    """Callback: sets "gebied" or "organisatie" to these names."""
    st.session_state[key] = list(names)


def show_note() -> None:
    """Says once that part of the address was left aside."""
    note = st.session_state.pop(_NOTE, None)
    if note is not None:
        st.warning(note, icon=":material/link_off:")


def _one(label: str, options: list[str], key: str, **event: object) -> None:
    st.selectbox(  # type: ignore[call-overload]
        label,
        options,
        index=None,
        key=key,
        bind="query-params",
        filter_mode=None,
        placeholder="Kies",
        **event,
    )


def _several(label: str, options: list[str], key: str) -> None:
    st.multiselect(
        label, options, key=key, bind="query-params", placeholder="Kies", filter_mode="contains"
    )


def _moment(days: Sequence[date]) -> date | None:
    """Draws the filter of the moment and returns the day chosen; None is now.

    The day of a mailed link need not be one on which something was delivered.
    """
    asked = address.known_on(_raw("bekend"))
    # Going back in the browser brings an address that the session does not hold yet.
    arriving = address.known_on(st.query_params.get_all("bekend"))
    offered = sorted({*address.passed(days), *filter(None, (asked, arriving))}, reverse=True)
    _hold("bekend", address.known_on_label(asked))
    _one("Zoals bekend op", [address.NOW, *map(address.known_on_label, offered)], "bekend")
    return address.known_on(_raw("bekend"))


def _settle(choices: Choices) -> None:
    """Puts whole and possible values in the session, before the widgets read them."""
    view, refused = _held(choices)
    for key, values in address.address(view).items():
        # The filter of the moment is drawn by now.
        if key != "bekend":
            _hold(key, values if key in ("gebied", "organisatie") else values[0])
    if refused:
        st.session_state[_NOTE] = address.gone_in_words(refused)


def _hold(key: str, wanted: str | list[str]) -> None:
    if st.session_state.get(key) != wanted:
        st.session_state[key] = wanted


def _chosen(choices: Choices) -> View:
    """The view that the session holds now."""
    return _held(choices)[0]


def _held(choices: Choices) -> tuple[View, list[str]]:
    return address.read({key: _raw(key) for key in address.KEYS}, choices)


def _raw(key: str) -> Sequence[str]:
    held = st.session_state.get(key)
    return [held] if isinstance(held, str) else held or []


def _keep_order(other: str, fallback: str) -> None:
    """Callback: where the course would end before it starts, the other end gives way."""
    if st.session_state["van"] > st.session_state["tot"]:
        st.session_state[other] = fallback


def _copy_link(view: View) -> None:
    parts = urlsplit(st.context.url or "")
    query = urlencode(address.address(view), doseq=True)
    with st.popover("Kopieer link", icon=":material/link:", width="stretch"):
        st.markdown("Dit adres toont dezelfde pagina met dezelfde keuzes.")
        st.code(urlunsplit((*parts[:3], query, "")), language=None, wrap_lines=True)
