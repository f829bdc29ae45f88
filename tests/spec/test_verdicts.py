"""Whether a yield runs as estimated, and when nothing may be said of it yet."""

from datetime import date

import polars as pl
import pytest

from data.quarters import parse_quarter
from queries import verdicts as rule
from queries.catalogue import CATALOGUE
from queries.estimates import Adjustment
from queries.scope import EVERYONE
from queries.selection import Selection
from queries.verdicts import ABSENT, COUNTS, NO_ESTIMATE, PROVISIONAL, WAITS, Verdict, verdict
from tests.spec.hand import Partners

FIRST, LAST = parse_quarter("2021-K1"), parse_quarter("2022-K3")
ESTIMATE = "kpi | kwartaal | waarde\n"
HUNDRED = ESTIMATE + "crises | 2022-K1 | 100,0"


def judged(partners: Partners, key: str = "crises", as_of: date | None = None) -> Verdict:
    found = rule.verdicts(
        partners.cubes(as_of), Selection(FIRST, LAST), audience="exact", viewer=EVERYONE
    )
    return next(each for each in found if each.kpi == key)


def stands(found: Verdict) -> dict[str, str]:
    """What each quarter with figures is to the verdict."""
    rows = found.course.filter(pl.col("stand") != ABSENT).select("kwartaal", "stand").rows()
    return {f"{at // 4}-K{at % 4 + 1}": stand for at, stand in rows}


def crises(month: str, count: int) -> str:
    return "\n".join(["ontvangen_op", *[f"{month}-03 10:00"] * count])


def of(key: str, *quarters: tuple) -> Verdict:
    """The verdict on quarters that all count: teller, noemer, raming, eerste raming."""
    columns = ["teller", "noemer", "raming", "eerste_raming"]
    frame = pl.DataFrame(
        quarters, schema=dict.fromkeys(columns, pl.Float64), orient="row"
    ).with_columns(kwartaal=FIRST + pl.int_range(pl.len()), stand=pl.lit(COUNTS))
    return verdict(CATALOGUE[key], frame)


@pytest.mark.parametrize(
    ("count", "judgement"),
    [
        (79, rule.AHEAD),
        (80, rule.ON_SCHEDULE),
        (110, rule.ON_SCHEDULE),
        (120, rule.ON_SCHEDULE),
        (121, rule.BEHIND),
    ],
)
def test_a_count_is_on_schedule_within_twice_its_noise(count: int, judgement: str) -> None:
    # The root of 100 is 10; twice that is more than 5 % of 100.
    found = of("crises", (count, None, 100, 100))
    assert (found.oordeel, found.together.marge, found.together.n) == (judgement, 20, count)


def test_of_large_numbers_the_margin_is_five_per_cent() -> None:
    # 5 % of 10,000 is 500, twice the root of 10,000 only 200; the quarters are added up.
    found = of("crises", (5200, None, 5000, 5000), (5200, None, 5000, 5100))
    assert (found.oordeel, found.together.marge) == (rule.ON_SCHEDULE, 500)
    assert (found.together.verschil, found.together.eerste_raming) == (400, 10_100)


def test_a_ratio_weighs_the_estimates_by_the_cases_there_were() -> None:
    # 60 of 300 and 10 of 100 came back: 70 of 400. Estimated (300 x 0.30 + 100 x 0.10) / 400 =
    # 0.25, where the mean of both is 0.20. Noise: (0.25 x 400 + 1) / 402 = 0.2512, the root of
    # 0.2512 x 0.7488 / 400 = 0.02169; twice that is 0.0434.
    found = of("herhaalde_crisis_90", (60, 300, 0.30, 0.40), (10, 100, 0.10, 0.20))
    assert (found.together.waarde, found.together.n) == (0.175, 400)
    assert found.together.raming == pytest.approx(0.25)
    assert found.together.eerste_raming == pytest.approx(0.35)
    assert found.together.marge == pytest.approx(0.0434, abs=0.0001)
    assert (found.oordeel, found.reason) == (rule.AHEAD, "better")


def test_follow_up_that_lasts_longer_needs_more_time() -> None:
    # 100 ended after 150 days on average; twice 120 / 10 is 24 days.
    found = of("vervolgduur", (15_000, 100, 120, 130))
    assert (found.together.verschil, found.together.marge) == (30, 24)
    assert (found.oordeel, found.reason) == (rule.BEHIND, "worse")


def test_costs_per_crisis_vary_widely() -> None:
    # Twice 3 x 3,000 / 30 is 600 euro; 3,600 lies exactly that far above.
    found = of("vervolgkosten_per_crisis", (900 * 3600, 900, 3000, 3000))
    assert (found.together.marge, found.oordeel) == (600, rule.ON_SCHEDULE)


def test_no_verdict_on_few_cases() -> None:
    assert of("vervolgduur", (29 * 300, 29, 100, 100)).reason == "few"
    assert of("vervolgduur", (30 * 300, 30, 100, 100)).reason == "worse"
    # Of a count the larger of both: 29 where 29 were estimated, but 3 where 40 were is news.
    assert of("crises", (29, None, 29, 29)).reason == "few"
    assert of("crises", (3, None, 40, 40)).reason == "better"


def test_no_verdict_where_the_margin_says_nothing() -> None:
    # Twice 3 x 3,000 / 10 is 1,800 euro: more than half of 3,000.
    found = of("vervolgkosten_per_crisis", (100 * 3000, 100, 3000, 3000))
    assert (found.oordeel, found.reason) == (rule.OPEN, "wide")


def test_a_baseline_that_lacks_a_quarter_is_not_named() -> None:
    found = of("crises", (50, None, 50, None), (50, None, 50, 50))
    assert (found.together.raming, found.together.eerste_raming) == (100, None)


def test_a_quarter_counts_once_it_is_no_longer_provisional(partners: Partners) -> None:
    partners.deliver("meldingen", crises("2022-01", 110)).deliver("ramingen", HUNDRED)
    assert (judged(partners).reason, stands(judged(partners))) == (
        "unsettled",
        {"2022-K1": PROVISIONAL},
    )
    partners.deliver("meldingen", crises("2022-04", 500))
    found = judged(partners)
    assert stands(found) == {"2022-K1": COUNTS, "2022-K2": PROVISIONAL}
    assert (found.oordeel, found.quarters) == (rule.ON_SCHEDULE, (parse_quarter("2022-K1"),))
    assert (found.together.n, found.together.verschil) == (110, 10)


def test_a_quarter_without_an_estimate_stays_out(partners: Partners) -> None:
    partners.deliver("meldingen", crises("2021-10", 70)).deliver("ramingen", HUNDRED)
    partners.deliver("meldingen", crises("2022-01", 90)).nothing("meldingen", "accare", "2022-K2")
    found = judged(partners)
    assert stands(found) == {
        "2021-K4": NO_ESTIMATE,
        "2022-K1": COUNTS,
        "2022-K2": PROVISIONAL,
    }
    assert found.together.n == 90


def test_no_verdict_without_an_estimate_or_without_figures(partners: Partners) -> None:
    partners.deliver("meldingen", crises("2022-01", 90)).nothing("meldingen", "accare", "2022-K2")
    assert (judged(partners).oordeel, judged(partners).reason) == (rule.OPEN, "no_estimate")
    assert judged(partners, "vervolgduur").reason == "no_figures"


def test_what_waits_does_not_count(partners: Partners) -> None:
    # Closed on 10 April: 90 days later is 9 July.
    partners.deliver(
        "meldingen",
        "\n".join(["ontvangen_op | afgesloten_op", *["2022-04-01 10:00 | 2022-04-10"] * 40]),
    ).nothing("meldingen", "accare", "2022-K3")
    partners.deliver("ramingen", ESTIMATE + "herhaalde_crisis_90 | 2022-K2 | 0,3")
    early = judged(partners, "herhaalde_crisis_90", date(2022, 7, 8))
    assert (early.reason, stands(early)) == ("unsettled", {"2022-K2": WAITS})
    assert judged(partners, "herhaalde_crisis_90").together.n == 40


def test_an_adjusted_estimate_changes_the_verdict(partners: Partners) -> None:
    # 140 crises: 40 above 100 is beyond 20, 10 below 150 within twice the root of 150.
    partners.deliver("meldingen", crises("2022-01", 140)).nothing("meldingen", "accare", "2022-K2")
    partners.deliver("ramingen", HUNDRED)
    assert (judged(partners).oordeel, judged(partners).adjusted) == (rule.BEHIND, None)
    partners.deliver(
        "ramingen",
        """
        versie | vastgesteld_op | kpi    | kwartaal | waarde
        1      | 2020-07-01     | crises | 2021-K4  | 100,0
        1      | 2020-07-01     | crises | 2022-K1  | 100,0
        2      | 2021-12-01     | crises | 2022-K1  | 150,0
        """,
    )
    found = judged(partners)
    assert found.oordeel == rule.ON_SCHEDULE
    assert (found.together.raming, found.together.eerste_raming) == (150, 100)
    assert found.adjusted == Adjustment(parse_quarter("2022-K1"), date(2021, 12, 1))


def test_follow_up_costs_count_once_the_lines_of_the_year_after_have_come(
    partners: Partners,
) -> None:
    # A crisis of June 2021 can cost until May 2022: the lines of 2022-K2 must be there and settled.
    partners.deliver("meldingen", crises("2021-04", 40))
    for quarter in ("2021-K2", "2021-K3", "2021-K4", "2022-K1", "2022-K2"):
        partners.nothing("kosten", "accare", quarter)
    for quarter in ("2021-K3", "2021-K4", "2022-K1", "2022-K2"):
        partners.nothing("meldingen", "accare", quarter)
    for quarter in ("2021-K2", "2021-K3"):
        partners.nothing("trajecten", "accare", quarter)
    found = judged(partners, "vervolgkosten_per_crisis")
    assert stands(found)["2021-K2"] == PROVISIONAL
    partners.nothing("kosten", "accare", "2022-K3")
    assert stands(judged(partners, "vervolgkosten_per_crisis"))["2021-K2"] == NO_ESTIMATE
