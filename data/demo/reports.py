"""The crisis line's register: who called, how fast help came, how it was solved, what came back."""

import numpy as np
import polars as pl

from data.demo import calendar, places
from data.demo.chance import Draw, choose, evenly, pick, pick_by, spread
from data.demo.reviews import after_closing
from data.demo.ways import PROVIDERS

# New youths reported in each quarter, by scale; those who come back are added to it.
NEW = (283, 262, 258, 247, 236, 249, 243, 239, 231)
# Share of crises closed in each quarter that come back within 90 days, and after that in a year.
REPEATED = (0.193, 0.188, 0.195, 0.190, 0.188, 0.168, 0.149, 0.131, 0.130)
REPEATED_LATER = 0.07
GENERATION = 2**40  # from the key of a report to that of the next of the same youth
_SLOTS = 4096
_OWN_REGISTER = 0.03  # reports that Cosis kept in a register of its own

_WEEKDAY = (1.05, 1.05, 1.0, 1.0, 1.1, 0.9, 0.85)
_HOURS = (
    (26, 18, 11, 8, 6, 6, 9, 16, 28, 42, 48, 46, 40, 46, 50, 52, 56, 62, 68, 78, 82, 72, 58, 42),
    (1, 1, 1, 1, 1, 1, 2, 8, 60, 90, 100, 90, 60, 80, 90, 90, 80, 40, 20, 20, 15, 10, 5, 2),
)  # of crises, of consults
_VRAAG = ("consult", "spoedeisend", "acuut")
_MELDER = (
    ("jeugdige", 5, 2),
    ("ouder", 29, 4),
    ("netwerk", 4, 1),
    ("lokaal_team", 14, 38),
    ("huisarts", 17, 20),
    ("aanbieder", 10, 24),
    ("school", 5, 7),
    ("politie", 11, 1),
    ("veilig_thuis", 3, 2),
    ("overig", 2, 1),
)  # weights of crises, of consults
_AFHANDELING = (
    ("advies", 13, 80),
    ("ambulant", 40, 0),
    ("netwerk", 12, 0),
    ("pleegzorg", 6, 0),
    ("gezinsgericht", 5, 0),
    ("verblijf", 11, 0),
    ("eigen_aanbieder", 7, 13),
    ("doorverwezen", 6, 7),
)
_PARTNERS = (40, 25, 22, 13)  # who handles a crisis: weights of the first of PROVIDERS
_AGE = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 7, 9, 11, 12, 12, 9)
LIGHT = ("advies", "eigen_aanbieder")  # solved so, hardly anybody needs to come
# Where first contact slips, and from when.
SLIPPING = "0047"
_SLIPS_FROM = calendar.FIRST + 5


def reports(draw: Draw, shards: np.ndarray) -> pl.DataFrame:
    """All reports of these shards up to the horizon, with everything that will ever be known.

    A shard is one time the youths of scale 1. Columns as delivered without the pseudonym, and key,
    shard, youth, place, part, own (in Cosis' register), quarter.
    """
    generation = _describe(draw, _first(draw, shards))
    generations = []
    while len(generation):
        generations.append(generation)
        generation = _describe(draw, _again(draw, generation))
    return _finish(draw, pl.concat(generations))


def _first(draw: Draw, shards: np.ndarray) -> pl.DataFrame:
    """The first report of each youth."""
    quarter = np.tile(np.repeat(list(calendar.QUARTERS), NEW), len(shards))
    shard = np.repeat(shards, sum(NEW))
    key = shard * _SLOTS + np.tile(np.arange(sum(NEW)), len(shards))
    day = _days(draw("day", key), quarter)
    consult = evenly(draw("consult", key), shard, quarter) < 0.34 + (quarter % 4 == 2) * 0.01
    return pl.DataFrame(
        {
            "key": key,
            "shard": shard,
            "youth": key,
            "geboortejaar": calendar.years_of(day) - pick(draw("age", key), _AGE),
            "day": day,
            "consult": consult,
        }
    )


def _days(u: np.ndarray, quarter: np.ndarray) -> np.ndarray:
    days = np.empty(len(u), dtype="datetime64[D]")
    for each in calendar.QUARTERS:
        of_quarter = np.arange(calendar.first_day(each), calendar.last_day(each) + 1)
        weekday = (of_quarter.astype(np.int64) + 3) % 7
        here = quarter == each
        days[here] = of_quarter[pick(u[here], np.array(_WEEKDAY)[weekday])]
    return days


def _again(draw: Draw, before: pl.DataFrame) -> pl.DataFrame:
    """The next crisis of the youths of these reports who come back before the horizon."""
    before = before.filter(~pl.col("consult"))
    closed = before["afgesloten_op"].to_numpy()
    key, shard = before["key"].to_numpy(), before["shard"].to_numpy()
    quarter = calendar.quarters_of(closed)
    share = np.array(REPEATED)[np.minimum(quarter - calendar.FIRST, len(REPEATED) - 1)]
    u = evenly(draw("repeat", key), shard, quarter)
    when = draw("repeat after", key)
    soon = spread(when, 1, 10, 26, 50, 91)
    later = spread(when, 91, 160, 250, 366)
    day = closed + np.where(u < share, soon, later)
    comes = (u < share + REPEATED_LATER) & (day <= calendar.HORIZON)
    return pl.DataFrame(
        {
            "key": key + GENERATION,
            "shard": shard,
            "youth": before["youth"],
            "geboortejaar": before["geboortejaar"],
            "day": day,
            "consult": np.zeros(len(key), dtype=bool),
        }
    ).filter(pl.Series(comes))


def _describe(draw: Draw, frame: pl.DataFrame) -> pl.DataFrame:
    """What the register says of each report, up to its closing."""
    key, youth = frame["key"].to_numpy(), frame["youth"].to_numpy()
    consult, day = frame["consult"].to_numpy(), frame["day"].to_numpy()
    kind = consult.astype(np.int64)
    solved = pick_by(draw("solved", key), kind, _weights(_AFHANDELING))
    received = _received(draw, key, day, kind)
    frame = frame.with_columns(
        quarter=calendar.quarters_of(day),
        ontvangen_op=received,
        place=pick(draw("place", youth), places.weights()),
        part=pick(draw("part", youth), places.former()["youths"].to_list()),
        melder=choose(_options(_MELDER), pick_by(draw("reporter", key), kind, _weights(_MELDER))),
        vraag=choose(_VRAAG, np.where(consult, 0, 1 + (draw("acute", key) < 0.36))),
        afhandeling=choose(_options(_AFHANDELING), solved),
        organisatie=choose(PROVIDERS, pick(draw("organisation", key), _PARTNERS)),
        own=draw("own register", key) < _OWN_REGISTER,
        afgesloten_op=day + _duration(draw("closed", key), solved, consult, day),
    )
    return frame.with_columns(eerste_contact_op=_first_contact(draw, frame))


def _options(table: tuple[tuple[str, float, float], ...]) -> tuple[str, ...]:
    return tuple(option for option, *_ in table)


def _weights(table: tuple[tuple[str, float, float], ...]) -> list[list[float]]:
    """The weights of crises, and those of consults."""
    return [[row[1] for row in table], [row[2] for row in table]]


def _received(draw: Draw, key: np.ndarray, day: np.ndarray, kind: np.ndarray) -> np.ndarray:
    hour = pick_by(draw("hour", key), kind, _HOURS)
    summer_time = np.isin(day, np.array(["2021-03-28", "2022-03-27"], dtype="datetime64[D]"))
    hour = np.where(summer_time & (hour == 2), 3, hour)  # 02:00-02:59 did not exist
    minute = (draw("minute", key) * 60).astype(np.int64)
    return day.astype("datetime64[us]") + (hour * 60 + minute).astype("timedelta64[m]")


def _duration(
    u: np.ndarray, solved: np.ndarray, consult: np.ndarray, day: np.ndarray
) -> np.ndarray:
    """Days from report to closing: short after advice, slowly getting shorter over the years."""
    trend = 1.06 - 0.02 * (calendar.quarters_of(day) - calendar.FIRST)
    advice = np.isin(solved, [_options(_AFHANDELING).index(light) for light in LIGHT])
    help_days = (spread(u, 20, 90, 140, 190, 240, 310, 480) * trend).astype(np.int64) // 10
    return np.where(consult, spread(u, 0, 1, 2), np.where(advice, spread(u, 0, 2, 6), help_days))


def _first_contact(draw: Draw, frame: pl.DataFrame) -> np.ndarray:
    """When help stood at the door; nothing for consults and where advice was enough."""
    key, quarter = frame["key"].to_numpy(), frame["quarter"].to_numpy()
    acute = (frame["vraag"] == "acuut").to_numpy()
    slips = (frame["place"].to_numpy() == places.codes().index(SLIPPING)) & (quarter >= _SLIPS_FROM)
    within = np.where(slips, 0.66, np.where(acute, 0.84, 0.89))
    group = np.where(slips, -1, quarter)
    u = evenly(draw("within norm", key), frame["shard"].to_numpy(), group, acute)
    minute = draw("contact", key)
    early = np.where(acute, spread(minute, 6, 24, 38, 61), spread(minute, 20, 150, 420, 1441))
    late = np.where(acute, spread(minute, 61, 75, 240), spread(minute, 1441, 1700, 3600))
    contact = np.where(u < within, early, late).astype("timedelta64[m]")
    light = frame["afhandeling"].is_in(LIGHT).to_numpy()
    seen = draw("seen", key) < np.where(light, 0.35, 0.985)
    seen &= ~frame["consult"].to_numpy()
    return np.where(seen, frame["ontvangen_op"].to_numpy() + contact, np.datetime64("NaT"))


def _finish(draw: Draw, frame: pl.DataFrame) -> pl.DataFrame:
    """Numbers in order of receipt, municipalities, and what a closed crisis brings."""
    key, day = frame["key"].to_numpy(), frame["day"].to_numpy()
    rank = pl.struct("ontvangen_op", "key").rank("ordinal").over("shard", "quarter", "own")
    right_away = 0.71 + 0.009 * (frame["quarter"].to_numpy() - calendar.FIRST)
    u = draw("handed over", key)
    times = 1 + pick((u - right_away) / (1 - right_away), (70, 22, 8))
    return after_closing(draw, frame).with_columns(
        melding_id=numbered(pl.when("own").then(pl.lit("CR")).otherwise(pl.lit("M")), rank),
        gemeente=places.code_on(frame["place"].to_numpy(), frame["part"].to_numpy(), day),
        overdrachten=np.where(u < right_away, 0, times),
        organisatie=pl.when("own").then(None).otherwise("organisatie"),
    )


def numbered(prefix: pl.Expr, rank: pl.Expr) -> pl.Expr:
    """A sender's own numbers: prefix, quarter, and a number that starts anew each quarter."""
    year = (pl.col("quarter") // 4).cast(pl.String)
    number = (pl.col("shard") * 1000 + rank).cast(pl.String).str.zfill(4)
    return pl.concat_str(prefix, year, pl.lit("K"), pl.col("quarter") % 4 + 1, pl.lit("-"), number)
