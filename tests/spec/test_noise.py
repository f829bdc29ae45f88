"""How far chance alone usually brings a figure."""

import pytest

from queries.catalogue import CATALOGUE
from queries.noise import expected_noise


def noise(key: str, *figures: float) -> float:
    return expected_noise(CATALOGUE[key], *figures)


def test_a_count_lies_the_root_of_its_estimate_away() -> None:
    assert noise("crises", 90, 100, 100) == 10
    # The quarter before varies as well: the root of 90 + 110.
    assert noise("crises", 90, 110, 110, 110) == pytest.approx(200**0.5)


def test_a_share_as_a_binomial_one() -> None:
    # One of each kind more: (0.5 x 98 + 1) / 100 = 0.5; the root of 0.5 x 0.5 / 98.
    assert noise("herhaalde_crisis_90", 0.4, 0.5, 98) == pytest.approx(0.5 / 98**0.5)


def test_a_duration_as_much_as_its_mean() -> None:
    assert noise("vervolgduur", 90, 120, 144) == 10


def test_costs_as_amounts_of_five_thousand_and_per_crisis_three_times_their_mean() -> None:
    # 200 amounts of 5,000: the root of 200 is 14.14 of them.
    assert noise("kosten", 0, 1_000_000, 1_000_000) == pytest.approx(200**0.5 * 5000)
    assert noise("vervolgkosten_per_crisis", 0, 3000, 900) == pytest.approx(3 * 3000 / 30)
