"""Writing explanations and events on page Duiding: nobody's words are overwritten."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard import writing
from data import reviews
from data.quarters import parse_quarter
from data.store import open_store, reading
from tests.pages.conftest import texts

PAGE = "duiding"


@pytest.fixture
def file(single_file, tmp_path):
    return Path(shutil.copy(single_file, tmp_path / "own.duckdb"))


@pytest.fixture
def store(file):
    return open_store(f"duckdb:///{file}")


@pytest.fixture
def explained(store):
    given = {"kpi": "crises", "quarter": parse_quarter("2020-K3"), "text": "Vakantie"}
    return reviews.add(store, "duidingen", given | {"certainty": "vermoeden"}, author="directeur")


@pytest.fixture(autouse=True)
def typing(monkeypatch):
    """What stands in the text areas; AppTest does not draw those."""
    found = {}
    monkeypatch.setattr(writing, "area", lambda _, place, *__, **___: found.get(place, ""))
    return found


@pytest.fixture
def part(visit, file):
    """The part of the page where one explains."""
    app = visit(file, PAGE)
    return app.run()


def current(store, kind="duidingen"):
    with reading(store) as connection:
        return reviews.items(connection, kind).to_dicts()


def press(app, key):
    return app.button(key=key).click().run()


def test_an_explanation_is_pinned_to_the_quarter_and_the_kpi_chosen(part, typing, store):
    typing["duiding-nieuw"] = " Door de zomer "
    (kpi,) = [each for each in part.selectbox if each.label == "Cijfer" and "duiding" in each.key]
    kpi.select("opname")
    app = press(part, "duiding-nieuw-opslaan")
    assert not app.exception
    assert [each.value for each in app.toast] == ["Opgeslagen"]
    (row,) = current(store)
    assert (row["kpi"], row["quarter"], row["text"]) == (
        "opname",
        parse_quarter("2020-K3"),
        "Door de zomer",
    )
    assert (row["gemeente"], row["organisatie"], row["certainty"]) == (None, None, "vermoeden")
    assert "**Vermoeden:** Door de zomer" in texts(app)


def test_nothing_is_saved_without_text(part, store):
    app = press(part, "duiding-nieuw-opslaan")
    assert app.warning[0].value == "Schrijf eerst een tekst."
    assert current(store) == []


def test_a_presumption_is_confirmed(explained, part, store):
    app = press(part, f"duiding-{explained}-bevestigen")
    assert current(store)[0]["certainty"] == "vastgesteld"
    assert "**Vastgesteld:** Vakantie" in texts(app)
    assert not [each for each in app.button if each.key == f"duiding-{explained}-bevestigen"]


def test_who_confirms_what_somebody_else_just_changed_hears_of_it(explained, part, store):
    seen = current(store)[0]["known_from"]
    reviews.change(store, "duidingen", explained, seen, {"text": "Griep"}, author="directeur")
    app = press(part, f"duiding-{explained}-bevestigen")
    assert "Iemand anders" in app.error[0].value
    assert current(store)[0]["certainty"] == "vermoeden"
    assert "Griep" in texts(app)


def test_who_changes_second_is_told_and_can_save_after_looking(explained, part, typing, store):
    typing[f"duiding-{explained}"] = "Mijn tekst"
    app = press(part, f"duiding-{explained}-wijzigen")
    seen = current(store)[0]["known_from"]
    reviews.change(store, "duidingen", explained, seen, {"text": "Griep"}, author="directeur")
    # A rerun in between shows the other text, and still does not count as having seen it.
    app = press(app.run(), f"duiding-{explained}-opslaan")
    assert "Iemand anders" in app.error[0].value
    assert current(store)[0]["text"] == "Griep"
    app = press(app, f"duiding-{explained}-opslaan")
    assert not app.error
    assert current(store)[0]["text"] == "Mijn tekst"


def test_text_for_what_was_removed_meanwhile_can_still_be_saved(explained, part, typing, store):
    typing[f"duiding-{explained}"] = "Mijn tekst"
    app = press(part, f"duiding-{explained}-wijzigen")
    reviews.remove(store, "duidingen", explained, current(store)[0]["known_from"])
    app = app.run()
    assert "staat hier niet meer" in app.warning[0].value
    press(app, f"duiding-{explained}-opslaan")
    assert [each["text"] for each in current(store)] == ["Mijn tekst"]


def test_an_explanation_is_removed(explained, part, store):
    app = press(part, f"duiding-{explained}-verwijderen")
    assert current(store) == []
    assert "Nog geen duiding." in texts(app)


def test_an_event_has_the_quarter_of_its_day(part, typing, store):
    typing["gebeurtenis-nieuw"] = "Lockdown"
    part.date_input[0].set_value(date(2020, 12, 15))
    app = press(part, "gebeurtenis-nieuw-opslaan")
    (row,) = current(store, "gebeurtenissen")
    assert (row["day"], row["quarter"]) == (date(2020, 12, 15), parse_quarter("2020-K4"))
    assert "15\\-12\\-2020, Regio Groningen" in texts(app)


def test_the_past_is_shown_but_not_written_in(visit, demo_file):
    app = visit(demo_file, PAGE, {"bekend": "30-09-2022"})
    app.run()
    assert not app.exception
    assert "Zoals het er op 30-09-2022 stond" in texts(app)
    assert "Nog geen duiding." in texts(app)
    assert not [each for each in app.button if each.key == "duiding-nieuw-opslaan"]
