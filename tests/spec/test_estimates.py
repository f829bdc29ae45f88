"""What was estimated of a selection, and when nothing may be said of it."""

from typing import Any

from data.quarters import parse_quarter
from queries.comparison import estimates
from queries.scope import EVERYONE
from queries.selection import Selection
from tests.spec.hand import Partners

COSTS = """
gemeente | maand   | bedrag | gedeclareerd_op | afzender
0014     | 2022-01 | 100,00 | 2022-03-31      | accare
0047     | 2022-01 | 200,00 | 2022-03-31      | accare
0047     | 2022-02 | 300,00 | 2022-03-31      | jonx
"""


def estimated(
    partners: Partners,
    key: str,
    *by: str,
    first: str = "2022-K1",
    last: str = "2022-K1",
    version: Any = "current",
    **places: frozenset[str],
) -> list[tuple]:
    """The cells that have an estimate, with it."""
    selection = Selection(parse_quarter(first), parse_quarter(last), **places)
    found = estimates(
        partners.cubes(), key, selection, by, version, audience="exact", viewer=EVERYONE
    )
    columns = [name for name in ("gemeente", "organisatie") if name in by]
    return found.select(*columns, "raming").rows()


def test_the_level_asked_goes_before_its_parts(partners: Partners) -> None:
    partners.deliver("kosten", COSTS).deliver(
        "ramingen",
        """
        kpi    | kwartaal | gemeente | organisatie | waarde
        kosten | 2022-K1  |          |             | 700,0
        kosten | 2022-K1  |          | accare      | 250,0
        kosten | 2022-K1  |          | jonx        | 250,0
        """,
    )
    assert estimated(partners, "kosten") == [(700,)]
    assert estimated(partners, "kosten", "organisatie") == [("accare", 250), ("jonx", 250)]


def test_the_level_below_counts_where_it_covers_the_selection(partners: Partners) -> None:
    # By organisation 250 + 260 covers the region. By municipality not all of them have a value.
    partners.deliver("kosten", COSTS).deliver(
        "ramingen",
        """
        kpi    | kwartaal | gemeente | organisatie | waarde
        kosten | 2022-K1  | 0014     |             | 900,0
        kosten | 2022-K1  |          | accare      | 250,0
        kosten | 2022-K1  |          | jonx        | 260,0
        """,
    )
    assert estimated(partners, "kosten") == [(510,)]


def test_a_level_that_misses_a_place_with_figures_gives_none(partners: Partners) -> None:
    partners.deliver("kosten", COSTS).deliver(
        "ramingen",
        """
        kpi    | kwartaal | gemeente | organisatie | waarde
        kosten | 2022-K1  |          | accare      | 250,0
        kosten | 2022-K1  | 0014     | accare      | 100,0
        kosten | 2022-K1  | 0047     | accare      | 150,0
        """,
    )
    assert estimated(partners, "kosten") == []
    # Of Veendam Jonx has costs without an estimate; of Groningen Accare is all there is.
    assert estimated(partners, "kosten", municipalities=frozenset({"0047"})) == []
    assert estimated(partners, "kosten", municipalities=frozenset({"0014"})) == [(100,)]


def test_several_quarters_are_summed_when_each_has_one(partners: Partners) -> None:
    partners.deliver("kosten", COSTS).deliver(
        "kosten", "maand | bedrag | gedeclareerd_op\n2022-04 | 50,00 | 2022-06-30"
    ).deliver(
        "ramingen",
        """
        kpi    | kwartaal | waarde
        kosten | 2022-K1  | 700,0
        kosten | 2022-K2  | 800,0
        """,
    )
    assert estimated(partners, "kosten", last="2022-K2") == [(1500,)]
    partners.deliver("kosten", "maand | bedrag | gedeclareerd_op\n2022-07 | 50,00 | 2022-09-30")
    assert estimated(partners, "kosten", last="2022-K3") == []


def test_a_later_version_replaces_only_the_quarters_it_names(partners: Partners) -> None:
    partners.deliver("kosten", COSTS).deliver(
        "ramingen",
        """
        versie | vastgesteld_op | kpi    | kwartaal | waarde
        basis  | 2020-07-01     | kosten | 2022-K1  | 700,0
        basis  | 2020-07-01     | kosten | 2022-K2  | 800,0
        later  | 2021-12-01     | kosten | 2022-K1  | 650,0
        """,
    )
    assert estimated(partners, "kosten") == [(650,)]
    assert estimated(partners, "kosten", first="2022-K2", last="2022-K2") == [(800,)]
    assert estimated(partners, "kosten", version="baseline") == [(700,)]


def test_a_share_has_an_estimate_only_where_it_is_given_exactly(partners: Partners) -> None:
    partners.deliver("meldingen", "ontvangen_op | gemeente\n2022-01-03 10:00 | 0014").deliver(
        "ramingen",
        """
        kpi    | kwartaal | gemeente | waarde
        opname | 2022-K1  |          | 0,1
        opname | 2022-K2  |          | 0,1
        opname | 2022-K1  | 0014     | 0,2
        opname | 2022-K1  | 0047     | 0,3
        """,
    )
    assert estimated(partners, "opname") == [(0.1,)]
    assert estimated(partners, "opname", last="2022-K2") == []
    assert estimated(partners, "opname", "gemeente") == [("0014", 0.2), ("0047", 0.3)]
    assert estimated(partners, "opname", municipalities=frozenset({"0014", "0047"})) == []
