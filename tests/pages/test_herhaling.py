"""Page Herhaling en vervolg: what waits is shown as waiting, and every sentence has its cases."""

from types import SimpleNamespace

import polars as pl
import pytest

from dashboard import durations, waiting, years
from data.quarters import parse_quarter
from queries.model import Unit
from queries.selection import Selection
from tests.pages.conftest import texts

LAST = parse_quarter("2022-K3")
NB = "\N{NO-BREAK SPACE}"
PAGE = "herhaling-en-vervolg"


def _figures(*rows: tuple[float | None, float | None, int, str]) -> pl.DataFrame:
    """Compared figures of the quarters up to LAST, from (waarde, noemer, wachtend, status)."""
    waarde, noemer, wachtend, status = zip(*rows, strict=True)
    return pl.DataFrame(
        {
            "kwartaal": range(LAST - len(rows) + 1, LAST + 1),
            "waarde": waarde,
            "noemer": noemer,
            "teller": [None] * len(rows),
            "wachtend": wachtend,
            "status": status,
            "vergelijking": [0.2] * len(rows),
        },
        schema_overrides={"waarde": pl.Float64, "noemer": pl.Float64, "teller": pl.Float64},
    )


THREE = _figures(
    (0.19, 200.0, 0, "definitief"),
    (0.41, 128.0, 69, "nader voorlopig"),
    # 1 of the 8 counted so far came back; 188 may still.
    (0.125, 8.0, 188, "voorlopig"),
)


def test_a_quarter_in_which_more_waits_than_counts_has_no_point_but_says_so() -> None:
    rows = waiting.quarter_rows(THREE, "aandeel")
    assert rows["waarde"].to_list() == [0.19, 0.41, None]
    assert rows["dicht"].to_list() == [False, False, True]
    assert rows["onder"].to_list() == [None, "69\nwacht", "188\nwacht"]
    assert rows["stand"].to_list() == [None, "69 wachten nog", "188 wachten nog"]
    assert waiting.open_in_words(rows) == "Wachten nog: 69 in 2022-K2 en 188 in 2022-K3."


def test_a_title_is_the_newest_value_with_its_cases_and_what_waits() -> None:
    rows = waiting.quarter_rows(THREE, "aandeel")
    assert waiting.title("Herhaald", rows, "aandeel") == (
        f"Herhaald: 41,0{NB}% in 2022-K2 (n = 128, 69 wachten nog)"
    )


@pytest.mark.parametrize(
    ("row", "unit", "said"),
    [
        ((0.25, 4.0, 0, "definitief"), "aandeel", "minder dan 10 gevallen per kwartaal"),
        ((None, 0.0, 197, "voorlopig"), "aandeel", "197 wachten nog"),
        ((2748.0, 211.0, 0, "voorlopig"), "euro", f"tot nu toe €{NB}2.748 in 2022-K3 (n = 211)"),
        ((2748.0, 211.0, 0, "definitief"), "euro", f"€{NB}2.748 in 2022-K3 (n = 211)"),
    ],
    ids=["few", "waiting", "costs still come", "all costs in"],
)
def test_a_title_claims_no_more_than_is_known(row, unit: Unit, said: str) -> None:
    rows = waiting.quarter_rows(_figures(row), unit)
    assert waiting.title("Naam", rows, unit) == f"Naam: {said}"


def test_a_value_of_few_cases_is_no_part_of_the_line_nor_of_its_words() -> None:
    rows = waiting.quarter_rows(_figures((0.25, 4.0, 0, "definitief")), "aandeel")
    assert rows.select("waarde", "weinig", "cijfer", "onder").rows() == [
        (None, 0.25, 0.25, "n = 4")
    ]
    said = waiting.in_words(rows)
    assert "Een kruisje is minder dan 10 gevallen: dat zegt weinig." in said
    assert "25" not in said
    assert "kruisje" not in waiting.in_words(waiting.quarter_rows(THREE, "aandeel"))


def _year(name: str, after: dict[int, tuple[float | None, int]]) -> dict:
    shares = {f"nog_na_{months}": share for months, (share, _) in after.items()}
    followed = {f"gevolgd_{months}": number for months, (_, number) in after.items()}
    return {"jaar": name, "aantal": 800, "status": "voorlopig", **shares, **followed}


YEARS = [
    _year("jaar 1", {3: (0.809, 643), 6: (0.786, 625), 12: (0.738, 587)}),
    _year("jaar 2", {3: (0.841, 1723), 6: (0.807, 530), 12: (None, 0)}),
    _year("jaar 3", {3: (None, 4), 6: (None, 0), 12: (None, 0)}),
]


def test_a_moment_that_a_year_has_not_reached_is_dashed_and_has_no_share() -> None:
    rows = durations.moment_rows(YEARS)
    assert rows["moment"].to_list()[::3] == ["na 3 maanden", "na 6 maanden", "na 12 maanden"]
    assert rows["tekst"].to_list()[:3] == [
        f"jaar 1: 80,9{NB}% (643)",
        f"jaar 2: 84,1{NB}% (1.723)",
        "jaar 3: wacht nog (4)",
    ]
    waits = rows["waarde"].is_null()
    assert rows.filter(waits)["tot"].to_list() == [1.0] * 4
    assert rows.filter(~waits)["tot"].null_count() == 5
    # The latest year that is known at each moment stands out: the second, twice, then the first.
    assert rows.filter(pl.col("nieuwste"))["jaar"].to_list() == ["jaar 2", "jaar 2", "jaar 1"]


def test_years_are_compared_at_the_longest_moment_that_two_have() -> None:
    label = "Nog geen nieuwe crisis"
    assert durations.moment_title(label, YEARS) == (
        f"Na 6 maanden nog geen nieuwe crisis: 78,6{NB}% in jaar 1 en 80,7{NB}% in jaar 2"
    )
    assert durations.moment_title(label, YEARS[:1]) == (
        f"Na 12 maanden nog geen nieuwe crisis: 73,8{NB}% in jaar 1"
    )
    assert durations.moment_title(label, YEARS[2:]) == label


def test_help_of_which_half_still_runs_has_no_median_but_says_how_many_run() -> None:
    found = pl.DataFrame(
        {
            "kwartaal": [LAST - 1, LAST],
            "aantal": [119, 103],
            "afgelopen": [84, 18],
            "mediaan": [83.0, None],
            "status": ["nader voorlopig", "voorlopig"],
        }
    )
    rows = durations.median_rows(found)
    assert rows["tekst"].to_list() == [f"83{NB}dagen", "–"]
    assert rows["onder"].to_list() == [None, "85\nloopt"]  # 103 - 18
    assert rows["dicht"].to_list() == [False, True]


def test_the_years_of_a_view_are_cut_to_it() -> None:
    scene = SimpleNamespace(course=Selection(parse_quarter("2020-K4"), LAST))
    assert years.in_words(years.covered(scene)) == (
        "Jaar 1 is 2020-K4 t/m 2021-K2, jaar 2 is 2021-K3 t/m 2022-K2 en jaar 3 is 2022-K3."
    )


def test_the_page_opens_with_the_latest_year_beside_the_first(visit, demo_file) -> None:
    said = texts(visit(demo_file, PAGE)).replace("\\", "")
    # Came back, of those closed. Year 1: 28 + 44 + 41 + 39 = 152 of 148 + 229 + 210 + 208 = 795.
    # Year 2: 43 + 38 + 31 + 25 = 137 of 223 + 222 + 217 + 198 = 860. In year 3 188 of 196 wait.
    assert (
        f"Van de crises die in jaar 2 sloten, kwam 15,9{NB}% binnen 90 dagen terug (n = 860), "
        f"tegen 19,1{NB}% in jaar 1 (n = 795)."
    ) in said
    assert "de helft klaar na" in said
    assert f"per crisis uit jaar 1 tot nu toe €{NB}" in said
    assert "Wachten nog: 188 in 2022-K3." in said
    assert "Over 2020-K3 t/m 2022-K3 samen" in said


def test_a_quarter_that_waits_altogether_says_so_everywhere(visit, demo_file) -> None:
    said = texts(visit(demo_file, PAGE, {"van": "2022-K3", "tot": "2022-K3"})).replace("\\", "")
    assert "Hoe vaak crises terugkomen: nog niet te zeggen, 188 wachten nog." in said
    assert "Hoe lang vervolghulp duurt, is nog niet te zeggen." in said
    assert "Vervolgkosten per crisis: nog niet te zeggen, 197 wachten nog." in said
    assert f"{NB}% binnen 90 dagen terug" not in said
