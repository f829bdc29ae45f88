"""Silent wrong answers of an adjusted estimate: it replaces only the quarters that it names."""

from typing import Any

import pytest

from data.quarters import parse_quarter
from queries.comparison import compare
from queries.scope import EVERYONE
from queries.selection import Selection
from tests.spec.hand import Partners

# In each quarter one of four drops out, and 100 euro is spent.
WORLD = """
startdatum | einddatum  | reden_beeindiging
2022-01-01 | 2022-02-01 | 03
2022-01-01 | 2022-02-01 | 01
2022-01-01 | 2022-02-01 | 01
2022-01-01 | 2022-02-01 | 01
2022-04-01 | 2022-05-01 | 03
2022-04-01 | 2022-05-01 | 01
2022-04-01 | 2022-05-01 | 01
2022-04-01 | 2022-05-01 | 01
"""
COSTS = """
maand   | bedrag | gedeclareerd_op
2022-01 | 100,00 | 2022-03-31
2022-04 | 100,00 | 2022-06-30
"""
# The first adjustment names 2022-K2 only, the second neither of the two quarters.
ESTIMATES = """
versie | vastgesteld_op | kpi    | kwartaal | waarde
basis  | 2020-07-01     | uitval | 2022-K1  | 0,5
basis  | 2020-07-01     | uitval | 2022-K2  | 0,5
basis  | 2020-07-01     | kosten | 2022-K1  | 80,0
basis  | 2020-07-01     | kosten | 2022-K2  | 80,0
later  | 2022-04-01     | uitval | 2022-K2  | 0,125
later  | 2022-04-01     | kosten | 2022-K2  | 120,0
laatst | 2022-07-01     | uitval | 2022-K3  | 0,0
laatst | 2022-07-01     | kosten | 2022-K3  | 0,0
"""


@pytest.fixture
def estimated(partners: Partners) -> Partners:
    return (
        partners.deliver("trajecten", WORLD).deliver("kosten", COSTS).deliver("ramingen", ESTIMATES)
    )


def compared(partners: Partners, key: str, against: Any) -> list[tuple]:
    """waarde, vergelijking and oordeel of 2022-K1 and 2022-K2."""
    selection = Selection(parse_quarter("2022-K1"), parse_quarter("2022-K2"))
    found = compare(
        partners.cubes(), [key], selection, ["kwartaal"], against, audience="exact", viewer=EVERYONE
    )
    return found.select("waarde", "vergelijking", "oordeel").rows()


def test_a_share_keeps_the_estimate_of_the_quarters_that_were_not_adjusted(
    estimated: Partners,
) -> None:
    assert compared(estimated, "uitval", "raming") == [
        (0.25, 0.5, "beter"),
        (0.25, 0.125, "slechter"),
    ]


def test_the_baseline_of_a_share_is_its_first_version(estimated: Partners) -> None:
    assert compared(estimated, "uitval", "baseline") == [(0.25, 0.5, "beter")] * 2


def test_a_count_sums_each_quarter_in_its_own_version(estimated: Partners) -> None:
    # 80 + 120 = 200, just what was spent.
    assert compared(estimated, "kosten", "raming") == [
        (100, 80, "slechter"),
        (100, 120, "beter"),
    ]
    both = {"first": "2022-K1", "last": "2022-K2"}
    assert estimated.parts("kosten_tov_raming", **both) == (200, 200, 1)


def test_a_share_of_several_quarters_has_no_estimate(estimated: Partners) -> None:
    selection = Selection(parse_quarter("2022-K1"), parse_quarter("2022-K2"))
    found = compare(
        estimated.cubes(), ["uitval"], selection, (), "raming", audience="exact", viewer=EVERYONE
    )
    assert found.select("waarde", "vergelijking").row(0) == (0.25, None)
