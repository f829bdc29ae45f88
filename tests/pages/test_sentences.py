"""What the cards and the discussion say of figures; the sentences are written out by hand."""

from types import SimpleNamespace

import polars as pl
import pytest

from dashboard import discussion
from dashboard.address import ALL_ORGANISATIONS, WHOLE_REGION, View
from dashboard.completeness import declared
from dashboard.overview import course_rows
from data.quarters import parse_quarter, quarter_end
from queries.conclusions import Deviation, Opening

LAST = parse_quarter("2022-K3")
VIEW = View(LAST - 8, LAST, "raming", (WHOLE_REGION,), (ALL_ORGANISATIONS,))
SCENE = SimpleNamespace(view=VIEW, source=SimpleNamespace(names={"jonx": "Jonx"}))
NB = "\N{NO-BREAK SPACE}"


def _deviation(**parts) -> Deviation:
    found = {
        "kpi": "opname",
        "first": LAST,
        "last": LAST,
        "gemeente": "0047",
        "organisatie": None,
        "categorie": None,
        "against": "raming",
        "waarde": 0.21,
        "vergelijking": 0.1,
        "verschil": 0.11,
        "verhouding": None,
        "oordeel": "slechter",
        "n": 24,
        "size": 3.0,
        "status": "voorlopig",
    }
    return Deviation(**found | parts)


COSTS = _deviation(
    kpi="kosten",
    first=LAST - 3,
    gemeente=None,
    organisatie="jonx",
    waarde=1_040_000,
    vergelijking=979_000,
    verschil=61_000,
    verhouding=0.06,
    n=1_040_000,
)


@pytest.mark.parametrize(
    ("deviation", "subject", "apart"),
    [
        (
            _deviation(),
            f"crises met opname in Veendam 21,0{NB}%",
            f"11,0{NB}procentpunt boven raming (n = 24)",
        ),
        (
            COSTS,
            f"kosten bij Jonx €{NB}1,04 mln",
            f"€{NB}61.000 boven raming (2021-K4 t/m 2022-K3)",
        ),
        (
            _deviation(kpi="crisisduur", gemeente=None, waarde=14, verschil=-2, against="norm"),
            f"duur crisishulp 14{NB}dagen",
            f"2{NB}dagen onder de norm (n = 24)",
        ),
    ],
    ids=["place", "organisation", "region"],
)
def test_a_deviation_says_what_where_how_much_and_on_what_it_rests(deviation, subject, apart):
    assert discussion.subject(deviation, SCENE) == subject
    assert discussion.apart(deviation, SCENE) == apart


def test_its_link_shows_its_own_place_and_organisation():
    assert discussion.view_of(COSTS, SCENE) == View(
        LAST - 8, LAST, "raming", (WHOLE_REGION,), ("Jonx",)
    )
    assert discussion.view_of(_deviation(last=LAST - 1), SCENE) == View(
        LAST - 8, LAST - 1, "raming", ("Veendam",), (ALL_ORGANISATIONS,)
    )


def test_the_opening_names_the_crises_the_best_and_the_worst_news():
    crises = {"waarde": 197.0, "verschil": -7.0, "verhouding": -0.034, "vergelijking": 204.0}
    better = _deviation(verschil=-0.04, oordeel="beter", gemeente=None, waarde=0.06)
    said = discussion.opening_in_words(Opening(crises, better, COSTS), SCENE)
    assert said == (
        f"In het 3e kwartaal 2022 waren er 197 crises, 3{NB}% onder raming. "
        f"Goed nieuws: crises met opname 6,0{NB}%, 4,0{NB}procentpunt onder raming. "
        f"Let op: kosten bij Jonx €{NB}1,04 mln, €{NB}61.000 boven raming."
    )


def test_a_quarter_without_a_delivery_is_not_called_zero():
    told = Opening({"waarde": None}, None, None)
    assert discussion.opening_in_words(told, SCENE) == (
        "Over het 3e kwartaal 2022 is nog niets geleverd."
    )


@pytest.mark.parametrize(
    ("quarter", "said"),
    [
        ("2022-K3", "1 van 5"),
        ("2022-K2", "2 van 5"),
        ("2021-K3", "5 van 5"),
        ("2020-K3", "5 van 5"),
    ],
)
def test_costs_count_the_quarters_in_which_they_could_be_declared(quarter, said):
    found = declared(parse_quarter(quarter), quarter_end(LAST))
    assert found == f"{said} declaratiekwartalen binnen"


def test_a_sparkline_dots_what_is_provisional_and_leaves_out_what_has_not_matured():
    rows = pl.DataFrame(
        {
            "kpi": ["herhaalde_crisis_90"] * 4,
            "kwartaal": [LAST - 3, LAST - 2, LAST - 1, LAST],
            "waarde": [0.2, 0.18, 0.16, 0.5],
            "vergelijking": [0.2, 0.2, 0.2, 0.2],
            "noemer": [100.0, 100.0, 100.0, 2.0],
            "wachtend": [0, 0, 0, 190],
            "status": ["definitief", "nader voorlopig", "voorlopig", "voorlopig"],
        }
    )
    drawn = course_rows(rows)
    assert drawn["kwartaal"].to_list() == ["2021-K4", "2022-K1", "2022-K2", "2022-K3"]
    assert drawn["vast"].to_list() == [0.2, 0.18, None, None]
    assert drawn["voorlopig"].to_list() == [None, 0.18, 0.16, None]
    assert drawn["laatste"].to_list() == [None, None, 0.16, None]
    assert drawn["tekst"].to_list() == [f"20,0{NB}%", f"18,0{NB}%", f"16,0{NB}%", "–"]
