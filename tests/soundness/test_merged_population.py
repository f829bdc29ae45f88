"""Silent wrong answers of a rate over a merger: old cases over the new municipality's youths.

Eemsdelta (1979) had 1.000 + 2.000 + 1.000 youths in its three predecessors in 2020, and 3.600 of
its own in 2021: 1.000 youth-years a quarter before, 900 after.
"""

import pytest

from tests.spec.hand import Partners

OVER_THE_MERGER = {"first": "2020-K4", "last": "2021-K1"}
EEMSDELTA = {"municipalities": {"1979"}, **OVER_THE_MERGER}
POPULATION = """
gemeente | jaar | jeugdigen
0003     | 2020 | 1000
0010     | 2020 | 2000
0024     | 2020 | 1000
1979     | 2021 | 3600
"""


@pytest.fixture
def partners_over_the_merger(partners: Partners) -> Partners:
    """Before the merger two crises and two trajectories, after it nine and nine."""
    crises = ["2020-10-05 10:00 | 0003", "2020-12-31 23:59 | 0024"]
    crises += ["2021-01-01 00:00 | 1979"] * 9
    started = ["2020-10-05 | 0010 | ja", "2020-12-31 | 0024 | ja"] + ["2021-01-01 | 1979 | ja"] * 9
    return (
        partners.deliver("meldingen", "\n".join(["ontvangen_op | gemeente", *crises]))
        .deliver("trajecten", "\n".join(["startdatum | gemeente | ggz", *started]))
        .deliver("bevolking", POPULATION)
    )


@pytest.mark.parametrize("key", ["crises_per_1000", "ggz_per_1000"])
def test_each_quarter_has_the_youths_of_its_own_year(
    partners_over_the_merger: Partners, key: str
) -> None:
    # 2.000 / 1.000, then 9.000 / 900.
    found = partners_over_the_merger.values(key, "kwartaal", **EEMSDELTA)
    assert found == {"2020-K4": 2, "2021-K1": 10}
    by_place = partners_over_the_merger.values(key, "kwartaal", "gemeente", **EEMSDELTA)
    assert by_place == {("2020-K4", "1979"): 2, ("2021-K1", "1979"): 10}


@pytest.mark.parametrize("key", ["crises_per_1000", "ggz_per_1000"])
def test_both_quarters_have_the_youth_years_of_both(
    partners_over_the_merger: Partners, key: str
) -> None:
    # 11.000 / (1.000 + 900).
    assert partners_over_the_merger.parts(key, **EEMSDELTA) == (11_000, 1900, 11_000 / 1900)


@pytest.mark.parametrize("key", ["crises_per_1000", "ggz_per_1000"])
def test_two_of_three_predecessors_are_not_all(partners: Partners, key: str) -> None:
    rows = POPULATION.replace("0024     | 2020 | 1000\n", "")
    partners.deliver("meldingen", "ontvangen_op | gemeente\n2020-10-05 10:00 | 0003").deliver(
        "trajecten", "startdatum | gemeente | ggz\n2020-10-05 | 0003 | ja"
    ).deliver("bevolking", rows)
    assert partners.parts(key, municipalities={"1979"}, first="2020-K4", last="2020-K4") == (
        1000,
        None,
        None,
    )


def test_mental_health_care_that_went_on_is_not_started_again(partners: Partners) -> None:
    # One trajectory under two codes, started in 2020: 1.000 / 1.000, then none.
    partners.deliver(
        "trajecten",
        """
        jeugdige | startdatum | einddatum  | gemeente | ggz
        anna     | 2020-10-05 | 2020-12-31 | 0010     | ja
        anna     | 2021-01-01 |            | 1979     | ja
        """,
    ).deliver("bevolking", POPULATION)
    found = partners.values("ggz_per_1000", "kwartaal", **EEMSDELTA)
    assert found == {"2020-K4": 1, "2021-K1": 0}
