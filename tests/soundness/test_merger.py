"""Silent wrong answers around 1 January 2021, when three municipalities became Eemsdelta."""

from datetime import date

from tests.spec.hand import Partners

OVER_THE_MERGER = {"first": "2020-K4", "last": "2021-K1"}


def test_a_trend_runs_on_todays_municipality(partners: Partners) -> None:
    partners.deliver(
        "meldingen",
        """
        ontvangen_op     | gemeente
        2020-10-05 10:00 | 0003
        2020-11-05 10:00 | 0010
        2020-12-05 10:00 | 0024
        2021-01-05 10:00 | 1979
        """,
    )
    eemsdelta = {"municipalities": {"1979"}, **OVER_THE_MERGER}
    found = partners.values("crises", "kwartaal", **eemsdelta)
    assert found == {"2020-K4": 3, "2021-K1": 1}
    assert "0010" not in partners.values("crises", "gemeente", **OVER_THE_MERGER)


def test_a_trajectory_restarted_at_the_merger_is_no_repeat_crisis(partners: Partners) -> None:
    # Only a report is a crisis. The youth's help runs on under the new code from 1 January.
    partners.deliver(
        "meldingen",
        """
        jeugdige | ontvangen_op     | afgesloten_op | gemeente
        anna     | 2020-12-01 10:00 | 2020-12-31    | 0010
        """,
    ).deliver(
        "trajecten",
        """
        traject_id | jeugdige | gemeente | startdatum | einddatum  | reden_beeindiging
        t1         | anna     | 0010     | 2020-12-01 | 2020-12-31 | 05
        t2         | anna     | 1979     | 2021-01-01 |            |
        """,
    )
    found = partners.parts("herhaalde_crisis_90", as_of=date(2021, 12, 31), **OVER_THE_MERGER)
    assert found == (0, 1, 0)


def test_the_population_of_before_is_that_of_the_predecessors(partners: Partners) -> None:
    # 2020: 1.000 + 2.000 + 1.000 youths, a quarter of a year: 1.000 youth-years.
    partners.deliver("meldingen", "ontvangen_op | gemeente\n2020-10-05 10:00 | 0010").deliver(
        "bevolking",
        """
        gemeente | jaar | jeugdigen
        0003     | 2020 | 1000
        0010     | 2020 | 2000
        0024     | 2020 | 1000
        1979     | 2021 | 3900
        """,
    )
    eemsdelta = {"municipalities": {"1979"}, "first": "2020-K4", "last": "2020-K4"}
    assert partners.parts("crises_per_1000", **eemsdelta) == (1000, 1000, 1)


def test_a_predecessor_without_population_leaves_no_denominator(partners: Partners) -> None:
    partners.deliver("meldingen", "ontvangen_op | gemeente\n2020-10-05 10:00 | 0010").deliver(
        "bevolking", "gemeente | jaar | jeugdigen\n0003 | 2020 | 1000\n0010 | 2020 | 2000"
    )
    eemsdelta = {"municipalities": {"1979"}, "first": "2020-K4", "last": "2020-K4"}
    assert partners.parts("crises_per_1000", **eemsdelta) == (1000, None, None)


def test_estimates_of_the_old_codes_are_those_of_the_new_one(partners: Partners) -> None:
    partners.deliver(
        "kosten",
        """
        gemeente | maand   | bedrag  | gedeclareerd_op
        0010     | 2020-12 | 1500,00 | 2020-12-31
        """,
    ).deliver(
        "ramingen",
        """
        kpi    | gemeente | kwartaal | waarde
        kosten | 0003     | 2020-K4  | 500,0
        kosten | 0010     | 2020-K4  | 1500,0
        kosten | 0024     | 2020-K4  | 1000,0
        """,
    )
    eemsdelta = {"municipalities": {"1979"}, "first": "2020-K4", "last": "2020-K4"}
    assert partners.parts("kosten_tov_raming", **eemsdelta) == (1500, 3000, 0.5)
