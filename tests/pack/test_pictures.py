"""Charts of the pages as pictures: in the colours of the theme, and without the network."""

import re
import tomllib
from pathlib import Path

import polars as pl
import pytest

from dashboard import charts
from dashboard.pack import pictures

THEME = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]["light"]


@pytest.fixture
def course(pack):
    return pack.points[0].figures[0]


def test_the_colours_are_those_of_the_light_theme():
    named = {"text": "textColor", "border": "borderColor", "back": "secondaryBackgroundColor"}
    assert {name: THEME[named.get(name, f"{name}Color")] for name in pictures.INK} == pictures.INK


def test_no_colour_is_left_to_the_browser(pack):
    for figure in (each for point in pack.points for each in point.figures):
        drawn = pictures.svg(figure.spec, figure.data, 640)
        assert not set(re.findall(r'(?:fill|stroke)="([a-z]+)"', drawn)) - {"none", "transparent"}
        assert pictures.INK["blue"] in drawn


def test_a_value_that_is_called_as_a_colour_stays_a_value():
    rows = pl.DataFrame(
        [("blue", 3, None, "drie", None, 3)], schema=charts.BAR_COLUMNS, orient="row"
    )
    assert ">blue</text>" in pictures.svg(charts.bars("aantal", "Naam", 1), rows, 640)


def test_the_same_chart_gives_the_same_picture(course):
    first, again = (pictures.svg(course.spec, course.data, 640) for _ in range(2))
    assert first == again
    assert 'width="640"' in first


def test_nothing_is_fetched(course):
    elsewhere = {"data": {"url": "https://example.org/rows.json"}, "key": "n", "fields": ["m"]}
    spec = course.spec | {"transform": [{"lookup": "n", "from": elsewhere}]}
    with pytest.raises(ValueError, match="not allowed"):
        pictures.svg(spec, course.data, 640)
