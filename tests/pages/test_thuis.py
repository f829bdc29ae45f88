"""What page Zo thuis mogelijk makes of its figures, worked out by hand."""

import polars as pl
import pytest

from dashboard import kinds_of_help, rates, solved
from dashboard.show import plain
from data.quarters import parse_quarter
from queries.home import BREAK
from tests.pages.conftest import texts

NB = "\N{NO-BREAK SPACE}"
LAST = parse_quarter("2022-K3")


def test_the_break_of_the_national_series_is_said_on_the_page(visit, demo_file):
    said = texts(visit(demo_file, "zo-thuis-mogelijk"))
    assert plain(BREAK) in said
    after = visit(demo_file, "zo-thuis-mogelijk", {"van": "2021-K1"})
    assert plain(f"Geen lijn: {BREAK}") in texts(after)


def test_without_trajectories_nothing_is_answered(visit, single_file):
    said = texts(visit(single_file, "zo-thuis-mogelijk"))
    assert "zijn er geen trajecten om de vraag mee te beantwoorden" in said


def test_kinds_of_help_are_shares_of_all_active_trajectories_close_to_home_first():
    # 6 + 12 + 2 = 20 now, 10 + 5 + 5 = 20 at the start.
    found = pl.DataFrame(
        {
            "categorie": ["02", "14", "04"],
            "n": [12, 2, 6],
            "begin_n": [10, 5, 5],
            "status": ["voorlopig"] * 3,
        }
    )
    rows = kinds_of_help.help_rows(found)
    assert rows["naam"].to_list() == [
        "In het eigen netwerk",
        "Ambulant op locatie",
        "Ander verblijf",
    ]
    assert rows["waarde"].to_list() == pytest.approx([0.3, 0.6, 0.1])
    assert rows["begin"].to_list() == [0.25, 0.5, 0.25]
    assert rows["kleur"].to_list() == ["blue", "blue", "gray"]
    assert rows["tekst"][2] == f"10,0{NB}%, was 25,0{NB}%"
    assert (
        kinds_of_help.title(rows)
        == f"Lopende hulp: 60{NB}% van 20 trajecten is ambulant op locatie"
    )
    few = kinds_of_help.help_rows(found.with_columns(n=pl.Series([4, 2, 3])))
    assert few["waarde"].null_count() == 3
    assert kinds_of_help.title(few) == kinds_of_help.NAME


def crises(counts: dict[str, int], quarter: int) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "kwartaal": [quarter] * len(counts),
            "categorie": list(counts),
            "waarde": [float(each) for each in counts.values()],
            "teller": [float(each) for each in counts.values()],
            "status": ["voorlopig"] * len(counts),
        }
    )


def solved_rows(counts: dict[str, int], total: int) -> pl.DataFrame:
    totals = pl.DataFrame({"kwartaal": [LAST], "waarde": [float(total)]})
    return solved.solved_rows(crises(counts, LAST), totals)


def test_solutions_are_stacked_from_close_to_home_outwards():
    rows = solved_rows({"verblijf": 10, "ambulant": 25, "advies": 14, "pleegzorg": 1}, 50)
    assert rows["naam"].to_list() == ["Advies", "Ambulant, thuis", "Pleegzorg", "Verblijf (opname)"]
    assert rows["voet"].to_list() == pytest.approx([0, 0.28, 0.78, 0.8])
    assert rows["top"].to_list() == pytest.approx([0.28, 0.78, 0.8, 1])
    # 1 of 50 is 2 %: too low a segment for a number, but named beside the column.
    assert rows["kort"].to_list() == ["28", "50", None, "20"]
    assert rows["kop"][2] == f"Pleegzorg 2{NB}%"
    assert (
        solved.title(rows, "2022-K3") == f"Meest in 2022-K3: ambulant, thuis, 50{NB}% van 50 crises"
    )


def test_a_quarter_of_few_crises_has_no_column():
    rows = solved_rows({"verblijf": 4, "ambulant": 5}, 9)
    assert rows["waarde"].null_count() == 2
    assert rows["aandeel"].to_list() == pytest.approx([5 / 9, 4 / 9])
    assert solved.title(rows, "2022-K3") == solved.NAME


def test_names_beside_a_column_keep_their_distance_and_their_order():
    assert solved.apart([0.1, 0.11, 0.5]) == pytest.approx([0.1, 0.15, 0.5])
    assert solved.apart([0.96, 0.97, 0.98]) == pytest.approx([0.875, 0.925, 0.975])
    assert solved.apart([]) == []


def test_bars_of_few_cases_are_left_out_and_said():
    found = pl.DataFrame(
        {
            "waarde": [0.5, 0.25, 0.2],
            "n": [9, 40, 10],
            "begin": [0.5, 0.3, 0.1],
            "begin_n": [40, 9, 10],
            "naam": ["Pekela", "Veendam", "Oldambt"],
        }
    )
    rows = rates.drawn(found, "aandeel")
    assert rows["waarde"].to_list() == [None, 0.25, 0.2]
    assert rows["begin"].to_list() == [0.5, None, 0.1]
    assert rows["tekst"].to_list() == [
        "te weinig (n = 9)",
        f"25,0{NB}% van 40",
        f"20,0{NB}% van 10",
    ]
    assert rates.title("Verblijf per gemeente", "aandeel", rows) == (
        f"Verblijf per gemeente: van 20,0{NB}% (Oldambt) tot 25,0{NB}% (Veendam)"
    )
    assert rates.title("Verblijf", "aandeel", rows.head(1)) == "Verblijf: overal te weinig gevallen"
