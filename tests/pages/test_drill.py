"""Clicking leads from region to area to municipality and to a provider, and nowhere else."""

from dataclasses import replace

import pytest
import streamlit as st
from streamlit.util import AttributeDictionary

from dashboard import address, drill
from tests.pages.conftest import texts

CHOICES = address.choices(range(8082, 8091), {"jonx": "Jonx", "gele": "de Gele Hoed"})
VIEW = address.default_view(CHOICES)


def _into(kind, names, **view):
    return drill.into(replace(VIEW, **view), CHOICES, kind, names)


def test_only_names_that_can_be_chosen_lead_somewhere():
    found = _into("gemeente", ["Veendam", "Atlantis", "Regio Groningen"])
    assert (found.filter, found.choices) == ("gebied", {"Veendam": "Veendam"})
    assert _into("gemeente", ["Atlantis"]) is None


def test_an_area_is_chosen_by_its_name_in_the_filter():
    found = _into("corop", ["Oost-Groningen", "Overig Groningen", "Veendam"])
    assert found.choices == {
        "Oost-Groningen": "COROP Oost-Groningen",
        "Overig Groningen": "COROP Overig Groningen",
    }


def test_a_provider_is_found_by_its_name_as_figures_write_it():
    found = _into("organisatie", ["Jonx", "De Gele Hoed", "Alle"])
    assert found.filter == "organisatie"
    assert found.choices == {"Jonx": "Jonx", "De Gele Hoed": "de Gele Hoed"}


def test_where_a_click_changes_nothing_there_is_none():
    assert _into("gemeente", ["Veendam"], areas=("Veendam",)) is None
    assert _into("organisatie", ["Jonx"], organisations=("Jonx",)) is None
    # The tile map still leads to the other places.
    assert _into("gemeente", ["Veendam", "Pekela"], areas=("Veendam",)) is not None
    assert _into("gemeente", ["Veendam"], areas=("Veendam", "Pekela")) is not None


@pytest.fixture
def session(monkeypatch):
    """The session of a visitor, without a page."""
    held = {"gebied": ["Regio Groningen"], "organisatie": ["Alle organisaties"]}
    monkeypatch.setattr(st, "session_state", held)
    return held


def _clicked(**selection):
    return AttributeDictionary({"selection": selection})


def test_a_click_on_a_bar_sets_the_filter_and_leaves_no_selection(session):
    before = drill.widget_key("kaart")
    session[before] = _clicked(klik=[{"naam": "Veendam"}])
    drill.on_point(_into("gemeente", ["Veendam"]), "kaart")
    assert session["gebied"] == ["Veendam"]
    assert session["organisatie"] == ["Alle organisaties"]
    assert drill.widget_key("kaart") != before


@pytest.mark.parametrize(
    "points", [[], {}, [{"naam": "Atlantis"}], [{"naam": None}], [{}]], ids=str
)
def test_a_click_on_anything_else_does_nothing(session, points):
    session[drill.widget_key("kaart")] = _clicked(klik=points)
    drill.on_point(_into("gemeente", ["Veendam"]), "kaart")
    assert session["gebied"] == ["Regio Groningen"]


def test_a_row_leads_to_the_place_it_shows(session):
    leads = _into("organisatie", ["Elders", "Jonx"])
    session[drill.widget_key("tabel")] = _clicked(rows=[1], columns=[], cells=[])
    drill.on_row(leads, "tabel", ["Elders", "Jonx"])
    assert session["organisatie"] == ["Jonx"]
    session[drill.widget_key("tabel")] = _clicked(rows=[0], columns=[], cells=[])
    drill.on_row(leads, "tabel", ["Elders", "Jonx"])
    assert session["organisatie"] == ["Jonx"]


@pytest.mark.parametrize("page", ["kwartaalbeeld", "crisis", "kosten"])
def test_a_page_says_where_to_click(visit, demo_file, page):
    assert "Klik op een staaf om in te zoomen" in texts(visit(demo_file, page))


def test_zoomed_in_on_one_place_and_provider_no_bar_asks_for_a_click(visit, demo_file):
    one = {"gebied": "Veendam", "organisatie": "Jonx"}
    assert "Klik op een staaf" not in texts(visit(demo_file, "crisis", one))
    assert "Klik op een staaf" not in texts(visit(demo_file, "kosten", one))
