"""The stream of Elkander: who had enough, and where the bands run; laid out by hand."""

import polars as pl
import pytest

from dashboard import elkander, flow, flow_charts
from dashboard.flow import ELSEWHERE, ENOUGH, UNDER_WAY, WAITING, Band, Part

STEPS = pl.DataFrame(
    {
        "categorie": [
            "elkander-1|geen",
            "elkander-1|elkander-2",
            "elkander-1|elkander-3",
            "elkander-1|elders",
            "elkander-2|geen",
            "elkander-2|elkander-3",
            "elkander-2|elkander-1",
            "elkander-3|geen",
            "fact|elkander-2",
        ],
        "noemer": [10.0, 6.0, 3.0, 1.0, 2.0, 3.0, 1.0, 6.0, 5.0],
        "wachtend": [1, 0, 0, 0, 0, 0, 0, 0, 4],
    }
)
BEGUN = pl.DataFrame(
    {"categorie": ["elkander-1", "elkander-2", "elkander-3", "fact"], "noemer": [24.0, 7.0, 5.0, 9]}
)
PARTS = flow.parts(STEPS, BEGUN)
# The first bar is 24 long, so that the gap between bands is 0.015 x 24 = 0.36.
GAP = 0.36


def test_parts_count_their_own_families_and_a_step_back_is_other_help():
    first, second, third, fourth = PARTS
    assert first == Part(
        "elkander-1",
        24,
        1,
        {ENOUGH: 10, "elkander-2": 6, "elkander-3": 3, "elkander-4": 0, ELSEWHERE: 1},
    )
    assert second.steps == {ENOUGH: 2, "elkander-3": 3, "elkander-4": 0, ELSEWHERE: 1}
    assert (third.followed, third.began, fourth.followed, fourth.began) == (6, 5, 0, 0)


def test_a_bar_holds_the_steps_then_who_waits_then_who_is_under_way():
    laid = flow.layout(PARTS)
    bars = {
        code: [(b.kind, b.start, b.end) for b in laid.blocks if b.part == code]
        for code in flow_charts.STEPS
    }
    assert bars["elkander-1"] == [
        (ENOUGH, 0, 10),
        ("elkander-2", 10, 16),
        ("elkander-3", 16, 19),
        (ELSEWHERE, 19, 20),
        (WAITING, 20, 21),
        (UNDER_WAY, 21, 24),  # 24 began, 20 were followed and 1 waits
    ]
    # It begins where the ten who had enough of part I are past.
    assert bars["elkander-2"] == [
        (ENOUGH, 10, 12),
        ("elkander-3", 12, 15),
        (ELSEWHERE, 15, 16),
        (UNDER_WAY, 16, 17),
    ]
    # 6 were followed where 5 began: some began before these quarters, nobody is under way.
    assert bars["elkander-3"] == [(ENOUGH, 12, 18)]
    assert bars["elkander-4"] == []
    assert laid.width == 24


def test_a_band_runs_beside_the_bars_it_passes_and_lands_side_by_side():
    bands = {(band.origin, band.target): band for band in flow.layout(PARTS).bands}
    assert bands["elkander-1", "elkander-2"].stretches == ((10, 16), (10, 16))
    assert bands["elkander-2", "elkander-3"].stretches == ((12, 15), (12, 15))
    past = bands["elkander-1", "elkander-3"].stretches
    # Bar II ends at 17; the band lands right of the three that come from part II.
    assert past[0] == (16, 19)
    assert past[1] == pytest.approx((17 + GAP, 20 + GAP))
    assert past[2] == (15, 18)
    assert len(bands) == 3


def test_a_bar_is_as_long_as_what_flows_into_it():
    # Eight went on to part II in a quarter in which only three of it ended.
    first = Part(
        "elkander-1",
        20,
        0,
        {ENOUGH: 12, "elkander-2": 8, "elkander-3": 0, "elkander-4": 0, ELSEWHERE: 0},
    )
    second = Part("elkander-2", 2, 0, {ENOUGH: 3, "elkander-3": 0, "elkander-4": 0, ELSEWHERE: 0})
    blocks = [b for b in flow.layout([first, second]).blocks if b.part == "elkander-2"]
    assert [(b.kind, b.count) for b in blocks] == [(ENOUGH, 3), (UNDER_WAY, 5)]


def test_the_edges_of_a_band_are_as_far_apart_as_it_has_families_all_the_way():
    laid = flow.layout(PARTS)
    points = flow_charts.band_points(laid).with_columns(
        breed=(pl.col("tot") - pl.col("van")) * laid.width
    )
    for band in laid.bands:
        own = points.filter(band=f"{band.origin}|{band.target}")
        assert own["breed"].to_list() == pytest.approx([band.count] * len(own))
        assert own["y"].is_sorted()
        assert own["y"][0] == flow_charts.top(band.origin) + flow_charts.BAR
        assert own["y"][-1] == flow_charts.top(band.target)


def test_halfway_an_s_curve_is_in_the_middle():
    band = Band("elkander-1", "elkander-2", 2, ((0, 2), (4, 6)))
    laid = flow.Flow((flow.Block("elkander-1", ENOUGH, 10, 0, 10),), (band,))
    half = flow_charts.BAR + flow_charts.BETWEEN / 2
    (middle,) = flow_charts.band_points(laid).filter(y=half).select("van", "tot").rows()
    assert middle == pytest.approx((0.2, 0.4))


def test_the_stream_says_numbers_and_shares_and_no_share_of_fewer_than_ten():
    rows = elkander.rows(PARTS)
    written = {row["wat"]: row["getal"] for row in rows.filter(pl.col("blok") != "").to_dicts()}
    nb = "\N{NO-BREAK SPACE}"
    assert written[f"Deel I: 10 hadden genoeg (50{nb}%)"] == "10"
    assert written["Deel II: 2 hadden genoeg"] == "2"
    assert elkander.in_words(PARTS) == (
        f"Deel I, 20 gezinnen: 10 hadden genoeg (50{nb}%), 6 naar deel II (30{nb}%), "
        f"3 naar deel III (15{nb}%) en 1 naar andere hulp (5{nb}%). "
        "Deel II, 6 gezinnen: 2 hadden genoeg, 3 naar deel III en 1 naar andere hulp. "
        "Deel III, 6 gezinnen: 6 hadden genoeg."
    )
    labels = rows.drop_nulls("naam_kort")["naam_kort"].to_list()
    assert labels[0] == "Deel I: 24 gezinnen begonnen\n20 klaar en gevolgd"
    assert labels[1] == "Deel II\nte weinig voor %\nn = 6"


def test_the_pilot_stands_at_its_share_of_the_followed_families():
    mark = elkander.rows(PARTS).drop_nulls("merk")
    # 40 % of the 20 who were followed, on a chart of 24.
    assert mark["van"].to_list() == pytest.approx([8 / 24])


def test_the_title_is_the_finding():
    nb = "\N{NO-BREAK SPACE}"
    assert elkander.title({"waarde": 0.4158, "noemer": 202.0}) == (
        f"42{nb}% van de gezinnen had genoeg aan deel I (n = 202; proef: ruim 40{nb}%)"
    )


@pytest.mark.parametrize(("followed", "drawn"), [(9, False), (10, True)])
def test_fewer_than_ten_families_are_not_drawn(followed, drawn):
    said = elkander.too_few(Part("elkander-1", 20, 3, {ENOUGH: followed}))
    assert (said is None) == drawn
    if said:
        assert "n = 9" in said
        assert "3 wachten nog" in said


def test_a_table_has_a_row_a_part_and_no_share_of_fewer_than_ten():
    table = elkander.table(PARTS)
    assert table.select("gevolgd", ENOUGH, "aandeel").rows() == [
        (20, 10, 0.5),
        (6, 2, None),
        (6, 6, None),
        (0, 0, None),
    ]
