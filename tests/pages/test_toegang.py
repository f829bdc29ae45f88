"""What page Toegang makes of its figures, worked out by hand."""

from types import SimpleNamespace

import polars as pl
import pytest

from dashboard import course, local_teams, place_grid
from dashboard.beginning import Change
from dashboard.scene import kpi
from dashboard.show import plain
from dashboard.views import toegang
from data.quarters import parse_quarter
from queries import population
from queries.selection import Selection
from tests.pages.conftest import texts
from tests.pages.scenes import quarters, scene_on

NB = "\N{NO-BREAK SPACE}"
N = f"n{NB}={NB}"
FIRST, LAST = quarters("2020-K3", "2022-K3")
SCENE = SimpleNamespace(view=SimpleNamespace(first=FIRST, last=LAST))
LIGHT = Change(kpi("licht_begonnen"), 0.9, 400, 0.8, 400)
LIGHTER = f"Lichter: ja, 90,0{NB}% van 400 begonnen trajecten begon licht, tegen 80,0{NB}% in "


def signals(value, begin) -> Change:
    return Change(kpi("vroegsignalen"), value, value or 0, begin, begin or 0)


@pytest.mark.parametrize(
    ("change", "same_places", "said"),
    [
        (signals(710, 394), True, "ja, 710 vroegsignalen bij lokale teams, tegen 394 in 2020-K3."),
        (signals(300, 394), True, "nee, 300 vroegsignalen bij lokale teams, tegen 394 in 2020-K3."),
        # 400 and 394 are 6 apart, where the root of 794 = 28 is usual.
        (
            signals(400, 394),
            True,
            (
                "nog niet te zeggen, 400 vroegsignalen bij lokale teams, tegen 394 in 2020-K3; "
                "dat verschil kan toeval zijn."
            ),
        ),
        # Fewer municipalities at the start make any number look like a rise.
        (
            signals(710, 394),
            False,
            "710 vroegsignalen bij lokale teams, zonder vergelijkbaar kwartaal om naast te leggen.",
        ),
        (signals(4, 9), True, f"te weinig gevallen om iets te zeggen ({N}4)."),
        (signals(None, 394), True, "geen cijfers over 2022-K3."),
    ],
    ids=["more", "fewer", "chance", "other places", "few", "nothing"],
)
def test_the_page_opens_with_earlier_and_lighter(change, same_places, said):
    found = {"vroegsignalen": change, "licht_begonnen": LIGHT}
    text = toegang.answer(SCENE, found, same_places=same_places)
    assert text == f"Eerder: {said} {LIGHTER}2020-K3 ({N}400)."


def course_rows(labels: list[str], gemeenten: list[int]) -> pl.DataFrame:
    found = pl.DataFrame({"kwartaal": labels, "gemeenten": gemeenten})
    rows = pl.DataFrame(
        {"kwartaal": labels, "waarde": [5.0] * len(labels), "voorlopig": [False] * len(labels)}
    )
    return local_teams.beside(rows, found, 10)


def test_a_quarter_that_lacks_a_municipality_is_open_and_named():
    rows = course_rows(["2022-K1", "2022-K2", "2022-K3"], [10, 8, 10])
    assert rows["voorlopig"].to_list() == [False, True, False]
    assert local_teams.in_words(rows, 10) == (
        "Niet van alle 10 gemeenten zijn er cijfers: 2022-K2 van 8."
    )
    whole = course_rows(["2022-K3"], [10])
    assert local_teams.in_words(whole, 10) == "Cijfers van 10 van de 10 gemeenten."


def test_an_absent_number_is_no_municipality_that_reported():
    found = pl.DataFrame({"kwartaal": [FIRST, FIRST, LAST], "waarde": [0.0, None, None]})
    counted = dict(local_teams.reporting(found).iter_rows())
    assert counted == {"2020-K3": 1, "2022-K3": 0}


def grid(*rows: tuple) -> pl.DataFrame:
    schema = {"kpi": pl.String, "gemeente": pl.String, "waarde": pl.Float64, "n": pl.Int64}
    schema |= {"begin": pl.Float64, "begin_n": pl.Int64}
    return place_grid.grid_rows(pl.DataFrame(rows, schema=schema, orient="row"))


def test_the_grid_shows_absent_as_a_dash_zero_as_zero_and_signs_only_beyond_chance():
    rows = grid(
        # 20 and 60 are 40 apart, where the root of 80 = 9 is usual; 40 and 45 are not.
        ("vroegsignalen", "0047", 60.0, 60, 20.0, 20),
        ("vroegsignalen", "0014", 45.0, 45, 40.0, 40),
        ("vroegsignalen", "0765", None, None, 20.0, 20),
        ("consulten_lokaal", "0047", 0.0, 0, 1200.0, 1200),
        # Of 8 nothing is claimed, however large the difference.
        ("uithuiszetting_afgewend", "0047", 0.75, 8, 0.0, 30),
    )
    assert rows["tekst"].to_list() == ["60 ▲", "45", "–", "0 ▼", "6 van 8"]
    assert rows["begin_tekst"].to_list() == ["20", "40", "20", "1.200", "0 van 30"]
    assert rows["bekend"].to_list() == [True, True, False, True, True]
    assert place_grid.title(rows, "2020-K3") == (
        "Meer vroegsignalen dan in 2020-K3: 1 van de 2 gemeenten"
    )


def test_the_page_says_how_many_municipalities_reported(visit, demo_file):
    said = texts(visit(demo_file, "toegang"))
    assert plain("over 2022-K3 zijn er cijfers van 10 van de 10 gemeenten.") in said
    assert plain("Oranje stippellijn: Zwolle 65") in said


def test_a_choice_of_an_organisation_says_what_is_not_there(visit, demo_file):
    said = texts(visit(demo_file, "toegang", {"organisatie": "Accare"}))
    assert plain(toegang.NOT_BY_ORGANISATION) in said


def test_the_number_of_youths_is_called_an_approximation_where_its_source_says_so(demo_file):
    scene = scene_on(demo_file)
    (source,) = population.sources(scene.source.cubes, scene.focus)
    assert "benadering" in source
    assert "2022" in source
    both = Selection(parse_quarter("2020-K4"), parse_quarter("2021-K1"))
    assert len(population.sources(scene.source.cubes, both)) == 2
    figure = course.figure(scene, "ggz_per_1000", "trajecten")
    assert f"jeugdigen in 2022: {source}" in toegang.with_youths(scene, figure).alt


def test_caseload_is_a_stock_and_shown_by_quarter(demo_file):
    scene = scene_on(demo_file)
    figure = local_teams.figure(scene, "caseload", "toegang")
    last = local_teams.figure(scene_on(demo_file, van="2022-K3"), "caseload", "toegang")
    assert len(figure.data) == 9
    assert figure.data["waarde"][-1] == last.data["waarde"][0]
    assert figure.title == last.title
