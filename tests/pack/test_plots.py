"""From a figure's data to a chart: which form, which values, what is said in words."""

from dataclasses import replace

import polars as pl
import pytest

from dashboard import cell_charts, names
from dashboard.pack.plots import MOST_BARS, plot
from dashboard.tables import Table, columns
from tests.pack import made


def _of(data: pl.DataFrame, *shown: tuple[str, str, str]):
    table = Table("Proef", data, columns(*(shown or (("waarde", "Crises", "aantal"),))))
    return plot(replace(made.course(), data=data, table=table))


def test_a_course_is_a_line_beside_its_dashed_reference():
    drawn = plot(made.course())
    assert drawn.form == "lijn"
    value, reference = drawn.series
    assert (value.name, value.values) == ("Waarde", (0.5, None, 0.625, 0.75))
    assert (reference.name, reference.values) == ("norm 80 %", (0.8,) * 4)
    assert (value.reference, reference.reference) == (False, True)
    assert drawn.unit == "aandeel"


def test_cases_and_what_may_still_change_stand_at_the_quarter():
    drawn = plot(made.course())
    assert drawn.categories == (
        "2021-K4\nn = 214",
        "2022-K1",
        "2022-K2\nn = 16",
        "2022-K3*\nn = 1.208",
    )
    assert drawn.looks == ("", "", "", "open")
    assert drawn.notes == ("* kan nog veranderen.",)


def test_a_count_does_not_repeat_itself_as_its_number_of_cases():
    data = pl.DataFrame(
        {"kwartaal": ["2022-K2", "2022-K3"], "waarde": [201.0, 197.0], "n": [201, 197]}
    )
    assert _of(data).categories == ("2022-K2", "2022-K3")


def test_a_league_holds_its_rows_against_the_whole_as_a_bar_of_its_own():
    drawn = plot(made.league())
    assert drawn.form == "staven"
    assert drawn.categories[-1] == "Regio"
    (series,) = drawn.series
    assert series.values == (0.5, 0.4, 0.3, 0.2, 0.1, 0.35)
    assert drawn.looks == ("", "", "weinig", "", "", "geheel")
    assert drawn.categories[2] == "<b>vet</b> (n = 5, weinig)"
    assert drawn.notes == ("Lichter zijn weinig gevallen.",)


def test_costs_that_still_come_in_are_no_falling_line():
    drawn = plot(made.costs())
    assert drawn.form == "kolommen"
    assert [series.name for series in drawn.series] == ["Gedeclareerd", "Raming"]
    # The row of the hatching is no quarter.
    assert drawn.categories == ("2021-K4", "2022-K1", "2022-K2*", "2022-K3*")
    assert drawn.notes == ("* nog niet alles is gedeclareerd.",)


def test_euro_rest_on_no_number_of_cases():
    data = pl.DataFrame({"naam": ["Crisishulp"], "waarde": [330_394.0], "n": [330_393]})
    assert _of(data, ("waarde", "Kosten", "euro")).categories == ("Crisishulp",)


def test_one_quarter_is_a_column():
    assert _of(pl.DataFrame({"kwartaal": ["2022-K3"], "waarde": [197.0]})).form == "kolommen"


def test_a_quarter_without_a_figure_yet_says_that_it_waits():
    data = pl.DataFrame(
        {
            "kwartaal": ["2022-K2", "2022-K3"],
            "waarde": [0.5, None],
            "eerste_raming": [0.6, 0.7],
            "wacht": [False, True],
            "voorlopig": [0.5, None],
        }
    )
    drawn = _of(data)
    assert drawn.categories == ("2022-K2", "2022-K3…")
    assert drawn.notes == ("… wacht nog op een cijfer.",)
    assert drawn.series[1].name == "Eerste raming"


def test_a_published_figure_is_a_line_under_its_own_name():
    data = pl.DataFrame(
        {
            "kwartaal": ["2022-K2", "2022-K3"],
            "waarde": [0.5, 0.6],
            "lijn_0": [0.55, 0.55],
            "naam_0": ["landelijk 2021", None],
        }
    )
    reference = _of(data).series[1]
    assert (reference.name, reference.values, reference.reference) == (
        "landelijk 2021",
        (0.55, 0.55),
        True,
    )


def test_days_and_parts_of_the_day_stand_in_the_order_of_the_axis():
    data = pl.DataFrame(
        {
            "kolom": ["di", "di", "ma", "ma"],
            "rij": ["avond", "overdag", "avond", "overdag"],
            "waarde": [119.0, 128.0, 90.0, 122.0],
        }
    )
    figure = replace(
        made.bare(), data=data, spec=cell_charts.heat_map(names.DAYS, names.DAYPART_ROWS)
    )
    drawn = plot(figure)
    assert drawn.categories == ("ma", "di")
    assert [(each.name, each.values) for each in drawn.series] == [
        ("overdag", (122.0, 128.0)),
        ("avond", (90.0, 119.0)),
    ]


def test_the_parts_of_a_whole_are_stacked():
    data = pl.DataFrame(
        {
            "kwartaal": ["2022-K3", "2022-K3"],
            "naam": ["Thuis", "Verblijf"],
            "waarde": [0.7, 0.3],
            "voet": [0.0, 0.7],
            "voorlopig": [True, True],
        }
    )
    drawn = _of(data)
    assert (drawn.form, drawn.categories) == ("stapels", ("2022-K3*",))
    assert [series.values for series in drawn.series] == [(0.7,), (0.3,)]


def test_the_tiles_of_a_map_are_bars_by_size_without_the_empty_ones():
    data = pl.DataFrame(
        {
            "kolom": [0, 1, 2],
            "rij": [0, 0, 0],
            "naam": ["Pekela", "Veendam", "Oldambt"],
            "waarde": [5.4, 14.9, None],
            "tekst": ["5,4", "14,9", "–"],
            "n": ["3", "19", "–"],
        }
    )
    drawn = _of(data, ("waarde", "Per 1.000", "getal"))
    assert drawn.categories == ("Veendam (n = 19)", "Pekela (n = 3)")


def test_more_bars_than_can_be_read_are_counted():
    many = pl.DataFrame(
        {"naam": [f"Plaats {index}" for index in range(20)], "waarde": [1.0 * n for n in range(20)]}
    )
    drawn = _of(many)
    assert len(drawn.categories) == MOST_BARS == 14
    assert drawn.notes == ("Niet getoond: 6; zie de werkmap.",)


@pytest.mark.parametrize(
    "data",
    [
        made.BARE,
        pl.DataFrame({"kwartaal": ["2022-K3"], "waarde": pl.Series([None], dtype=pl.Float64)}),
        pl.DataFrame({"kwartaal": ["2022-K3", "2022-K3"], "waarde": [1.0, 2.0]}),
        pl.DataFrame({"y": [1, 2], "waarde": [1.0, 2.0]}),
    ],
    ids=["no values", "only missing ones", "two a quarter", "unknown columns"],
)
def test_of_other_data_no_chart_is_made(data):
    assert _of(data) is None
