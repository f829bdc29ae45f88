"""Care trajectories: those that follow a crisis, and the regular care around them."""

import numpy as np
import polars as pl

from data.demo import calendar, places, ways
from data.demo.chance import Draw, choose, evenly, pick, pick_by, spread
from data.demo.reports import numbered
from data.quarters import quarter_column

_BEFORE = 8  # quarters of starts before the programme, so that care is under way when it begins
_STARTS = (300,) * _BEFORE + (262, 255, 258, 251, 247, 252, 249, 243, 240)
_SLOTS = 8192
_REGULAR = 2**46  # keys of regular care start here; below it a key is that of the report
_NEXT = 2**44  # from the key of a trajectory to that of the next of the same youth
_RESTARTED = 2**48  # from a trajectory that the merger ended to the one that went on
_FOLLOWED = 0.56  # share of crises that needed more than advice and are followed by a trajectory
_BELOW_ONE = 1 - 2.0**-53
_STAYS = 0.72  # share of those with the organisation that handled the crisis
_AGE = (1, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 7, 7, 8, 8, 7, 6)


def trajectories(draw: Draw, reports: pl.DataFrame, shards: np.ndarray) -> pl.DataFrame:
    """All trajectories of these shards that start before the horizon, each with its real end.

    Columns as delivered without the pseudonym, and key, shard, youth, place, part, sender, quarter
    (of the start), merged (ended by the merger).
    """
    started = [_settle(draw, pl.concat([_after_crisis(draw, reports), _regular(draw, shards)]))]
    for _ in range(2):
        started.append(_next(draw, started[-1]))
    return _finish(_split(pl.concat(started)))


def _after_crisis(draw: Draw, reports: pl.DataFrame) -> pl.DataFrame:
    serious = reports.filter(
        pl.col("afhandeling").is_in(list(ways.AFTER_CRISIS)), ~pl.col("consult")
    )
    key, shard = serious["key"].to_numpy(), serious["shard"].to_numpy()
    u = evenly(draw("followed", key), shard, serious["quarter"].to_numpy())
    start = serious["day"].to_numpy() + spread(draw("follow-up after", key), 1, 6, 12, 31)
    ways_out = pl.Enum(list(ways.AFTER_CRISIS))
    solved = serious["afhandeling"].cast(pl.String).cast(ways_out).to_physical().to_numpy()
    form = choose(
        ways.HULPVORM, pick_by(draw("form", key), solved, tuple(ways.AFTER_CRISIS.values()))
    )
    sender = _after_crisis_by(draw, key, serious["organisatie"], form)
    return serious.select(
        *("key", "shard", "youth", "geboortejaar", "place", "part"),
        startdatum=start,
        sender=choose(ways.PROVIDERS, sender),
        hulpvorm=form,
        melding_id="melding_id",
        melding_afzender=pl.when(~pl.col("own"))
        .then(pl.lit("spoedvoorjeugd"))
        .when(pl.Series(sender) != ways.PROVIDERS.index("cosis"))
        .then(pl.lit("cosis")),
    ).filter(pl.Series((u < _FOLLOWED) & (start <= calendar.HORIZON)))


def _after_crisis_by(
    draw: Draw, key: np.ndarray, handled_by: pl.Series, form: pl.Series
) -> np.ndarray:
    """Who gives the follow-up: mostly who handled the crisis, but not all take youths in."""
    u = draw("follow-up sender", key)
    own = handled_by.fill_null("cosis").to_physical().to_numpy()
    at_home = np.where(draw("stays", key) < _STAYS, own, pick(u, ways.SHARE))
    away = form.is_in(ways.RESIDENTIAL).to_numpy()
    return np.where(away, pick(u, ways.SHARE_AWAY), at_home)


def _regular(draw: Draw, shards: np.ndarray) -> pl.DataFrame:
    quarters = range(calendar.FIRST - _BEFORE, calendar.LAST + 1)
    quarter = np.tile(np.repeat(list(quarters), _STARTS), len(shards))
    shard = np.repeat(shards, sum(_STARTS))
    key = _REGULAR + shard * _SLOTS + np.tile(np.arange(sum(_STARTS)), len(shards))
    first = calendar.month_start(quarter * 3)
    length = (calendar.month_start(quarter * 3 + 3) - first).astype(np.int64)
    start = first + (draw("start", key) * length).astype(np.int64)
    sender = pick(evenly(draw("sender", key), shard, quarter), ways.SHARE)
    # Help away from home stands last in the weights: less of the draw reaches it every quarter.
    nearer = 1.03 - 0.006 * np.clip(quarter - calendar.FIRST, 0, None)
    u = np.minimum(evenly(draw("form", key), shard, sender, quarter // 2) * nearer, _BELOW_ONE)
    form = pick_by(u, sender, ways.REGULAR)
    return pl.DataFrame(
        {
            "key": key,
            "shard": shard,
            "youth": key,
            "geboortejaar": calendar.years_of(start) - pick(draw("age", key), _AGE),
            "place": pick(draw("place", key), places.weights()),
            "part": pick(draw("part", key), places.former()["youths"].to_list()),
            "startdatum": start,
            "sender": choose(ways.PROVIDERS, sender),
            "hulpvorm": choose(ways.HULPVORM, form),
            "melding_id": None,
            "melding_afzender": None,
        },
        schema_overrides={"melding_id": pl.String, "melding_afzender": pl.String},
    )


def _settle(draw: Draw, frame: pl.DataFrame) -> pl.DataFrame:
    """Way of working, kind, referrer and length of each trajectory."""
    key, sender = frame["key"].to_numpy(), frame["sender"].to_physical().to_numpy()
    away = frame["hulpvorm"].is_in(ways.RESIDENTIAL).to_numpy()
    u = draw("way", key)
    way = np.where(away, pick_by(u, sender, ways.AWAY), pick_by(u, sender, ways.AT_HOME))
    age = calendar.years_of(frame["startdatum"].to_numpy()) - frame["geboortejaar"].to_numpy()
    for only, (youngest, oldest) in ways.AGES.items():
        wrong = (way == ways.WERKWIJZE.index(only)) & ((age < youngest) | (age > oldest))
        way = np.where(wrong, ways.WERKWIJZE.index("regulier"), way)
    return _measure(draw, frame.with_columns(werkwijze=choose(ways.WERKWIJZE, way)))


def _measure(draw: Draw, frame: pl.DataFrame) -> pl.DataFrame:
    key, way = frame["key"].to_numpy(), frame["werkwijze"]
    ggz = draw("ggz", key) < np.array(ways.GGZ)[frame["sender"].to_physical().to_numpy()]
    ggz &= ~way.is_in(ways.NEVER_GGZ).to_numpy()
    ggz |= (way == "elkander-4").to_numpy()
    referrer = pick_by(draw("referrer", key), ggz.astype(np.int64), ways.REFERRED)
    at_gp = (way == "jgw-huisarts").to_numpy()
    return frame.with_columns(
        ggz=choose(("nee", "ja"), ggz),
        verwijzer=choose(ways.VERWIJZER, np.where(at_gp, ways.VERWIJZER.index("02"), referrer)),
        einddatum=frame["startdatum"].to_numpy() + _days(draw, frame),
    )


def _days(draw: Draw, frame: pl.DataFrame) -> np.ndarray:
    """Length: help away from home and follow-up get shorter, the follow-up of Jonx longer."""
    key, shard, start = (frame[name].to_numpy() for name in ("key", "shard", "startdatum"))
    since = np.clip(calendar.quarters_of(start) - calendar.FIRST, 0, 8)
    away = frame["hulpvorm"].is_in(ways.RESIDENTIAL).to_numpy()
    u = evenly(draw("length", key), shard, frame["hulpvorm"], calendar.years_of(start))
    linked = frame["melding_id"].is_not_null().to_numpy()
    jonx = (frame["sender"] == "jonx").to_numpy()
    away_days = spread(u, *ways.DAYS_AWAY) * (120 - 5 * since) // 100
    trend = np.where(jonx, 94 + 2 * since, 112 - 5 * since) + np.where(away, 30, 0)
    after_days = spread(u, *ways.DAYS_AFTER_CRISIS) * trend // 100
    regular = np.where(away, away_days, spread(u, *ways.DAYS_AT_HOME))
    days = np.where(linked, after_days, regular)
    for each, quantiles in ways.DAYS.items():
        days = np.where((frame["werkwijze"] == each).to_numpy(), spread(u, *quantiles), days)
    return days


def _next(draw: Draw, before: pl.DataFrame) -> pl.DataFrame:
    """The trajectories that follow on these, of the same youth at the same provider."""
    way = pl.col("werkwijze")
    own_rule = [_child(draw, before.filter(way == each), rule) for each, rule in ways.AFTER.items()]
    others = before.filter(~way.is_in(list(ways.AFTER)))
    return _measure(draw, pl.concat([*own_rule, _child(draw, others, ways.NEW_START)]))


def _child(draw: Draw, before: pl.DataFrame, rule: ways.Next) -> pl.DataFrame:
    key = before["key"].to_numpy()
    u = evenly(draw("next", key), before["shard"].to_numpy())
    start = before["einddatum"].to_numpy() + spread(draw("next after", key), *rule.gap)
    return before.with_columns(
        key=key + _NEXT,
        startdatum=start,
        hulpvorm=pl.lit("02", before.schema["hulpvorm"]),
        werkwijze=choose(ways.WERKWIJZE, pick(draw("next way", key), rule.weights)),
    ).filter(pl.Series((u < rule.share) & (start <= calendar.HORIZON)))


def _split(frame: pl.DataFrame) -> pl.DataFrame:
    """Trajectories that ran across the merger: ended on its eve, restarted under the new code."""
    place, part = frame["place"].to_numpy(), frame["part"].to_numpy()
    frame = frame.with_columns(
        gemeente=places.code_on(place, part, frame["startdatum"].to_numpy()),
        merged=pl.lit(False),
    )
    had_old_code = pl.col("gemeente").is_in(places.former()["code"].to_list())
    across = had_old_code & (pl.col("einddatum") >= pl.lit(places.MERGER))
    ended = frame.with_columns(
        einddatum=pl.when(across).then(pl.lit(places.MERGER - 1)).otherwise("einddatum"),
        merged=across,
    )
    restarted = frame.filter(across).with_columns(
        key=pl.col("key") + _RESTARTED,
        startdatum=pl.lit(places.MERGER),
        gemeente=pl.lit(places.MERGED),
    )
    return pl.concat([ended, restarted])


def _finish(frame: pl.DataFrame) -> pl.DataFrame:
    """Numbers in order of start."""
    frame = frame.with_columns(quarter=quarter_column(pl.col("startdatum")).cast(pl.Int64))
    prefix = pl.col("sender").replace_strict(ways.PROVIDERS, ways.PREFIX, return_dtype=pl.String)
    rank = pl.struct("startdatum", "key").rank("ordinal").over("shard", "quarter", "sender")
    return frame.with_columns(traject_id=numbered(prefix, rank))
