"""Page Zo thuis mogelijk: does care move home?"""

from collections.abc import Sequence

import streamlit as st

from dashboard import course, kinds_of_help, league, names, rates, references, solved
from dashboard.beginning import Change, Finding, changes
from dashboard.findings import fact, opening
from dashboard.scene import Scene, account
from dashboard.show import Figure, plain, show_side_by_side
from dashboard.splits import Split

TRAJECTORIES = "trajecten van de aanbieders"
REPORTS = "meldingen van de crisislijn"
RESIDENCE, LIGHT, CLOSE, ADMITTED = "aandeel_verblijf", "licht_begonnen", "dicht_bij_huis", "opname"
AGE = Split("leeftijdsgroep", "categorie", "Leeftijd", names.LEEFTIJDSGROEP)


def draw(scene: Scene) -> None:
    found = changes(scene, [RESIDENCE, LIGHT, CLOSE, ADMITTED])
    st.header(plain(answer(scene, found[RESIDENCE])), anchor=False)
    st.markdown(facts(scene, found))
    _show(scene, [RESIDENCE], TRAJECTORIES, [residence(scene)])
    st.header("Welke hulp loopt, en begint hulp licht?", anchor=False)
    figures = [
        kinds_of_help.figure(scene, TRAJECTORIES),
        course.figure(scene, LIGHT, TRAJECTORIES),
    ]
    _show(scene, [RESIDENCE, LIGHT], TRAJECTORIES, figures)
    _crises(scene)
    _for_whom_and_where(scene)


def _crises(scene: Scene) -> None:
    st.header("Wordt een crisis thuis opgelost?", anchor=False)
    figures = [
        course.figure(scene, CLOSE, REPORTS),
        course.figure(scene, ADMITTED, REPORTS),
        solved.figure(scene, REPORTS),
    ]
    _show(scene, ["crises", CLOSE, ADMITTED], REPORTS, figures)


def _for_whom_and_where(scene: Scene) -> None:
    st.header("Bij wie, en waar, woont een jeugdige niet thuis?", anchor=False)
    name = "Aandeel verblijf"
    figures = [
        league.figure(scene, RESIDENCE, TRAJECTORIES),
        league.figure(scene, RESIDENCE, TRAJECTORIES, by="organisatie"),
        rates.by_category(scene, RESIDENCE, AGE, f"{name} naar leeftijd", TRAJECTORIES),
    ]
    _show(scene, [RESIDENCE], TRAJECTORIES, figures)


def _show(scene: Scene, keys: Sequence[str], source: str, figures: Sequence[Figure]) -> None:
    show_side_by_side(figures, lambda figure: account(scene, keys, source, figure.status))


def answer(scene: Scene, residence: Change) -> str:
    """Whether care moves home, with the figures that it rests on."""
    leads: dict[Finding, str] = {
        "beter": "Ja, de hulp verschuift naar huis",
        "slechter": "Nee, er is meer verblijf",
        "toeval": "Nog niet te zeggen of de hulp naar huis verschuift",
        "weinig": "Te weinig trajecten om te zeggen of de hulp naar huis verschuift",
    }
    return opening(scene, residence, leads, "van de lopende trajecten is verblijf", "trajecten")


def facts(scene: Scene, found: dict[str, Change]) -> str:
    """What else says whether help stays close to home, as a list in Markdown."""
    said = [
        fact(scene, found[LIGHT], "begonnen trajecten begon licht"),
        fact(scene, found[CLOSE], "crises is opgelost thuis of in het netwerk"),
        fact(scene, found[ADMITTED], "crises eindigde met opname"),
    ]
    return "\n".join(f"- {plain(each)}" for each in said if each)


def residence(scene: Scene) -> Figure:
    """The residential share by quarter, with the national figure up to where its series breaks."""
    return course.figure(scene, RESIDENCE, TRAJECTORIES, references.of(RESIDENCE))
