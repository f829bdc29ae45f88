"""Charts as descriptions: Dutch, without data of their own, readable without colour."""

import json

import polars as pl
import pytest

from dashboard import (
    cause_charts,
    cell_charts,
    charts,
    cost_charts,
    flow_charts,
    league_charts,
    place_grid,
    rate_charts,
    reference_charts,
    solved,
    tilemap,
    waiting_charts,
    way_charts,
    yield_charts,
)
from data.regions import today

SPECS = {
    "sparkline": charts.sparkline(),
    "trend": charts.trend("aandeel"),
    "columns": charts.columns_over_time(),
    "bars": charts.bars("euro", "Soort", 3),
    "league": league_charts.league("per 1.000", "Gemeente", 10),
    "heat_map": cell_charts.heat_map(("ma", "di"), ("overdag", "avond")),
    "matrix": cell_charts.delivery_matrix(("2022-K3",), ("Kosten · Accare",)),
    "estimate": cost_charts.against_estimate(4),
    "by_quarter": cost_charts.by_quarter(),
    "cumulative": cost_charts.cumulative(),
    "yield": yield_charts.course("aantal", (yield_charts.BASELINE, yield_charts.ADJUSTED), 9),
    "stream": flow_charts.stream(),
    "scores": way_charts.scores(400),
    "by_provider": way_charts.by_provider(("Elker", "OCRN"), ("ISB",)),
    "waiting": waiting_charts.course("aandeel"),
    "moments": waiting_charts.moments(6),
    "causes": cause_charts.divided(("jeugdige", "gezin", "context")),
    "references": reference_charts.course("aandeel", 2),
    "rates": rate_charts.bars("aandeel", "Gemeente", 10),
    "stacked": solved.stacked_shares(),
    "grid": place_grid.grid(("Signalen", "Consulten"), 10),
    "tile_map": tilemap.tile_map("Per 1.000"),
}
EVERY = pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)


@EVERY
def test_numbers_are_written_the_dutch_way(spec):
    number = spec["config"]["locale"]["number"]
    assert (number["decimal"], number["thousands"], number["currency"]) == (",", ".", ["€ ", ""])


@EVERY
def test_a_shape_holds_no_data_and_asks_no_other_host(spec):
    text = json.dumps(spec)
    assert '"data"' not in text
    assert '"datasets"' not in text
    assert "http" not in text


@EVERY
def test_every_mark_with_a_value_tells_it_on_hover(spec):
    layers = spec.get("layer", [spec])
    assert any("tooltip" in layer["encoding"] for layer in layers)


@pytest.mark.parametrize("name", ["league", "estimate", "tile_map"])
def test_a_click_is_caught_over_all_marks_and_changes_no_colour(name):
    spec = SPECS[name]
    drawn = charts.clickable(spec, "klik")
    (param,) = drawn["params"]
    assert (param["name"], param["select"]["fields"]) == ("klik", ["naam"])
    last = drawn["layer"][-1]
    assert [last["name"]] == param["views"]
    assert (last["mark"]["opacity"], last["mark"]["cursor"]) == (0, "pointer")
    assert '"param"' not in json.dumps(drawn["layer"])
    # The shape itself is shared by all visitors.
    assert "params" not in spec
    assert "cursor" not in json.dumps(spec)


def test_what_was_estimated_is_dashed_and_grey():
    estimate = SPECS["sparkline"]["layer"][0]
    assert estimate["mark"]["strokeDash"] == charts.DASHED
    assert estimate["encoding"]["color"] == {"value": "gray"}


def test_shares_have_an_axis_in_percent():
    def axis(unit: str) -> str:
        return charts.trend(unit)["layer"][1]["encoding"]["y"]["axis"]["format"]

    assert (axis("aandeel"), axis("aantal")) == (".0%", ",.0f")


def test_an_axis_of_amounts_says_millions_in_dutch():
    label = charts.value_axis("euro").to_dict()["labelExpr"]
    assert "' mln'" in label
    assert "'€ '" in label


def test_every_municipality_of_today_has_a_tile_of_its_own():
    places = tilemap.places()
    assert sorted(places["gemeente"]) == sorted(today()["code"])
    assert places.select("kolom", "rij").is_unique().all()


def test_the_tiles_lie_as_the_municipalities_do():
    place = {code: (x, y) for code, x, y in tilemap.places().iter_rows()}
    north, centre, east, south_east = (place[code] for code in ("1966", "0014", "1895", "1950"))
    assert north[1] < centre[1] < south_east[1]
    assert centre[0] < east[0]


def test_the_open_part_is_hatched_at_one_distance_and_nowhere_else():
    rows = pl.DataFrame(
        {
            "naam": ["A", "B", "C"],
            "waarde": [0.0, 300.0, 500.0],
            "raming": [100.0, 600.0, 400.0],
            "open_van": [0.0, 300.0, None],
            "open_tot": [100.0, 600.0, None],
        }
    )
    strokes = cost_charts.strokes(rows, "naam")
    # 60 strokes over 600: at 5, 15, ..., 595; ten fall in A's 0-100, thirty in B's 300-600.
    assert strokes.filter(naam="A")["streep"].to_list() == [5 + 10 * step for step in range(10)]
    assert strokes.filter(naam="B")["streep"].to_list() == [305 + 10 * step for step in range(30)]
    assert strokes.filter(naam="C").is_empty()
