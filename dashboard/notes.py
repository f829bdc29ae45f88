"""What partners wrote that belongs in a chart: explanations of its KPI, and events of its time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl
import streamlit as st

from dashboard import address, words
from dashboard.address import WHOLE_REGION, View
from dashboard.sources import Source
from dashboard.written import Written, written
from data.moments import end_of_day, local_day
from data.quarters import quarter_label
from data.regions import municipality_names
from data.store import Store, StoreBusy
from queries.selection import Selection

EVENT = "▼"
_NUMBERED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True)
class Note:
    """A sign over a quarter ("2021-K2") of a chart, what it tells there, and its line below it."""

    sign: str
    quarter: str
    told: str
    line: str


def of(source: Source, view: View, key: str | None, quarters: Collection[str]) -> tuple[Note, ...]:
    """The notes of a chart over these quarters, as they stood on the moment of the view.

    Explanations are those of the KPI `key` for just this place and organisation; of a chart of
    None there are only events.
    """
    found = _as_known(source.store, view)
    selection = address.selection(view, source.choices)
    told = [
        *_explanations(found.of("duidingen", kpi=key), selection, quarters),
        *_events(found.of("gebeurtenissen"), selection, quarters, source.names),
    ]
    return tuple(told)


def one_line(text: str) -> str:
    """Text as it was typed, without its line breaks."""
    return " ".join(text.split())


def scope(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The place and organisation that something was written about: "Veendam, Elker"."""
    places, codes = municipality_names(), (row["gemeente"], row["organisatie"])
    named = [
        known.get(code, code)
        for code, known in zip(codes, (places, names), strict=True)
        if code is not None
    ]
    return ", ".join(named) or WHOLE_REGION


def single(chosen: frozenset[str] | None) -> str | None:
    """The only place or organisation of a choice; None where it holds all, or several."""
    return next(iter(chosen)) if chosen is not None and len(chosen) == 1 else None


def signed(row: Mapping[str, Any]) -> str:
    """Who wrote it as it stands, and when."""
    return f"{row['author']}, {words.dutch_date(local_day(row['known_from']))}"


def _explanations(
    rows: pl.DataFrame, selection: Selection, quarters: Collection[str]
) -> list[Note]:
    chosen = (_about(selection.municipalities), _about(selection.organisations))
    own = [
        row
        for row in rows.sort("quarter", "id").iter_rows(named=True)
        if (frozenset([row["gemeente"]]), frozenset([row["organisatie"]])) == chosen
        and quarter_label(row["quarter"]) in quarters
    ]
    return [_explanation(number, row) for number, row in enumerate(own)]


def _explanation(number: int, row: Mapping[str, Any]) -> Note:
    sign = _NUMBERED[number] if number < len(_NUMBERED) else f"({number + 1})"
    quarter, text = quarter_label(row["quarter"]), one_line(row["text"])
    told = f"{words.capitalised(row['certainty'])}: {text}"
    return Note(
        sign, quarter, told, f"{sign} {quarter}, {row['certainty']} ({signed(row)}): {text}"
    )


def _events(
    rows: pl.DataFrame,
    selection: Selection,
    quarters: Collection[str],
    names: Mapping[str, str],
) -> list[Note]:
    return [
        _event(row, names)
        for row in rows.sort("day", "id").iter_rows(named=True)
        if row["gemeente"] in (None, *_about(selection.municipalities))
        and row["organisatie"] in (None, *_about(selection.organisations))
        and quarter_label(row["quarter"]) in quarters
    ]


def _event(row: Mapping[str, Any], names: Mapping[str, str]) -> Note:
    quarter, text = quarter_label(row["quarter"]), one_line(row["text"])
    when = f"{words.dutch_date(row['day'])}, {scope(row, names)}"
    return Note(
        EVENT, quarter, f"{when}: {text}", f"{EVENT} {quarter}, gebeurtenis ({when}): {text}"
    )


def _about(chosen: frozenset[str] | None) -> frozenset[str | None]:
    """What a view of one, or of all (None), is about; a view of several is about none of them."""
    if chosen is None:
        return frozenset([None])
    return frozenset(chosen) if len(chosen) == 1 else frozenset()


def _as_known(store: Store, view: View) -> Written:
    """What was written; while a load holds the store, what this moment showed before."""
    moment = None if view.known_on is None else end_of_day(view.known_on)
    place = (str(store.file), moment)
    try:
        _latest()[place] = written(store, moment)
    except StoreBusy:
        if place not in _latest():
            raise
    return _latest()[place]


@st.cache_resource(show_spinner=False)
def _latest() -> dict[tuple[str, datetime | None], Written]:
    """What was written as it was last shown, by store and moment."""
    return {}
