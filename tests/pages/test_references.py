"""Published figures beside a course: no further than they hold, named, with their source."""

import polars as pl
import pytest

from dashboard import course, references
from data.quarters import parse_quarter
from queries.home import BREAK, CBS_BREAK_YEAR
from queries.model import Reference
from tests.pages.scenes import quarters, scene_on

NB = "\N{NO-BREAK SPACE}"
NATIONAL = references.of("aandeel_verblijf")
ZWOLLE = references.of("dekking_jgw")
LONG = quarters("2020-K3", "2020-K4", "2021-K1", "2021-K2")


def beside(at: list[int], lines: tuple[Reference, ...], values: list[float | None]) -> pl.DataFrame:
    return references.beside(pl.DataFrame({"waarde": values}), pl.Series(at), lines)


def test_only_the_newest_national_figure_is_drawn_and_none_after_the_break():
    assert [each.value for each in NATIONAL] == [0.116, 0.101]
    assert [each.value for each in references.drawn(NATIONAL, LONG[0])] == [0.101]
    assert references.drawn(NATIONAL, parse_quarter("2021-K1")) == ()
    assert all(each.until < CBS_BREAK_YEAR * 4 for each in NATIONAL)


def test_the_national_line_ends_before_the_break_which_is_named_once():
    rows = beside(LONG, references.drawn(NATIONAL, LONG[0]), [0.14, 0.13, 0.14, 0.12])
    assert rows["lijn_0"].to_list() == [0.101, 0.101, None, None]
    assert rows["breuk"].to_list() == [None, None, BREAK, None]
    assert rows["naam_0"].to_list() == ["landelijk 2019: 10,1 %", None, None, None]


def test_a_view_up_to_the_break_has_no_break_in_it():
    rows = beside(LONG[:2], references.drawn(NATIONAL, LONG[0]), [0.14, 0.13])
    assert rows["lijn_0"].to_list() == [0.101, 0.101]
    assert rows["breuk"].to_list() == [None, None]


def test_a_name_stands_where_the_value_does_not_run():
    # Above the line of 65 % at 50 %, under it at 70 %, above it where nothing is known.
    assert [beside(LONG[:1], ZWOLLE, [each])["onder_0"][0] for each in (0.5, 0.7, None)] == [
        False,
        True,
        False,
    ]


def test_a_figure_without_an_end_holds_in_every_quarter():
    rows = beside(LONG, ZWOLLE, [0.5, 0.5, 0.6, 0.6])
    assert rows["lijn_0"].to_list() == [0.65] * 4
    assert rows["breuk"].null_count() == 4


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (
            LONG,
            f"Oranje stippellijn: landelijk 2019: 10,1{NB}%, tot en met 2020-K4; daarna geen lijn.",
        ),
        (LONG[:2], f"Oranje stippellijn: landelijk 2019: 10,1{NB}%."),
        (LONG[2:], f"Geen lijn: {BREAK}."),
    ],
    ids=["across", "before", "after"],
)
def test_the_caption_says_what_is_drawn_from_where_and_how_it_differs(at, said):
    text = references.in_words(NATIONAL, pl.Series(at))
    assert said in text
    assert f"11,6{NB}% van alle jeugdhulp in 2016 en 10,1{NB}% van alle jeugdhulp in 2019" in text
    assert "(CBS), alle leeftijden behalve 18 tot en met 23 jaar." in text
    assert "een andere groep en een andere telling dan hier" in text
    assert (BREAK in text) == (at != LONG[:2])


def test_a_reference_of_one_way_of_working_is_no_line_of_the_whole():
    assert references.of("weer_thuis") == ()
    assert [each.value for each in references.of("weer_thuis", "thuisbest")] == [0.73]


def test_the_course_shows_its_references_in_chart_text_and_table(demo_file):
    scene = scene_on(demo_file)
    figure = course.figure(scene, "aandeel_verblijf", "trajecten", NATIONAL)
    drawn = figure.data.filter(pl.col("lijn_0").is_not_null())
    assert drawn["kwartaal"].to_list() == ["2020-K3", "2020-K4"]
    assert figure.data.filter(pl.col("breuk") == BREAK)["kwartaal"].to_list() == ["2021-K1"]
    assert BREAK in figure.alt
    headings = {each.name: each.heading for each in figure.table.columns}
    assert headings["lijn_0"] == "Landelijk 2019: 10,1 %"
    assert headings["breuk"] == "Breuk"
    assert '"datum.onder_0' in str(figure.spec).replace("'", '"')


def test_a_course_without_references_is_the_ordinary_one(demo_file):
    scene = scene_on(demo_file)
    assert "lijn_0" not in course.figure(scene, "opname", "meldingen").data.columns
