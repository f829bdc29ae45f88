"""The plain Kaplan-Meier estimate, on durations worked out by hand."""

from tests.oracle.plain.survival import kaplan_meier


def test_without_running_ones_it_is_the_part_that_lasted_longer() -> None:
    # After day 91 two of four are left, after 183 one, after 365 none; 91 halves them.
    found = kaplan_meier([(90, True), (91, True), (183, True), (300, True)])
    assert found == {
        "median": 91,
        "survival": {91: 0.5, 183: 0.25, 365: 0},
        "at_risk": {91: 3, 183: 2, 365: 0},
    }


def test_running_ones_are_at_risk_until_they_are_seen_last() -> None:
    # Day 10: 1 of 5 ends, 4/5 left. Day 20: one runs on. Day 30: 1 of 3 ends, 4/5 x 2/3 = 8/15.
    # Day 100: 1 of 2 ends, 4/15 left, the first time at most half. Day 200: the last runs on.
    rows = [(10, True), (20, False), (30, True), (100, True), (200, False)]
    found = kaplan_meier(rows)
    assert found["median"] == 100
    assert found["survival"] == {91: 8 / 15, 183: 4 / 15, 365: 4 / 15}
    assert found["at_risk"] == {91: 2, 183: 1, 365: 0}


def test_one_seen_last_on_the_day_of_an_end_is_at_risk_on_it() -> None:
    # Day 91: 1 of 2 ends, so half is left; without the running one nobody would be.
    found = kaplan_meier([(91, False), (91, True)])
    assert (found["median"], found["survival"][91], found["at_risk"][91]) == (91, 0.5, 2)


def test_ends_on_one_day_count_together() -> None:
    # Day 50: 2 of 3 end. Step by step, 2/3 x 1/2, gives the same third.
    found = kaplan_meier([(50, True), (50, True), (60, False)])
    assert (found["median"], found["survival"][91]) == (50, 1 / 3)


def test_where_more_than_half_runs_on_there_is_no_median() -> None:
    found = kaplan_meier([(50, True), (400, False), (400, False)])
    assert found["median"] is None
    assert found["survival"] == {91: 2 / 3, 183: 2 / 3, 365: 2 / 3}
    assert found["at_risk"] == {91: 2, 183: 2, 365: 2}


def test_exactly_half_is_the_median() -> None:
    # 9/10 x 8/9 x 7/8 x 6/7 x 5/6 is exactly a half, also where floats would not meet it.
    rows = [(day, True) for day in (1, 2, 3, 4, 5)] + [(400, False)] * 5
    assert kaplan_meier(rows)["median"] == 5


def test_an_end_on_the_first_day_counts() -> None:
    found = kaplan_meier([(0, True), (0, True), (100, False)])
    assert (found["median"], found["at_risk"][91]) == (0, 1)


def test_without_durations_nothing_is_known() -> None:
    assert kaplan_meier([]) == {
        "median": None,
        "survival": {91: None, 183: None, 365: None},
        "at_risk": {91: 0, 183: 0, 365: 0},
    }
