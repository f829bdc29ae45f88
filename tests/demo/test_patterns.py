"""The patterns that data/demo/README.md names are really in the demo set."""

from pathlib import Path

import polars as pl
import pytest

from data.demo import calendar, estimates, reports, ways
from data.demo.delivered import World
from data.quarters import parse_quarter
from data.store import open_store
from queries import verdicts
from queries.cube import open_cubes
from queries.scope import EVERYONE
from queries.selection import Selection

Q = parse_quarter


def _by(frame: pl.DataFrame, column: str, value: pl.Expr) -> dict[int, float]:
    return dict(frame.group_by(column).agg(value.alias("value")).iter_rows())


def _after_closing(crises: pl.DataFrame) -> pl.DataFrame:
    """Crises closed, with whether the same youth had another within 90 days after."""
    later = crises.select("youth", later="day")
    days = (pl.col("later") - pl.col("afgesloten_op")).dt.total_days()
    again = crises.join(later, on="youth").filter(days.is_between(1, 90))["key"].unique()
    return crises.with_columns(again=pl.col("key").is_in(again.implode()))


def test_about_300_reports_a_quarter_of_which_70_percent_are_crises(world: World) -> None:
    count = _by(world.reports, "quarter", pl.len())
    share = _by(world.reports, "quarter", (~pl.col("consult")).mean())
    assert all(265 <= count[quarter] <= 320 for quarter in calendar.QUARTERS)
    assert all(0.64 <= share[quarter] <= 0.76 for quarter in calendar.QUARTERS)


def test_crises_end_below_the_baseline(crises: pl.DataFrame) -> None:
    count = _by(crises, "quarter", pl.len())
    first, last = (
        sum(count[quarter] / estimate for quarter, estimate in list(_baseline().items())[part])
        for part in (slice(2, 4), slice(7, 9))
    )
    assert last / 2 < 0.95 < first / 2


def _baseline() -> dict[int, float]:
    whole = estimates.ramingen(calendar.FIRST, 1).filter(
        pl.col("kpi") == "crises", pl.col("gemeente").is_null()
    )
    return {Q(label): value for label, value in whole.select("kwartaal", "waarde").iter_rows()}


def test_repeated_crises_fall_after_2021_k3(crises: pl.DataFrame) -> None:
    share = _by(_after_closing(crises), "closed_quarter", pl.col("again").mean())
    assert all(0.17 <= share[quarter] <= 0.21 for quarter in range(Q("2020-K3"), Q("2021-K4")))
    assert share[Q("2021-K3")] > share[Q("2021-K4")] > share[Q("2022-K1")] > share[Q("2022-K2")]
    assert 0.11 <= share[Q("2022-K2")] <= 0.15


def test_pekela_has_tiny_counts(crises: pl.DataFrame) -> None:
    count = _by(crises.filter(pl.col("gemeente") == "0765"), "quarter", pl.len())
    assert set(count) == set(calendar.QUARTERS)
    assert max(count.values()) < 15
    assert min(count.values()) < 5


def test_crises_peak_in_the_evening_and_go_on_at_night(crises: pl.DataFrame) -> None:
    hour, weekday = pl.col("ontvangen_op").dt.hour(), pl.col("ontvangen_op").dt.weekday()
    shares = crises.select(
        evening=hour.is_between(17, 21).mean(),
        night=((hour >= 22) | (hour < 8)).mean(),
        weekend=(weekday >= 6).mean(),
        office=(hour.is_between(8, 16) & (weekday <= 5)).mean(),
    ).row(0, named=True)
    assert 0.33 <= shares["evening"] <= 0.43
    assert 0.14 <= shares["night"] <= 0.26
    assert 0.20 <= shares["weekend"] <= 0.30
    assert shares["office"] < 0.40
    assert crises.select(hour.mode().min()).item() in (18, 19, 20, 21)


def test_first_contact_is_within_the_norm_but_slips_in_veendam(crises: pl.DataFrame) -> None:
    norm = pl.when(pl.col("vraag") == "acuut").then(60).otherwise(24 * 60)
    light = pl.col("afhandeling").is_in(reports.LIGHT)
    within = (pl.col("minutes") <= norm).fill_null(value=False).sum() / (
        pl.col("minutes").is_not_null() | ~light
    ).sum()
    region = _by(crises, "quarter", within)
    veendam = crises.filter(pl.col("gemeente") == reports.SLIPPING)
    since = _by(veendam.with_columns(since=pl.col("quarter") >= Q("2021-K4")), "since", within)
    assert all(0.82 <= share <= 0.90 for share in region.values())
    assert since[False] > 0.80 > 0.75 > since[True]


def test_more_crises_are_reviewed_and_ratings_stand_at_seven_and_a_half(
    crises: pl.DataFrame,
) -> None:
    reviewed = _by(crises, "closed_quarter", pl.col("geevalueerd_op").is_not_null().mean())
    causes = _by(crises, "closed_quarter", pl.col("oorzaken").str.split("|").list.len().sum())
    assert reviewed[Q("2020-K3")] < 0.30 < 0.55 < reviewed[Q("2022-K3")]
    assert causes[Q("2022-K3")] > 2 * causes[Q("2020-K3")]
    assert 7.2 <= crises.select(pl.col("cijfer").mean()).item() <= 7.7


def test_a_quarter_is_declared_in_four_parts(lines: pl.DataFrame) -> None:
    complete = lines.filter(pl.col("service") <= Q("2021-K4"))
    euro = _by(complete, "lag", pl.col("cents").sum())
    share = {lag: part / sum(euro.values()) for lag, part in euro.items()}
    assert share == pytest.approx({0: 0.60, 1: 0.31, 2: 0.06, 3: 0.03}, abs=0.02)


def test_jonx_runs_over_its_estimate_from_2021_k4_and_no_other_partner_does(
    lines: pl.DataFrame,
) -> None:
    over = {
        sender: _by(
            lines.filter(pl.col("sender") == sender), "service", pl.col("cents").sum() / 100
        )
        for sender in ("accare", "jonx", "elker")
    }
    estimate = {
        sender: dict(zip(calendar.QUARTERS, _COSTS[sender], strict=False)) for sender in over
    }
    ratio = {
        sender: {quarter: over[sender][quarter] / estimate[sender][quarter] for quarter in _WHOLE}
        for sender in over
    }
    assert all(0.90 <= ratio["jonx"][quarter] <= 1.05 for quarter in _WHOLE[:-2])
    assert all(1.08 <= ratio["jonx"][quarter] <= 1.16 for quarter in _WHOLE[-2:])
    assert all(
        0.92 <= each <= 1.08 for each in [*ratio["accare"].values(), *ratio["elker"].values()]
    )


_WHOLE = range(Q("2020-K3"), Q("2022-K1") + 1)  # declared for at least 97 %
_COSTS = {
    organisation: [
        value
        for (value,) in estimates.ramingen(calendar.FIRST, 1)
        .filter(
            pl.col("kpi") == "kosten",
            pl.col("organisatie") == organisation,
            pl.col("gemeente").is_null(),
        )
        .sort("kwartaal")
        .select("waarde")
        .iter_rows()
    ]
    for organisation in ways.PROVIDERS
}


def test_costs_are_of_a_sensible_size(lines: pl.DataFrame) -> None:
    euro = _by(lines, "service", pl.col("cents").sum() / 100)
    assert all(3_500_000 <= euro[quarter] <= 4_500_000 for quarter in _WHOLE)
    assert set(lines["soort"]) == {"crisis", "vervolg", "beschikbaarheid"}


def test_every_credit_takes_back_one_line_in_whole(lines: pl.DataFrame) -> None:
    credit = lines.filter(pl.col("vorig_regel_id").is_not_null())
    taken_back = credit.join(
        lines, left_on=["sender", "vorig_regel_id"], right_on=["sender", "regel_id"], suffix="_old"
    )
    assert len(credit) > 50
    assert credit.select("sender", "vorig_regel_id").is_unique().all()
    assert (taken_back["cents"] == -taken_back["cents_old"]).all()
    assert (taken_back["declared"] == taken_back["declared_old"] + 1).all()
    assert len(taken_back) == len(credit)


def test_the_estimates_add_up_at_every_level() -> None:
    for quarter in (calendar.FIRST, Q("2022-K1")):
        frame = estimates.ramingen(quarter, 1).filter(pl.col("kpi") == "kosten")
        place, organisation = pl.col("gemeente").is_null(), pl.col("organisatie").is_null()
        sums = [
            frame.filter(level).group_by("kwartaal").agg(pl.col("waarde").sum()).sort("kwartaal")
            for level in (
                place & organisation,
                place & ~organisation,
                ~place & organisation,
                ~place & ~organisation,
            )
        ]
        assert all(each.equals(sums[0]) for each in sums)


def test_trajectories_run_across_the_merger(world: World) -> None:
    same = ["youth", "sender", "werkwijze", "hulpvorm", "melding_id"]
    ended = world.trajectories.filter(pl.col("merged"))
    restarted = world.trajectories.filter(
        pl.col("startdatum") == pl.date(2021, 1, 1), pl.col("gemeente") == "1979"
    )
    both = ended.join(restarted, on=same, nulls_equal=True, suffix="_new")
    assert len(ended) == len(both) > 40
    assert set(ended["gemeente"]) == {"0003", "0010", "0024"}
    assert set(ended["reden_beeindiging"]) == {"05"}
    assert set(ended["einddatum"].dt.to_string("%Y-%m-%d")) == {"2020-12-31"}
    assert (both["traject_id"] != both["traject_id_new"]).all()


def test_help_away_from_home_loses_share(world: World) -> None:
    def share(label: str) -> float:
        first, last = calendar.first_day(Q(label)), calendar.last_day(Q(label))
        active = world.trajectories.filter(
            pl.col("startdatum") <= pl.lit(last), pl.col("einddatum") >= pl.lit(first)
        )
        return active.select(pl.col("hulpvorm").is_in(ways.RESIDENTIAL).mean()).item()

    assert 0.09 <= share("2022-K3") < 0.12 < share("2020-K4") <= 0.15


@pytest.fixture(scope="module")
def ended(world: World) -> pl.DataFrame:
    """Trajectories that ended in the quarters of the demo."""
    first = pl.lit(calendar.first_day(calendar.FIRST))
    return world.trajectories.filter(
        pl.col("einddatum").is_between(first, pl.lit(calendar.HORIZON)), ~pl.col("merged")
    )


@pytest.mark.parametrize(
    ("way", "column", "good", "reference"),
    [
        ("thuisbest", "thuis_na", ["ja"], 0.73),
        ("thuisbest", "dagbesteding", ["ja"], 0.82),
        ("thuisbest", "terugval", ["nee"], 0.91),
        ("isb", "uithuisplaatsing_voorkomen", ["ja"], 0.40),
        ("kek", "zonder_hulp_verder", ["02", "03", "04"], 0.70),
    ],
)
def test_ways_of_working_stand_near_their_reference(
    ended: pl.DataFrame, way: str, column: str, good: list[str], reference: float
) -> None:
    answers = ended.filter(pl.col("werkwijze") == way)[column].drop_nulls()
    assert len(answers) >= 40
    assert answers.cast(pl.String).is_in(good).mean() == pytest.approx(reference, abs=0.05)


def test_thuisbest_is_short_and_well_rated(ended: pl.DataFrame) -> None:
    days = (pl.col("einddatum") - pl.col("startdatum")).dt.total_days()
    thuisbest = ended.filter(pl.col("werkwijze") == "thuisbest")
    assert thuisbest.select(days.mean()).item() == pytest.approx(70, abs=8)
    assert thuisbest.select(pl.col("cijfer").mean()).item() == pytest.approx(7.9, abs=0.3)


def test_the_first_part_of_elkander_was_enough_for_four_in_ten(
    world: World, ended: pl.DataFrame
) -> None:
    first = ended.filter(
        pl.col("werkwijze") == "elkander-1", pl.col("einddatum") <= pl.date(2022, 7, 2)
    )
    days = (pl.col("next") - pl.col("einddatum")).dt.total_days()
    starts = world.trajectories.select("youth", other="key", next="startdatum")
    more = first.join(starts, on="youth").filter(
        pl.col("key") != pl.col("other"), days.is_between(0, 90)
    )
    enough = 1 - more["key"].n_unique() / len(first)
    assert len(first) > 150
    assert enough == pytest.approx(0.42, abs=0.05)


def test_a_pseudonym_is_no_number_and_holds_none_of_nine_digits(generated: Path) -> None:
    text = (generated / "2021-10-18" / "meldingen_spoedvoorjeugd_2021-K3.csv").read_text("utf-8")
    youths = [line.split(";")[2] for line in text.splitlines()[1:]]
    assert all(len(youth) == 16 and set(youth) <= set("0123456789abcdef") for youth in youths)
    assert not pl.Series(youths).str.contains("[0-9]{9}").any()


def test_the_estimates_of_shares_and_means_keep_their_decimals() -> None:
    frame = estimates.ramingen(calendar.FIRST, 1).filter(pl.col("kwartaal") == "2020-K3")
    value = dict(frame.filter(pl.col("gemeente").is_null()).select("kpi", "waarde").iter_rows())
    assert value["binnen_norm"] == 0.86
    assert value["cijfer_crisis"] == 7.4
    assert value["crisisduur"] == 18.0


def test_the_yields_are_judged_differently(demo_file: Path) -> None:
    found = verdicts.verdicts(
        open_cubes(open_store(f"duckdb:///{demo_file}")),
        Selection(calendar.FIRST, calendar.LAST),
        audience="exact",
        viewer=EVERYONE,
    )
    assert {each.kpi: each.oordeel for each in found} == {
        "crises": verdicts.ON_SCHEDULE,
        "herhaalde_crisis_90": verdicts.AHEAD,
        "vervolgduur": verdicts.BEHIND,
        "vervolgkosten_per_crisis": verdicts.ON_SCHEDULE,
    }
    repeated, duration = found[1].together, found[2].together
    assert (repeated.waarde, repeated.raming) == pytest.approx((0.175, 0.202), abs=0.0005)
    assert (duration.waarde, duration.raming) == pytest.approx((135, 121), abs=0.5)
