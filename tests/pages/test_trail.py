"""The trail says where the view stands, and each earlier step is one click back."""

import pytest

from dashboard import trail
from tests.pages.conftest import texts


def _called(steps):
    return [called for called, _ in steps]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (("Regio Groningen",), ["Regio Groningen"]),
        (("COROP Oost-Groningen",), ["Regio Groningen", "Oost-Groningen"]),
        (("Veendam",), ["Regio Groningen", "Oost-Groningen", "Veendam"]),
        (("Groningen",), ["Regio Groningen", "Overig Groningen", "Groningen"]),
        (("Veendam", "COROP Overig Groningen"), ["Regio Groningen", "2 gebieden"]),
    ],
)
def test_the_trail_of_areas_goes_through_the_corop_area(chosen, said):
    assert _called(trail.areas(chosen)) == said


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (("Alle organisaties",), ["Alle organisaties"]),
        (("Jonx",), ["Alle organisaties", "Jonx"]),
        (("Jonx", "Elker", "Accare"), ["Alle organisaties", "3 organisaties"]),
    ],
)
def test_the_trail_of_organisations(chosen, said):
    assert _called(trail.organisations(chosen)) == said


def test_an_earlier_step_is_one_click_back(visit, demo_file):
    app = visit(demo_file, "crisis", {"gebied": "Veendam", "organisatie": "Jonx"})
    assert "**Veendam**" in texts(app)
    app.button(key="pad-gebied-1").click().run()
    assert app.multiselect(key="gebied").value == ["COROP Oost-Groningen"]
    assert app.query_params["gebied"] == "COROP Oost-Groningen"
    app.button(key="pad-gebied-0").click().run()
    app.button(key="pad-organisatie-0").click().run()
    assert app.query_params["gebied"] == "Regio Groningen"
    assert app.query_params["organisatie"] == "Alle organisaties"
    assert not [each for each in app.button if str(each.key).startswith("pad-")]
