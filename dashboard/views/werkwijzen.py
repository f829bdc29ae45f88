"""Page Werkwijzen: what does each way of working deliver, against its reference?"""

from collections.abc import Iterable, Sequence

import polars as pl
import streamlit as st

from dashboard import course, elkander, frames, way_cards, way_figures, words
from dashboard.scene import Scene, account, kpi
from dashboard.show import Figure, plain, show, show_side_by_side
from dashboard.tables import Table, columns, show_table
from dashboard.way_figures import SOURCE
from dashboard.ways import MEASURES, Way, detail, headline, names_of, scope, ways_of
from queries.trajectories import STEPS

_OVER_TIME = ("uitval", "volgens_plan")


def draw(scene: Scene) -> None:
    ways = ways_of(scene)
    if not ways:
        st.markdown("Voor deze keuze zijn er geen trajecten, of ze zijn nog niet geleverd.")
        return
    st.markdown(f"**{plain(headline(ways))}**")
    st.markdown("\n".join(f"- {plain(line)}" for line in detail(ways)))
    st.caption(plain(scope(ways, words.span(scene.view.first, scene.view.last))))
    _stepped(scene, ways)
    chosen = _each(scene, ways)
    _over_time(scene, chosen)
    st.header("Hoe lang duurt het, en wie doet wat?", anchor=False)
    _show(scene, ["trajectduur"], [way_figures.durations(scene, ways, _longest(ways))])
    _show(scene, MEASURES, [way_figures.providers(scene, ways)])


def _show(scene: Scene, keys: Iterable[str], figures: Sequence[Figure]) -> None:
    show_side_by_side(figures, lambda figure: account(scene, keys, SOURCE, figure.status))


def _stepped(scene: Scene, ways: Sequence[Way]) -> None:
    if not {way.code for way in ways}.intersection(STEPS):
        return
    st.header("Wie heeft genoeg aan een korte interventie?", anchor=False)
    parts = elkander.parts_of(scene)
    said = elkander.too_few(parts[0])
    if said:
        st.markdown(plain(said))
        return
    figure = elkander.figure(scene, parts, SOURCE)
    show(figure, account(scene, ["kort_genoeg", "doorstroom"], SOURCE, figure.status))


def _each(scene: Scene, ways: Sequence[Way]) -> list[Way]:
    """The cards; returns the ways of working that the reader picked."""
    st.header("Wat levert elke werkwijze op?", anchor=False)
    picked = _picked(names_of(scene))
    chosen = [way for way in ways if way.name in picked]
    absent = sorted(set(picked).difference(way.name for way in chosen))
    if absent:
        st.markdown(plain(f"Geen trajecten bij deze filters: {words.listed(absent)}."))
    st.caption(way_cards.LEGEND)
    longest = _longest(ways)
    first = chosen if picked else [way for way in ways if way.told and way.published]
    way_cards.show_cards(first, longest)
    others = [] if picked else [way for way in ways if way not in first]
    if others:
        st.caption("Andere werkwijzen, zonder gepubliceerd cijfer of met te weinig trajecten:")
        way_cards.show_folded(others, longest)
    _table(scene, ways)
    return chosen


def _picked(options: list[str]) -> list[str]:
    # Without a choice of its own: nothing picked is everything, and stands in no address.
    return st.multiselect(
        "Toon alleen",
        options,
        key="werkwijze",
        bind="query-params",
        placeholder="Alle werkwijzen",
        filter_mode="contains",
    )


def _longest(ways: Sequence[Way]) -> float:
    """The days that fill the bar of a duration: the longest that any card shows."""
    scores = [score for way in ways for score in way.scores if score.key == "trajectduur"]
    published = [each.value for score in scores for each in score.references]
    return max([1.0, *published, *(score.value or 0 for score in scores)])


@st.fragment
def _table(scene: Scene, ways: Sequence[Way]) -> None:
    """All ways of working and measures in one table: sent only once it is opened."""
    box = st.expander("Tabel van alle werkwijzen", key="open-werkwijzen", on_change="rerun")
    if box.open:
        with box:
            held = account(scene, MEASURES, SOURCE, ways[0].status)
            show_table(scores_table(ways), held, "werkwijzen")


def scores_table(ways: Sequence[Way]) -> Table:
    """A row a way of working, a column a measure; none on too few answers."""
    schema = {"naam": pl.String, "begonnen": pl.Int64, "beeindigd": pl.Int64}
    rows = [
        {"naam": way.name, "begonnen": way.begun, "beeindigd": way.ended}
        | {score.key: score.value for score in way.scores if way.told}
        for way in ways
    ]
    shown = columns(
        ("naam", "Werkwijze", "tekst"),
        ("begonnen", "Begonnen", "aantal"),
        ("beeindigd", "Beëindigd", "aantal"),
        *((key, label, frames.KINDS[kpi(key).unit]) for key, label in MEASURES.items()),
    )
    frame = pl.DataFrame(rows, schema=schema | dict.fromkeys(MEASURES, pl.Float64))
    return Table("Werkwijzen naast elkaar", frame, shown)


def _over_time(scene: Scene, chosen: Sequence[Way]) -> None:
    st.header("Hoe vaak wordt het afgemaakt?", anchor=False)
    told = [way for way in chosen if way.told]
    if not told:
        st.caption("Alle werkwijzen samen. Kies hierboven werkwijzen om elk te volgen.")
        _show(scene, _OVER_TIME, [course.figure(scene, key, SOURCE) for key in _OVER_TIME])
    for way in told:
        pair = [way_figures.over_time(scene, key, way) for key in _OVER_TIME]
        _show(scene, _OVER_TIME, pair)
