"""Every page draws, on every kind of store, and says what its figures are."""

import pytest

from tests.pages.conftest import PAGES, texts

EVERY_PAGE = pytest.mark.parametrize("page", PAGES)


@EVERY_PAGE
def test_every_page_draws_without_an_error(visit, demo_file, page):
    app = visit(demo_file, page)
    assert not app.exception
    assert not app.error
    assert app.title[0].value.lower().replace(" ", "-") == page


@EVERY_PAGE
def test_every_page_draws_on_an_empty_store(visit, empty_file, page):
    app = visit(empty_file, page)
    assert not app.exception
    assert not app.error


def test_an_empty_store_says_what_to_do(visit, empty_file):
    assert "Er zijn nog geen gegevens" in visit(empty_file).info[0].value


@EVERY_PAGE
def test_every_page_draws_with_one_delivery(visit, single_file, page):
    app = visit(single_file, page)
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("gegevens", "begrippen")])
@pytest.mark.parametrize(
    "address",
    [
        {"met": "vorig kwartaal"},
        {"met": "vorig jaar"},
        {"met": "eerste raming"},
        {"tot": "2020-K3"},
        {"van": "2022-K3", "tot": "2022-K3"},
        {"gebied": "Pekela"},
        {"gebied": ["Veendam", "Pekela"]},
        {"gebied": "COROP Oost-Groningen", "organisatie": "Accare"},
        {"organisatie": ["Jonx", "Elker"]},
    ],
    ids=str,
)
def test_every_filter_draws(visit, demo_file, page, address):
    app = visit(demo_file, page, address)
    assert not app.exception
    assert not app.error
    assert not app.warning


HOSTILE = {
    "tot": "<script>alert(1)</script>",
    "van": "2022-K3' or 1=1 --",
    "met": "../../etc/passwd",
    "bekend": "9999-99-99",
    "gebied": ["Veendam", "<img src=x onerror=alert(2)>"],
    "organisatie": "x" * 5000,
    "werkwijze": "<b>elkander</b>",
}


@EVERY_PAGE
def test_a_hostile_address_shows_the_ordinary_page_and_is_not_repeated(visit, demo_file, page):
    app = visit(demo_file, page, HOSTILE)
    assert not app.exception
    assert not app.error
    assert "Niet alles in het adres" in app.warning[0].value
    said = texts(app)
    assert not any(sign in said for sign in ("alert(", "1=1", "passwd", "xxxxx", "<b>"))


def test_the_overview_has_eight_cards_each_with_its_comparison(visit, demo_file):
    app = visit(demo_file)
    assert len(app.metric) == 8
    marks = [each.value for each in app.markdown if "-badge[" in each.value]
    assert len(marks) >= 8


def test_costs_say_how_complete_they_are(visit, demo_file):
    said = texts(visit(demo_file, "kosten"))
    assert "1 van 5 declaratiekwartalen binnen" in said
    earlier = texts(visit(demo_file, "kosten", {"tot": "2021-K3"}))
    assert "5 van 5 declaratiekwartalen binnen" in earlier


def test_the_missing_delivery_is_named(visit, demo_file):
    app = visit(demo_file, "gegevens")
    assert any("ontbreekt" in each.value and "De Gele Hoed" in each.value for each in app.subheader)


def test_every_chart_says_its_source_date_and_status(visit, demo_file):
    for page in ("crisis", "kosten"):
        sources = [each.value for each in visit(demo_file, page).caption if "Bron" in each.value]
        assert len(sources) >= 6
        assert all("peildatum" in each and "voorlopig" in each for each in sources)


def test_the_concepts_can_be_searched(visit, demo_file):
    app = visit(demo_file, "begrippen")
    app.text_input[0].input("opname").run()
    labels = [each.value for each in app.subheader]
    assert "Crises met opname" in labels
    assert "Kosten" not in labels
