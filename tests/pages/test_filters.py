"""The filters stand whole in the address, hold over pages, and nonsense is said."""

import pytest

from tests.pages.conftest import texts

WHOLE = {
    "van": "2020-K3",
    "tot": "2022-K3",
    "met": "raming",
    "gebied": "Regio Groningen",
    "organisatie": "Alle organisaties",
    "bekend": "nu",
}


def test_a_bare_address_becomes_a_whole_one(visit, demo_file):
    assert visit(demo_file).query_params == WHOLE


def test_a_part_of_the_region_takes_the_place_of_the_whole_in_the_address(visit, demo_file):
    app = visit(demo_file, address={"tot": "2022-K1"})
    app.multiselect(key="gebied").select("Veendam").run()
    assert app.multiselect(key="gebied").value == ["Veendam"]
    assert app.query_params == WHOLE | {"tot": "2022-K1", "gebied": "Veendam"}


def test_the_address_sets_the_filters(visit, demo_file):
    app = visit(demo_file, "crisis", {"tot": "2021-K4", "met": "vorig jaar", "gebied": "Pekela"})
    assert app.selectbox(key="tot").value == "2021-K4"
    assert app.selectbox(key="met").value == "vorig jaar"
    assert app.multiselect(key="gebied").value == ["Pekela"]


def test_the_heading_shows_the_quarter_of_the_address(visit, demo_file):
    said = texts(visit(demo_file, "kosten", {"tot": "2021-K2"}))
    assert "Jaar 1 van 3 · kwartaal 4 van 12" in said
    assert "Gekozen: 2e kwartaal 2021" in said


def test_nothing_chosen_is_everything(visit, demo_file):
    app = visit(demo_file, address={"gebied": "Pekela"})
    app.multiselect(key="gebied").unselect("Pekela").run()
    assert app.multiselect(key="gebied").value == ["Regio Groningen"]


def test_a_course_never_starts_after_its_end(visit, demo_file):
    app = visit(demo_file, address={"van": "2021-K4"})
    app.selectbox(key="tot").select("2021-K1").run()
    assert (app.selectbox(key="van").value, app.selectbox(key="tot").value) == (
        "2020-K3",
        "2021-K1",
    )


def test_a_quarter_of_the_bar_can_be_pressed(visit, demo_file):
    app = visit(demo_file)
    app.button(key="kwartaal-2021-K2").click().run()
    assert app.selectbox(key="tot").value == "2021-K2"
    assert app.button(key="kwartaal-2022-K4").disabled


def test_the_bar_says_its_states_in_words(visit, demo_file):
    said = texts(visit(demo_file))
    assert "geleverd: 2020-K3 t/m 2022-K3" in said
    assert "nog te komen: 2022-K4 t/m 2023-K2" in said
    assert "Jaar 3 van 3 · kwartaal 9 van 12 · peildatum 30-09-2022" in said


@pytest.mark.parametrize(
    "hostile",
    [
        {"tot": "<script>alert(1)</script>"},
        {"gebied": "'; DROP TABLE meldingen; --"},
        {"organisatie": "A" * 50_000},
        {"gebied": ["Veendam", "Atlantis"]},
        {"met": "\N{SNOWMAN}"},
        {"van": ["2020-K3", "2021-K1"]},
        {"van": "2022-K3", "tot": "2020-K3"},
    ],
    ids=["script", "sql", "long", "unknown", "unicode", "repeated", "reversed"],
)
def test_nonsense_in_the_address_is_said_and_left_aside(visit, demo_file, hostile):
    app = visit(demo_file, "crisis", hostile)
    assert not app.exception
    assert "Niet alles in het adres van deze pagina klopt" in app.warning[0].value
    said = texts(app)
    assert not any(str(value) in said for value in hostile.values() if len(str(value)) > 20)


def test_a_sound_address_is_not_complained_about(visit, demo_file):
    assert not visit(demo_file, "kosten", {"tot": "2022-K1"}).warning


def test_the_link_to_copy_is_the_whole_address(visit, demo_file):
    link = visit(demo_file, address={"tot": "2022-K1"}).code[0].value
    assert link.endswith(
        "?van=2020-K3&tot=2022-K1&met=raming&gebied=Regio+Groningen&organisatie=Alle+organisaties"
        "&bekend=nu"
    )
