"""Answers in sentences: what may be said on how many cases, written out by hand."""

from types import SimpleNamespace

import pytest

from dashboard.beginning import Change, changes
from dashboard.findings import fact, versus
from dashboard.scene import kpi
from dashboard.views import thuis
from data.quarters import parse_quarter
from tests.pages.scenes import scene_on

NB = "\N{NO-BREAK SPACE}"
VIEW = SimpleNamespace(first=parse_quarter("2020-K3"), last=parse_quarter("2022-K3"))
SCENE = SimpleNamespace(view=VIEW)
N = f"n{NB}={NB}"


def residence(value, n, begin, begin_n) -> Change:
    return Change(kpi("aandeel_verblijf"), value, n, begin, begin_n)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            residence(0.105, 1199, 0.14, 1111),
            (
                f"Ja, de hulp verschuift naar huis: 10,5{NB}% van de lopende trajecten is verblijf "
                f"({N}1.199), tegen 14,0{NB}% in 2020-K3 ({N}1.111)."
            ),
        ),
        (
            residence(0.18, 1199, 0.14, 1111),
            (
                f"Nee, er is meer verblijf: 18,0{NB}% van de lopende trajecten is verblijf "
                f"({N}1.199), tegen 14,0{NB}% in 2020-K3 ({N}1.111)."
            ),
        ),
        (
            residence(0.12, 100, 0.14, 100),
            (
                "Nog niet te zeggen of de hulp naar huis verschuift: "
                f"12,0{NB}% van de lopende trajecten is verblijf ({N}100), "
                f"tegen 14,0{NB}% in 2020-K3 ({N}100); dat verschil kan toeval zijn."
            ),
        ),
        (
            residence(0.0, 9, 0.5, 40),
            (
                "Te weinig trajecten om te zeggen of de hulp naar huis verschuift: "
                "9 trajecten in 2022-K3, 40 in 2020-K3."
            ),
        ),
        (
            residence(0.12, 100, None, 0),
            (
                f"In het 3e kwartaal 2022: 12,0{NB}% van de lopende trajecten is verblijf "
                f"({N}100). Er is geen eerder kwartaal om naast te leggen."
            ),
        ),
        (
            residence(None, 0, None, 0),
            "Over het 3e kwartaal 2022 zijn er geen trajecten om de vraag mee te beantwoorden.",
        ),
    ],
    ids=["better", "worse", "chance", "few", "alone", "nothing"],
)
def test_the_page_opens_with_an_answer_on_enough_cases(change, said):
    assert thuis.answer(SCENE, change) == said


def test_a_fact_says_its_cases_and_whether_it_may_be_chance():
    light = Change(kpi("licht_begonnen"), 0.879, 380, 0.831, 391)
    assert fact(SCENE, light, "begonnen trajecten begon licht") == (
        f"87,9{NB}% van de 380 begonnen trajecten begon licht, tegen 83,1{NB}% in 2020-K3 "
        f"({N}391): dat verschil kan toeval zijn."
    )
    few = Change(kpi("licht_begonnen"), 1.0, 9, 0.5, 391)
    assert fact(SCENE, few, "begonnen trajecten begon licht") == (
        f"Licht begonnen: te weinig gevallen om iets te zeggen ({N}9)."
    )
    assert fact(SCENE, Change(kpi("opname"), None, 0, 0.1, 100), "crises") == ""
    assert versus(SCENE, Change(kpi("opname"), 0.1, 100, None, 0)) == ""


def test_where_no_way_is_better_only_higher_or_lower_is_found():
    assert Change(kpi("ggz_per_1000"), 1.5, 50, 3.0, 100).finding == "lager"
    assert Change(kpi("vroegsignalen"), 60, 60, 20, 20).finding == "hoger"


def test_the_start_is_the_first_quarter_of_the_view_and_no_start_without_another(demo_file):
    whole = changes(scene_on(demo_file), ["aandeel_verblijf"])["aandeel_verblijf"]
    first = changes(scene_on(demo_file, tot="2020-K3"), ["aandeel_verblijf"])["aandeel_verblijf"]
    assert (whole.begin, whole.begin_n) == (first.value, first.n)
    assert (first.begin, first.begin_n, first.finding) == (None, 0, "alleen")
