"""Page Werkwijzen: each way of working beside its published figure, nothing on too few."""

import polars as pl
import pytest

from dashboard import address, elkander, names, sources, way_cards, way_figures
from dashboard.scene import Scene, asked
from dashboard.ways import ENDED, MEASURES, PLANNED, Score, Way, detail, headline, ways_of
from data import codes
from queries.model import Reference
from tests.pages.conftest import texts

NB = "\N{NO-BREAK SPACE}"
SOURCE = "Bron."


@pytest.fixture
def scene(demo_file, monkeypatch) -> Scene:
    monkeypatch.setenv("SPOEDMONITOR_DATABASE_URL", f"duckdb:///{demo_file}")
    source, _ = sources.current()
    return Scene(source, address.default_view(source.choices))


def score(key: str, value: float | None, n: int = 50, published: float | None = None) -> Score:
    about = () if published is None else (Reference("proef", "proef", SOURCE, published),)
    return Score(key, value, n, 0.5, 0, about)


def way(code: str, ended: int, *scores: Score) -> Way:
    return Way(code, ended + 3, ended, scores, "voorlopig")


def test_every_way_of_working_has_a_name_and_a_line_of_what_it_is():
    assert set(names.WERKWIJZE) == set(names.WERKWIJZE_UITLEG) == set(codes.WERKWIJZE)
    assert len(set(names.WERKWIJZE.values())) == len(codes.WERKWIJZE)


def test_published_figures_stand_at_the_way_of_working_they_are_about(scene):
    found = {
        each.code: {
            score.key: [held.value for held in score.references] for score in each.published
        }
        for each in ways_of(scene)
        if each.published
    }
    assert found == {
        "elkander-1": {"kort_genoeg": [0.40]},
        "isb": {"uithuisplaatsing_voorkomen": [0.40]},
        "kek": {"zonder_hulp_verder": [0.70]},
        "thuisbest": {
            "weer_thuis": [0.73],
            "dagbesteding": [0.82],
            "geen_terugval": [0.91],
            "trajectduur": [70, 208],
            "cijfer_traject": [7.9],
        },
    }


def test_those_with_a_published_figure_come_first_and_then_the_largest(scene):
    ways = ways_of(scene)
    held = [each.code for each in ways if each.published]
    assert [each.code for each in ways[: len(held)]] == held
    ended = [each.ended for each in ways[len(held) :]]
    assert ended == sorted(ended, reverse=True)


def test_a_card_shows_what_the_door_to_the_figures_gives(scene):
    (kek,) = [each for each in ways_of(scene) if each.code == "kek"]
    (shown,) = [each for each in kek.scores if each.key == "zonder_hulp_verder"]
    (row,) = (
        asked(scene, [shown.key], ["werkwijze"], scene.course).filter(categorie="kek").to_dicts()
    )
    (whole,) = asked(scene, [shown.key], (), scene.course).to_dicts()
    assert (shown.value, shown.n, shown.whole) == (row["waarde"], row["noemer"], whole["waarde"])


def test_the_stream_counts_what_the_kpi_counts(scene):
    first = elkander.parts_of(scene)[0]
    (row,) = asked(scene, ["kort_genoeg"], (), scene.course).to_dicts()
    assert (first.steps["genoeg"], first.followed) == (row["teller"], row["noemer"])


def test_a_measure_of_one_way_of_working_has_no_tick_for_all_together(scene):
    (first,) = [each for each in ways_of(scene) if each.code == "elkander-1"]
    whole = {each.key: each.whole for each in first.scores}
    assert whole["kort_genoeg"] is None
    assert whole[ENDED] is not None


@pytest.mark.parametrize(
    ("key", "value", "published", "reached"),
    [
        ("weer_thuis", 0.726, 0.73, True),  # 73 % once rounded
        ("weer_thuis", 0.724, 0.73, False),
        ("trajectduur", 70.4, 70, True),  # shorter is better
        ("trajectduur", 70.6, 70, False),
        ("cijfer_traject", 7.84, 7.9, False),
        ("cijfer_traject", 7.86, 7.9, True),
        ("weer_thuis", None, 0.73, None),
        ("weer_thuis", 0.9, None, None),
    ],
)
def test_a_figure_is_reached_when_it_is_as_good_as_precise_as_it_was_published(
    key, value, published, reached
):
    assert score(key, value, published=published).reached is reached


def test_too_few_answers_are_said_and_not_drawn():
    few = Score("weer_thuis", None, 4, 0.6, 0, ())
    rows, _ = way_cards.rows([(few.label, few)], 300)
    assert few.text == "te weinig antwoorden (n = 4)"
    assert rows.select("tekst", "deel", "samen").rows() == [(few.text, None, None)]


def test_bars_are_parts_of_one_length_and_published_figures_stand_on_it():
    thuisbest = Score(
        "trajectduur",
        75.0,
        79,
        150.0,
        0,
        (
            Reference("ThuisBest 70", "", SOURCE, 70, "thuisbest"),
            Reference("zonder ThuisBest 208", "", SOURCE, 208, "thuisbest"),
        ),
    )
    rated = score("cijfer_traject", 7.8)
    rows, height = way_cards.rows([("Duur", thuisbest), ("Waardering", rated)], 300)
    # 75, 150, 70 and 208 of 300 days; a rating is a part of ten.
    assert rows["deel"].to_list() == [0.25, 0.78, None, None]
    assert rows["samen"].to_list() == [0.5, 0.05, None, None]
    assert rows["merk"].to_list() == pytest.approx([None, None, 70 / 300, 208 / 300])
    assert rows["merk_tekst"][0] == "◆ ThuisBest 70: nog niet gehaald · ◆ zonder ThuisBest 208"
    # A measure with a published figure is a line of text higher.
    assert rows["y"].to_list() == [24, 82, 24, 24]
    assert height == 58 + 42


def test_the_opening_counts_the_published_figures_and_names_those_not_reached():
    ways = [
        way(
            "thuisbest",
            79,
            score("weer_thuis", 0.734, 79, 0.73),
            score("geen_terugval", 0.8, 79, 0.91),
        ),
        way("kek", 63, score("zonder_hulp_verder", 0.7, 57, 0.7)),
        way("isb", 9, score("uithuisplaatsing_voorkomen", 0.9, 12, 0.4)),  # too few ended
        way("fact", 143, score("uitval", 0.19)),
    ]
    assert headline(ways) == "Van de 3 gepubliceerde cijfers worden er 2 gehaald."
    reached, missed = (line.replace(NB, " ") for line in detail(ways))
    assert reached == (
        "Gehaald: ThuisBest, weer thuis: 73 % (gepubliceerd 73 %, n = 79); "
        "KEK, zonder (zware) hulp verder: 70 % (gepubliceerd 70 %, n = 57)."
    )
    assert missed == (
        "Nog niet gehaald: ThuisBest, geen terugval: 80 % (gepubliceerd 91 %, n = 79)."
    )
    assert headline(ways[1:]) == (
        "Er is hier een gepubliceerd cijfer om naast te leggen, en dat is gehaald."
    )
    assert headline([ways[-1]]).startswith("Er is nog geen gepubliceerd cijfer")


def test_durations_run_from_the_shortest_and_leave_out_the_few():
    ways = [
        way("fact", 143, score("trajectduur", 341.0, 143)),
        way("kek", 63, score("trajectduur", 119.0, 63)),
        way("isb", 9, Score("trajectduur", None, 9, 183.0, 0, ())),
    ]
    named = way_figures.shortest_first(ways)
    assert [name for name, _ in named] == ["KEK", "FACT Jeugd"]
    assert way_figures.duration_title(named) == (
        f"Van 119{NB}dagen (n = 63) bij KEK tot 341{NB}dagen (n = 143) bij FACT Jeugd"
    )


def test_a_provider_with_fewer_than_ten_ended_has_no_share():
    figures = pl.DataFrame(
        {
            "organisatie": ["cosis", "elker", "jonx"],
            "categorie": ["isb", "isb", "isb"],
            "teller": [7.0, 40.0, 0.0],
            "noemer": [9.0, 50.0, 0.0],
            "waarde": [7 / 9, 0.8, None],
        }
    )
    cells = way_figures.provider_cells(figures, {"cosis": "Cosis", "elker": "Elker"})
    assert cells.select("kolom", "rij", "waarde", "lang", "kort").rows() == [
        ("Cosis", "ISB", None, "n = 9", "·"),
        ("Elker", "ISB", 0.8, f"80{NB}% (n = 50)", "80"),
    ]


def test_one_way_of_working_is_followed_four_quarters_at_a_time(scene):
    (kek,) = [each for each in ways_of(scene) if each.code == "kek"]
    figure = way_figures.over_time(scene, PLANNED, kek)
    first = scene.source.choices.quarters[0]
    # The fourth quarter of the programme is the first that has three before it.
    assert figure.data["kwartaal"][0] == "2021-K2"
    assert len(figure.data) == scene.view.last - first - 2
    assert figure.data["n"].min() >= 10
    assert figure.data["referentie_naam"].drop_nulls().to_list() == [way_figures.TOGETHER]


def _whole(scene: Scene, **chosen: list[str]) -> dict[str, list[str]]:
    return address.address(scene.view) | chosen


def test_picked_ways_of_working_are_shown_alone_and_followed(visit, demo_file, scene):
    app = visit(demo_file, "werkwijzen", _whole(scene, werkwijze=["Beter met Thuis", "KEK"]))
    said = texts(app)
    assert not app.exception
    assert "Minder dan 10 beëindigd" in said
    assert "KEK, uitval" in said
    assert "ThuisBest, uitval" not in said
    assert "Beter met Thuis, uitval" not in said


def test_nonsense_among_the_picked_is_left_aside(visit, demo_file, scene):
    app = visit(demo_file, "werkwijzen", _whole(scene, werkwijze=["<b>onzin</b>"]))
    assert not app.exception
    assert "onzin" not in texts(app)


def test_a_picked_way_without_trajectories_here_is_said(visit, demo_file, scene):
    chosen = _whole(scene, werkwijze=["KEK"], organisatie=["Elker"])
    said = texts(visit(demo_file, "werkwijzen", chosen)).replace("\\", "")
    assert "Geen trajecten bij deze filters: KEK" in said


def test_a_store_without_trajectories_says_so(visit, single_file):
    assert "geen trajecten" in texts(visit(single_file, "werkwijzen"))


def test_few_families_get_a_sentence_instead_of_a_stream(visit, demo_file):
    chosen = {"van": "2022-K3", "tot": "2022-K3"}
    said = texts(visit(demo_file, "werkwijzen", chosen))
    # Whoever ended in the last quarter was not followed for 90 days yet.
    assert "te weinig gezinnen om de stroom te tonen" in said
    assert "had genoeg aan deel I" not in said


def test_all_measures_are_defined_once():
    assert len(set(MEASURES.values())) == len(MEASURES)
