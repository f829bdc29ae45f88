"""Page Leren: were crises reviewed, what caused them, what do we do about it?"""

import streamlit as st

from dashboard import causes, league, reach, waiting, words, years
from dashboard.scene import Scene, account, asked, kpi
from dashboard.show import Figure, plain, show_side_by_side
from queries.learning import REVIEW_DAYS

SOURCE = "meldingen van de crisislijn"
REVIEWED = "geevalueerd"
ACTIONS = (
    "Welke verbeteracties daaruit volgen, spreken de partners af in het kwartaalgesprek; de lijst "
    "van acties komt uit dat gesprek."
)


def draw(scene: Scene) -> None:
    said = f"{reviewed_in_words(scene)} {causes.in_words(scene)}"
    st.markdown(f"**{plain(said.strip())}**")
    st.caption(plain(years.in_words(years.covered(scene))))
    _reviews(scene)
    _causes(scene)
    st.header("Wat doen we eraan?", anchor=False)
    st.markdown(plain(ACTIONS))


def _reviews(scene: Scene) -> None:
    st.header("Is er teruggekeken?", anchor=False)
    label = f"Crises binnen {REVIEW_DAYS} dagen geëvalueerd"
    norm = kpi(REVIEWED).norm
    note = f"Norm: {words.running(norm.text)} {norm.source}" if norm else ""
    _show(scene, REVIEWED, waiting.figure(scene, REVIEWED, SOURCE, label=label, note=note))
    over = reach.reach(scene, [REVIEWED])
    if years.speaking(asked(scene, [REVIEWED], over=over)).is_empty():
        return
    st.caption(plain(reach.in_words(scene, over)))
    where = league.figure(scene, REVIEWED, SOURCE, by="gemeente", over=over)
    by_whom = league.figure(scene, REVIEWED, SOURCE, by="organisatie", over=over)
    _show(scene, REVIEWED, where, by_whom)


def _causes(scene: Scene) -> None:
    st.header("Waardoor ontstaan crises?", anchor=False)
    by_domain, named = causes.by_domain(scene, SOURCE), causes.most_named(scene, SOURCE)
    _show(scene, causes.KEY, by_domain, named)


def _show(scene: Scene, key: str, *figures: Figure) -> None:
    show_side_by_side(figures, lambda figure: account(scene, [key], SOURCE, figure.status))


def reviewed_in_words(scene: Scene) -> str:
    """How many crises are reviewed in time, in the latest year beside the first."""
    found = years.first_and_latest(scene, REVIEWED)
    if not found:
        return f"Hoeveel crises zijn geëvalueerd: {years.nothing_yet(scene, REVIEWED)}."
    *earlier, now = found
    waits = f", {words.number(now['wachtend'])} wachten nog" if now["wachtend"] else ""
    said = f"Van de crises die in {now['jaar']} sloten, is {_share(now)} binnen {REVIEW_DAYS} dagen"
    n = f"n = {words.number(now['n'])}{waits}"
    return f"{said} geëvalueerd ({n}){years.against(earlier, _share)}."


def _share(row: years.Figure) -> str:
    return words.percentage(row["waarde"], 1)
