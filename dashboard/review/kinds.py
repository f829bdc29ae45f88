"""What can be pinned to the charts: explanations and events, each with what one fills in for it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from dashboard import notes, words
from dashboard.address import ALL_ORGANISATIONS, WHOLE_REGION
from dashboard.scene import Scene, kpi
from dashboard.show import plain
from data.moments import local_today
from data.quarters import quarter_end, quarter_label, quarter_of, quarter_start
from data.regions import municipality_names, today
from data.reviews import CERTAINTIES
from queries.catalogue import CATALOGUE
from queries.periods import PROGRAMME

Row = Mapping[str, Any]
Option = TypeVar("Option")
# A choice of None would show as no choice at all.
_ALL = ""


class Kind(NamedTuple):
    """A kind of item: its table, what it is called, what it says (Markdown) and is about.

    `fields` draws what one chooses beside the text, under keys that start with a name and with
    the values of a row to begin with, and gives what was chosen.
    """

    table: str
    name: str
    said: Callable[[Row], str]
    about: Callable[[Row, Mapping[str, str]], str]
    fields: Callable[[Scene, str, Row | None], dict[str, Any]]


def _explanation_said(row: Row) -> str:
    return f"**{words.capitalised(row['certainty'])}:** {plain(row['text'])}"


def _explanation_about(row: Row, names: Mapping[str, str]) -> str:
    return f"{kpi(row['kpi']).label}, {quarter_label(row['quarter'])}, {notes.scope(row, names)}"


def _explanation_fields(scene: Scene, name: str, row: Row | None) -> dict[str, Any]:
    given = row or {"kpi": "crises", "quarter": scene.view.last, "certainty": CERTAINTIES[0]}
    left, right = st.columns(2)
    with left:
        key = _choice("Cijfer", list(CATALOGUE), given["kpi"], name, lambda each: kpi(each).label)
        quarters = scene.source.choices.quarters
        quarter = _choice("Kwartaal", quarters, given["quarter"], name, quarter_label)
    with right:
        place = _scope(scene, name, row)
    certainty = st.segmented_control(
        "Zekerheid", CERTAINTIES, default=given["certainty"], key=f"{name}-zekerheid", required=True
    )
    return {"kpi": key, "quarter": quarter, "certainty": certainty, **place}


def _event_said(row: Row) -> str:
    return plain(row["text"])


def _event_about(row: Row, names: Mapping[str, str]) -> str:
    return f"{words.dutch_date(row['day'])}, {notes.scope(row, names)}"


def _event_fields(scene: Scene, name: str, row: Row | None) -> dict[str, Any]:
    given: date = row["day"] if row else min(quarter_end(scene.view.last), local_today())
    left, right = st.columns(2)
    with left:
        day = st.date_input(
            "Datum",
            given,
            min_value=quarter_start(PROGRAMME[0]),
            max_value=quarter_end(PROGRAMME[1]),
            format="DD-MM-YYYY",
            key=f"{name}-datum",
        )
    with right:
        place = _scope(scene, name, row)
    return {"day": day, "quarter": quarter_of(day), **place}


EXPLANATIONS = Kind(
    "duidingen", "duiding", _explanation_said, _explanation_about, _explanation_fields
)
EVENTS = Kind("gebeurtenissen", "gebeurtenis", _event_said, _event_about, _event_fields)


def _scope(scene: Scene, name: str, row: Row | None) -> dict[str, str | None]:
    """The place and organisation; to begin with those of the view."""
    chosen = scene.focus
    given = row or {
        "gemeente": notes.single(chosen.municipalities),
        "organisatie": notes.single(chosen.organisations),
    }
    places, names = municipality_names(), scene.source.names
    every = scene.source.choices.organisations.values()
    organisations = sorted(code for codes in every for code in codes or ())
    gemeente = _choice(
        "Gebied",
        [_ALL, *today()["code"]],
        given["gemeente"] or _ALL,
        name,
        lambda code: places.get(code, WHOLE_REGION),
    )
    organisatie = _choice(
        "Organisatie",
        [_ALL, *organisations],
        given["organisatie"] or _ALL,
        name,
        lambda code: names.get(code, code) or ALL_ORGANISATIONS,
    )
    return {"gemeente": gemeente or None, "organisatie": organisatie or None}


def _choice(
    label: str,
    options: Sequence[Option],
    given: Option,
    name: str,
    called: Callable[[Option], str],
) -> Option:
    """A choice that begins with what was given, also where that is no option by now."""
    every = [*options, *([] if given in options else [given])]
    return st.selectbox(
        label, every, every.index(given), format_func=called, key=f"{name}-{label.lower()}"
    )
