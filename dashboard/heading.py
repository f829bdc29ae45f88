"""The head of every page: its title, and the twelve quarters of the programme as one bar."""

from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import filters, words
from dashboard.address import Choices, View
from dashboard.sources import Source
from data.quarters import quarter_label
from queries.periods import PROGRAMME

ICON = Path(__file__).with_name("icon.svg")
SIDEBAR_PIXELS = 230
QUARTERS_A_YEAR = 4
BUSY = (
    "Er wordt nu een levering geladen. U ziet de cijfers van daarvoor; ververs de pagina straks "
    "voor de nieuwe."
)


def draw(title: str, source: Source, last: int) -> None:
    """The title, where in the programme we are, and the bar."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    left.title(title, anchor=False)
    right.caption(moment_in_words(last, source.as_of), text_alignment="right")
    draw_bar(source.choices, last)


def draw_moment(view: View) -> None:
    """Says that one looks at the past, with the way back."""
    if view.known_on is None:
        return
    day = words.dutch_date(view.known_on)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/history: **U ziet de cijfers zoals bekend op {day}.**")
        st.button(
            "Terug naar nu",
            key="terug-naar-nu",
            icon=":material/update:",
            on_click=filters.back_to_now,
        )


def draw_empty(view: View) -> None:
    """What there is to see before the first delivery."""
    if view.known_on is not None:
        st.info(f"Op {words.dutch_date(view.known_on)} was er nog niets geleverd.")
        return
    st.info(
        "Er zijn nog geen gegevens. Lever ze aan op de pagina Gegevens, of met "
        "'spoedmonitor load'.",
        icon=":material/upload:",
    )


def draw_bar(choices: Choices, last: int) -> None:
    """The quarters as buttons: the chosen one filled, those to come not to be pressed."""
    first = quarter_label(choices.quarters[0])
    bar = st.grid(12, min_column_width=72, gap="xxsmall")
    for quarter in range(PROGRAMME[0], PROGRAMME[1] + 1):
        label = quarter_label(quarter)
        bar.button(
            label,
            key=f"kwartaal-{label}",
            type="primary" if quarter == last else "secondary",
            disabled=quarter not in choices.quarters,
            on_click=filters.pick_quarter,
            args=(label, first),
            width="stretch",
        )
    st.caption(states_in_words(choices, last))


def states_in_words(choices: Choices, last: int) -> str:
    """What the bar shows, for who does not see its colours."""
    delivered = words.span(choices.quarters[0], choices.quarters[-1])
    parts = [f"Gekozen: {words.quarter_words(last)}", f"geleverd: {delivered}"]
    if choices.quarters[-1] < PROGRAMME[1]:
        parts.append(f"nog te komen: {words.span(choices.quarters[-1] + 1, PROGRAMME[1])}")
    return " · ".join(parts)


def moment_in_words(last: int, as_of: date) -> str:
    """Where a quarter stands in the programme: "Jaar 3 van 3 · kwartaal 9 van 12 · peildatum"."""
    number = last - PROGRAMME[0] + 1
    total = PROGRAMME[1] - PROGRAMME[0] + 1
    day = f"peildatum {words.dutch_date(as_of)}"
    year, years = -(-number // QUARTERS_A_YEAR), -(-total // QUARTERS_A_YEAR)
    return f"Jaar {year} van {years} · kwartaal {number} van {total} · {day}"
