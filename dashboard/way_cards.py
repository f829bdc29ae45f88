"""The cards of page Werkwijzen: one way of working each, its measures below each other."""

from collections.abc import Sequence
from itertools import accumulate

import polars as pl
import streamlit as st

from dashboard import way_charts, words
from dashboard.show import plain
from dashboard.ways import MEASURES, Score, Way, worded
from queries.conclusions import MIN_CASES

LEGEND = (
    "Balk: deze werkwijze. Grijs streepje: alle werkwijzen samen. Oranje ruit: het gepubliceerde "
    "cijfer; gehaald is afgerond minstens zo goed. n is het aantal antwoorden."
)
_UNPUBLISHED = "Geen gepubliceerd cijfer bij deze maten."
# Heights of a measure in pixels: with a published figure it has a line more.
_PLAIN_ROW, _HELD_ROW, _TO_BAR = 42, 58, 24
_HIGHEST_RATING = 10


def show_cards(ways: Sequence[Way], longest: float) -> None:
    """Draws the cards two by two; `longest` is the duration in days that fills a bar."""
    for start in range(0, len(ways), 2):
        for way, column in zip(ways[start : start + 2], st.columns(2), strict=False):
            with column.container(border=True, height="stretch"):
                st.subheader(plain(way.name), anchor=False)
                show_way(way, longest)


def show_folded(ways: Sequence[Way], longest: float) -> None:
    """Draws a line a way of working, which opens to its card."""
    for way in ways:
        _folded(way, longest)


@st.fragment
def _folded(way: Way, longest: float) -> None:
    box = st.expander(plain(f"{way.name}: {way.in_short}"), key=f"w-{way.code}", on_change="rerun")
    if box.open:
        with box:
            show_way(way, longest)


def show_way(way: Way, longest: float) -> None:
    """What it is, its numbers, its measures and the sources of its published figures."""
    st.markdown(plain(way.about))
    st.markdown(f"**{plain(way.counted)}** ({way.status})")
    if not way.told:
        st.caption(f"Minder dan {MIN_CASES} beëindigd: te weinig om iets over te zeggen.")
        return
    data, height = rows([(score.label, score) for score in way.scores], longest)
    st.vega_lite_chart(data, way_charts.scores(height), alt=in_words(way))
    st.space("stretch")
    st.caption(plain(foot(way)))


def rows(named: Sequence[tuple[str, Score]], longest: float) -> tuple[pl.DataFrame, int]:
    """The rows of `way_charts.scores` for scores by the name each bar has, and the height."""
    heights = [_HELD_ROW if score.references else _PLAIN_ROW for _, score in named]
    tops = accumulate(heights, initial=_TO_BAR)
    placed = [(name, score, y) for (name, score), y in zip(named, tops, strict=False)]
    bars = [_bar(score, longest) | {"naam": name, "y": y} for name, score, y in placed]
    marks = [
        {"naam": name, "y": y, "merk": _part(score.key, each.value, longest)}
        for name, score, y in placed
        for each in score.references
    ]
    schema = dict.fromkeys(way_charts.SCORE_COLUMNS, pl.String) | dict.fromkeys(
        ("y", "deel", "samen", "merk"), pl.Float64
    )
    return pl.DataFrame([*bars, *marks], schema=schema), sum(heights)


def _bar(score: Score, longest: float) -> dict[str, str | float | None]:
    alone = score.value is None or score.whole is None
    return {
        "deel": _part(score.key, score.value, longest),
        "samen": None if alone else _part(score.key, score.whole, longest),
        "tekst": score.text,
        "samen_tekst": words.MISSING if score.whole is None else worded(score.key, score.whole),
        "merk_tekst": held_in_words(score) if score.references else None,
    }


def _part(key: str, value: float | None, longest: float) -> float | None:
    """How much of the bar a value fills."""
    full = {"trajectduur": longest, "cijfer_traject": _HIGHEST_RATING}.get(key, 1)
    return None if value is None else min(value / full, 1)


def held_in_words(score: Score) -> str:
    """The published figure by name, and whether it is reached: "◆ KEK 70 %: gehaald"."""
    first, *others = score.references
    judged = {True: ": gehaald", False: ": nog niet gehaald", None: ""}[score.reached]
    return " · ".join([f"◆ {first.name}{judged}", *(f"◆ {each.name}" for each in others)])


def in_words(way: Way) -> str:
    """The measures of a card, for who does not see it."""
    said = [
        f"{score.label}: {score.text}" + (f", {held_in_words(score)}" if score.references else "")
        for score in way.scores
    ]
    return f"{way.name}. {'; '.join(said)}."


def foot(way: Way) -> str:
    """The sources of the published figures, and what still waits."""
    sources = dict.fromkeys(each.source for score in way.published for each in score.references)
    parts = [f"Gepubliceerd: {' '.join(sources)}" if sources else _UNPUBLISHED]
    waiting = [
        f"{words.running(MEASURES[score.key])} ({words.number(score.waiting)})"
        for score in way.scores
        if score.waiting
    ]
    if waiting:
        parts.append(f"Nog niet lang genoeg geleden, telt later mee: {words.listed(waiting)}.")
    return " ".join(parts)
