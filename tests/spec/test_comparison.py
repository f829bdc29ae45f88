"""How far a figure is from another, and whether that is better."""

from typing import Any

import pytest

from data.quarters import parse_quarter
from queries.comparison import compare
from queries.scope import EVERYONE
from queries.selection import Selection
from tests.spec.hand import Partners

REPORTS = """
ontvangen_op     | overdrachten
2021-01-03 10:00 | 0
2021-10-03 10:00 | 0
2021-10-04 10:00 | 0
2021-10-05 10:00 | 0
2021-10-06 10:00 | 1
2022-01-03 10:00 | 0
2022-01-04 10:00 | 1
2022-01-05 10:00 | 0
2022-01-06 10:00 | 1
2022-01-07 10:00 | 1
"""


def compared(
    partners: Partners,
    key: str,
    against: Any,
    *by: str,
    first: str = "2022-K1",
    last: str = "2022-K1",
) -> tuple:
    """vergelijking, verschil, verhouding and oordeel of the last cell."""
    selection = Selection(parse_quarter(first), parse_quarter(last))
    found = compare(
        partners.cubes(), [key], selection, by, against, audience="exact", viewer=EVERYONE
    )
    return found.select("vergelijking", "verschil", "verhouding", "oordeel").row(-1)


@pytest.fixture
def reported(partners: Partners) -> Partners:
    return partners.deliver("meldingen", REPORTS)


def test_more_crises_than_the_quarter_before_is_worse(reported: Partners) -> None:
    # Four, then five: a quarter more.
    assert compared(reported, "crises", "vorig_kwartaal") == (4, 1, 0.25, "slechter")


def test_the_same_quarter_of_last_year(reported: Partners) -> None:
    assert compared(reported, "crises", "vorig_jaar", "kwartaal") == (1, 4, 4, "slechter")


def test_a_share_differs_in_points_and_has_no_ratio(reported: Partners) -> None:
    # 3 of 4 without handover, then 2 of 5: from 75 % to 40 %.
    other, difference, ratio, judged = compared(reported, "in_een_keer_goed", "vorig_kwartaal")
    assert (other, ratio, judged) == (0.75, None, "slechter")
    assert difference == pytest.approx(-0.35)


def test_no_judgement_where_no_way_is_better(reported: Partners) -> None:
    assert compared(reported, "meldingen", "vorig_kwartaal") == (4, 1, 0.25, None)


def test_nothing_to_compare_with_where_nothing_was_delivered(reported: Partners) -> None:
    # Nobody delivered 2021-K3.
    found = compared(reported, "crises", "vorig_kwartaal", first="2021-K4", last="2021-K4")
    assert found == (None, None, None, None)


def test_nothing_to_compare_with_before_the_programme(partners: Partners) -> None:
    partners.deliver("meldingen", "ontvangen_op\n2020-06-03 10:00\n2020-07-03 10:00")
    found = compared(partners, "crises", "vorig_kwartaal", first="2020-K3", last="2020-K3")
    assert found == (None, None, None, None)


def test_several_quarters_compare_with_as_many_before(partners: Partners) -> None:
    # Two quarters with 1 + 2 crises, the two before with 1 + 1.
    partners.deliver(
        "meldingen",
        """
        ontvangen_op
        2021-04-03 10:00
        2021-07-03 10:00
        2021-10-03 10:00
        2022-01-03 10:00
        2022-01-04 10:00
        """,
    )
    assert compared(partners, "crises", "vorig_kwartaal", first="2021-K4") == (
        2,
        1,
        0.5,
        "slechter",
    )


def test_against_the_estimate_and_the_baseline(reported: Partners) -> None:
    reported.deliver(
        "ramingen",
        """
        versie | vastgesteld_op | kpi    | kwartaal | waarde
        basis  | 2020-07-01     | crises | 2022-K1  | 10,0
        later  | 2021-12-01     | crises | 2022-K1  | 4,0
        """,
    )
    assert compared(reported, "crises", "raming") == (4, 1, 0.25, "slechter")
    assert compared(reported, "crises", "baseline") == (10, -5, -0.5, "beter")


def test_costs_against_their_estimate_compare_with_all_of_it(partners: Partners) -> None:
    partners.deliver("kosten", "maand | bedrag | gedeclareerd_op\n2022-01 | 90,00 | 2022-03-31")
    partners.deliver(
        "ramingen",
        """
        versie | vastgesteld_op | kpi    | kwartaal | waarde
        basis  | 2020-07-01     | kosten | 2022-K1  | 80,0
        later  | 2021-12-01     | kosten | 2022-K1  | 100,0
        """,
    )
    other, difference, ratio, judged = compared(partners, "kosten_tov_raming", "raming")
    assert (other, ratio, judged) == (1, None, "beter")
    assert difference == pytest.approx(-0.1)
    # The baseline was 80 % of the current estimate.
    other, _, _, judged = compared(partners, "kosten_tov_raming", "baseline")
    assert (other, judged) == (0.8, "slechter")


def test_against_the_norm_of_each_kind_of_question(partners: Partners) -> None:
    partners.deliver(
        "meldingen",
        """
        vraag       | ontvangen_op     | eerste_contact_op
        spoedeisend | 2022-01-03 10:00 | 2022-01-03 12:00
        acuut       | 2022-01-03 10:00 | 2022-01-03 10:30
        acuut       | 2022-01-03 10:00 | 2022-01-03 12:00
        """,
    )
    # The last category is acuut: 50 % against 90 %.
    other, difference, _, judged = compared(partners, "binnen_norm", "norm", "vraag")
    assert (other, judged) == (0.9, "slechter")
    assert difference == pytest.approx(-0.4)


def test_a_difference_too_small_to_mention_is_the_same(partners: Partners) -> None:
    partners.deliver(
        "kosten",
        """
        maand   | bedrag  | gedeclareerd_op
        2021-10 | 1000,00 | 2021-12-31
        2022-01 | 1005,00 | 2022-03-31
        """,
    )
    assert compared(partners, "kosten", "vorig_kwartaal") == (1000, 5, 0.005, "gelijk")


def test_months_compare_with_those_of_the_quarter_before(reported: Partners) -> None:
    # March 2022 against December 2021; both without crises, so the month before them is shown.
    selection = Selection(parse_quarter("2022-K1"), parse_quarter("2022-K1"))
    found = compare(
        reported.cubes(),
        ["crises"],
        selection,
        ["maand"],
        "vorig_kwartaal",
        audience="exact",
        viewer=EVERYONE,
    )
    assert found.select("categorie", "waarde", "vergelijking").rows() == [
        ("2022-01", 5, 4),
        ("2022-02", 0, 0),
        ("2022-03", 0, 0),
    ]
