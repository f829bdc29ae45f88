"""Page Toegang: do local teams and GPs catch it earlier and lighter?"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard import course, league, local_teams, names, place_grid, rates, references, words
from dashboard.beginning import Change, changes
from dashboard.findings import fact, judged, versus
from dashboard.scene import Scene, account
from dashboard.show import Figure, plain, show_side_by_side
from dashboard.splits import Split
from queries import population
from queries.selection import Selection

TRAJECTORIES = "trajecten van de aanbieders"
ACCESS = "toegangscijfers van de gemeenten"
PER_YOUTH = f"{TRAJECTORIES}; bevolking"
COVERAGE, LIGHT, SIGNALS = "dekking_jgw", "licht_begonnen", "vroegsignalen"
GGZ, BY_GP = "ggz_per_1000", "ggz_via_huisarts"
TEAMS = (SIGNALS, "consulten_lokaal", "uithuiszetting_afgewend", "caseload")
REFERRER = Split("verwijzer", "categorie", "Verwijzer", names.VERWIJZER)
NOT_BY_ORGANISATION = (
    "Gemeenten leveren hun toegangscijfers voor alle aanbieders samen, en jeugdigen horen niet bij "
    "een aanbieder: bij een keuze voor een organisatie zijn die cijfers er niet."
)
_YEAR = 4


def draw(scene: Scene) -> None:
    found = changes(scene, [SIGNALS, LIGHT, COVERAGE, GGZ, BY_GP])
    same = local_teams.same_reporters(scene, SIGNALS)
    st.header(plain(answer(scene, found, same_places=same)), anchor=False)
    st.markdown(facts(scene, found))
    _practices(scene)
    _light(scene)
    _mental_health(scene)
    _teams(scene)


def answer(scene: Scene, found: dict[str, Change], *, same_places: bool) -> str:
    """Whether it is earlier, by the early signals, and lighter, by how trajectories begin.

    Signals are only held against a start that counts the same municipalities.
    """
    signals = found[SIGNALS]
    if not same_places:
        signals = replace(signals, begin=None, begin_n=0)
    light = found[LIGHT]
    earlier = judged(scene, signals, "vroegsignalen bij lokale teams")
    lighter = judged(scene, light, f"van {words.number(light.n)} begonnen trajecten begon licht")
    return f"Eerder: {earlier} Lichter: {lighter}"


def facts(scene: Scene, found: dict[str, Change]) -> str:
    """The GP practices, mental-health care and who reported, as a list in Markdown."""
    said = [
        fact(scene, found[COVERAGE], "huisartspraktijken heeft een jeugd- en gezinswerker"),
        _ggz(scene, found[GGZ]),
        fact(scene, found[BY_GP], "begonnen ggz-trajecten kwam via de huisarts"),
        NOT_BY_ORGANISATION
        if scene.focus.organisations is not None
        else local_teams.reported(scene, SIGNALS),
    ]
    return "\n".join(f"- {plain(each)}" for each in said if each)


def _ggz(scene: Scene, change: Change) -> str:
    if change.finding in ("geen", "weinig"):
        return fact(scene, change, "")
    value = words.value(change.value, change.kpi.unit)
    said = f"{value} begonnen ggz-trajecten per 1.000 jeugdigen op jaarbasis"
    return f"{said} (n = {words.number(change.n)}){versus(scene, change)}."


def _practices(scene: Scene) -> None:
    st.header("Heeft de huisartspraktijk een jeugd- en gezinswerker?", anchor=False)
    figures = [
        course.figure(scene, COVERAGE, ACCESS, references.of(COVERAGE)),
        league.figure(scene, COVERAGE, ACCESS),
    ]
    _show(scene, [COVERAGE], ACCESS, figures)


def _light(scene: Scene) -> None:
    st.header("Begint hulp licht?", anchor=False)
    figures = [
        course.figure(scene, LIGHT, TRAJECTORIES),
        league.figure(scene, LIGHT, TRAJECTORIES),
    ]
    _show(scene, [LIGHT], TRAJECTORIES, figures)


def _mental_health(scene: Scene) -> None:
    st.header("Hoeveel jeugd-ggz begint er, en via wie?", anchor=False)
    year, name = last_year(scene), "GGZ-trajecten per 1.000 jeugdigen"
    figures = [
        with_youths(scene, course.figure(scene, GGZ, PER_YOUTH)),
        course.figure(scene, BY_GP, TRAJECTORIES),
        with_youths(
            scene,
            league.figure(scene, GGZ, PER_YOUTH, over=year),
        ),
        with_youths(
            scene, rates.by_category(scene, GGZ, REFERRER, f"{name} naar verwijzer", PER_YOUTH)
        ),
    ]
    _show(scene, [GGZ, BY_GP], PER_YOUTH, figures)


def last_year(scene: Scene) -> Selection:
    """The last four quarters of the view: in one a small municipality has too few cases."""
    return replace(scene.focus, first=max(scene.view.first, scene.view.last - _YEAR + 1))


def with_youths(scene: Scene, figure: Figure) -> Figure:
    """The figure with where its number of youths comes from."""
    found = population.sources(scene.source.cubes, scene.focus)
    said = "; ".join(each.rstrip(".") for each in found) or "geen"
    year = scene.view.last // 4
    return replace(figure, alt=f"{figure.alt} Bron van het aantal jeugdigen in {year}: {said}.")


def _teams(scene: Scene) -> None:
    st.header("Wat zien en doen de lokale teams?", anchor=False)
    figures = [local_teams.figure(scene, key, ACCESS) for key in TEAMS]
    _show(scene, TEAMS, ACCESS, [*figures, place_grid.figure(scene, ACCESS)])


def _show(scene: Scene, keys: Sequence[str], source: str, figures: Sequence[Figure]) -> None:
    show_side_by_side(figures, lambda figure: account(scene, keys, source, figure.status))
