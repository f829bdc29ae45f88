"""Figures as Dutch readers expect them; the expected texts are written out by hand."""

from datetime import date

import pytest

from dashboard import words
from data.quarters import parse_quarter

NB = words.NBSP


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0, 0, "0"),
        (1234.5, 1, "1.234,5"),
        (-1234567.891, 2, "−1.234.567,89"),
        (-0.04, 1, "0,0"),
        (None, 0, "–"),
    ],
)
def test_numbers_have_points_for_thousands_and_a_decimal_comma(value, decimals, expected):
    assert words.number(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (0.1403, "aandeel", f"14,0{NB}%"),
        (1, "aandeel", f"100,0{NB}%"),
        (61000.4, "euro", f"€{NB}61.000"),
        (130.6, "dagen", f"131{NB}dagen"),
        (42.5, "minuten", f"42{NB}minuten"),
        (9.449, "per 1.000", "9,4"),
        (7.95, "cijfer", "8,0"),
        (1204, "aantal", "1.204"),
        (None, "aandeel", "–"),
    ],
)
def test_a_value_carries_its_unit(value, unit, expected):
    assert words.value(value, unit) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (9_999, f"€{NB}9.999"),
        (61_499, f"€{NB}61.000"),
        (1_254_000, f"€{NB}1,25 mln"),
    ],
)
def test_large_amounts_are_said_in_thousands_and_millions(amount, expected):
    assert words.rough_euro(amount) == expected


@pytest.mark.parametrize(
    ("unit", "difference", "relative", "compared", "against", "expected"),
    [
        ("aantal", -21, -0.0894, 235, "raming", f"9{NB}% onder raming"),
        (
            "aandeel",
            0.021,
            0.15,
            0.14,
            "vorig_kwartaal",
            f"2,1{NB}procentpunt boven vorig kwartaal",
        ),
        ("euro", 61_200, 0.12, 510_000, "raming", f"€{NB}61.000 boven raming"),
        ("dagen", -12.2, -0.08, 143, "vorig_jaar", f"12{NB}dagen onder zelfde kwartaal vorig jaar"),
        ("per 1.000", 1.25, 0.1, 12.0, "baseline", f"1,2{NB}punt boven eerste raming"),
        ("aantal", 0, 0, 235, "raming", "gelijk aan raming"),
        ("aantal", 1, 0.004, 235, "raming", "gelijk aan raming"),
        ("aandeel", 0.0004, 0.001, 0.14, "vorig_kwartaal", "gelijk aan vorig kwartaal"),
        ("aantal", None, None, None, "raming", "geen raming om mee te vergelijken"),
    ],
)
def test_a_difference_is_said_in_words(unit, difference, relative, compared, against, expected):
    assert words.comparison(unit, difference, relative, compared, against) == expected


def test_a_change_of_a_small_count_is_not_called_a_percentage():
    assert words.comparison("aantal", 2, 1.0, 2, "vorig_jaar") == (
        "2 boven zelfde kwartaal vorig jaar"
    )


@pytest.mark.parametrize(
    ("judgement", "difference", "text", "colour"),
    [
        ("beter", -3, "▼ beter", "blue"),
        ("beter", 3, "▲ beter", "blue"),
        ("slechter", 3, "▲ slechter", "orange"),
        ("gelijk", 0.2, "= gelijk", "gray"),
        (None, -1, "▼ lager", "gray"),
        (None, None, "– niet te vergelijken", "gray"),
    ],
)
def test_a_mark_says_in_a_word_what_its_colour_says(judgement, difference, text, colour):
    mark = words.mark(judgement, difference)
    assert (mark.text, mark.colour) == (text, colour)


def test_times_are_written_the_dutch_way():
    quarter = parse_quarter("2022-K3")
    assert words.quarter_words(quarter) == "3e kwartaal 2022"
    assert words.span(parse_quarter("2020-K3"), quarter) == "2020-K3 t/m 2022-K3"
    assert words.span(quarter, quarter) == "2022-K3"
    assert words.month_words(2022 * 12 + 8) == "sep 2022"
    assert words.dutch_date(date(2022, 9, 30)) == "30-09-2022"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_lists_end_in_en(parts, expected):
    assert words.listed(parts) == expected
