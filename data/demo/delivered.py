"""What a delivery says, of all that is or will be the case, on the day it is sent."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from data.demo import calendar, costs
from data.demo.chance import Draw, drawer, pseudonyms
from data.demo.outcomes import outcomes
from data.demo.plan import Delivery
from data.demo.reports import reports
from data.demo.trajectories import trajectories

_MELDINGEN = (
    *("melding_id", "ontvangen_op", "jeugdige", "geboortejaar", "gemeente", "melder", "vraag"),
    *("eerste_contact_op", "afhandeling", "overdrachten", "afgesloten_op", "geevalueerd_op"),
    *("oorzaken", "cijfer", "organisatie"),
)
_OUTCOMES = (
    *("reden_beeindiging", "thuis_na", "dagbesteding", "terugval", "uithuisplaatsing_dreigde"),
    *("uithuisplaatsing_voorkomen", "zonder_hulp_verder", "cijfer"),
)
_TRAJECTEN = (
    *("traject_id", "jeugdige", "geboortejaar", "gemeente", "melding_id", "melding_afzender"),
    *("hulpvorm", "werkwijze", "ggz", "verwijzer", "startdatum", "einddatum", "gesprekken"),
    *_OUTCOMES,
)
_KOSTEN = (
    *("regel_id", "gemeente", "traject_id", "melding_id", "melding_afzender", "soort", "maand"),
    *("productcategorie", "volume", "eenheid", "tarief", "bedrag", "vorig_regel_id"),
    "gedeclareerd_op",
)
_COUNTED_TWICE = 0.12  # share of lines in the mistaken delivery


@dataclass(frozen=True)
class World:
    """Some youths and all that happens to them, known to the end."""

    seed: int
    draw: Draw
    reports: pl.DataFrame
    trajectories: pl.DataFrame


def world(seed: int, shards: np.ndarray) -> World:
    """The youths of some shards; a shard is one time the youths of scale 1."""
    draw = drawer(seed)
    called = reports(draw, shards)
    return World(seed, draw, called, outcomes(draw, trajectories(draw, called, shards)))


def rows(world: World, delivery: Delivery) -> pl.DataFrame:
    """The rows of these youths in a delivery of meldingen, trajecten or kosten."""
    match delivery.table:
        case "meldingen":
            return _meldingen(world, delivery)
        case "trajecten":
            return _trajecten(world, delivery)
        case _:
            return _kosten(world, delivery)


def _meldingen(world: World, delivery: Delivery) -> pl.DataFrame:
    own = pl.col("own") if delivery.sender == "cosis" else ~pl.col("own")
    closed = pl.col("afgesloten_op") <= delivery.received
    reviewed = pl.col("geevalueerd_op") <= delivery.received
    return (
        world.reports.filter(own, pl.col("quarter") == delivery.quarter)
        .sort("shard", "ontvangen_op", "key")
        .with_columns(
            pl.when(closed).then(pl.col("afgesloten_op", "cijfer")),
            pl.when(reviewed).then(pl.col("geevalueerd_op", "oorzaken")),
        )
        .pipe(_with_pseudonyms, world.seed)
        .select(_MELDINGEN)
    )


def _trajecten(world: World, delivery: Delivery) -> pl.DataFrame:
    first = pl.lit(calendar.first_day(delivery.quarter))
    last = pl.lit(calendar.last_day(delivery.quarter))
    ended = pl.col("einddatum") <= last
    length = (pl.col("einddatum") - pl.col("startdatum")).dt.total_days() + 1
    so_far = (pl.min_horizontal("einddatum", last) - pl.col("startdatum")).dt.total_days() + 1
    return (
        world.trajectories.filter(
            pl.col("sender") == delivery.sender,
            pl.col("startdatum") <= last,
            pl.col("einddatum") >= first,
        )
        .sort("shard", "startdatum", "key")
        .with_columns(gesprekken=pl.col("gesprekken") * so_far // length)
        .with_columns(pl.when(ended).then(pl.col("einddatum", *_OUTCOMES)))
        .pipe(_with_pseudonyms, world.seed)
        .select(_TRAJECTEN)
    )


def _with_pseudonyms(frame: pl.DataFrame, seed: int) -> pl.DataFrame:
    return frame.with_columns(jeugdige=pseudonyms(seed, frame["youth"].to_numpy()))


def _kosten(world: World, delivery: Delivery) -> pl.DataFrame:
    lines = costs.lines(
        world.draw, world.reports, world.trajectories, delivery.sender, delivery.quarter
    )
    if delivery.mistaken:
        twice = pl.Series(world.draw("mistake", lines["key"].to_numpy()) < _COUNTED_TWICE)
        double = pl.when(twice & (pl.col("cents") > 0)).then(2).otherwise(1)
        lines = lines.with_columns(pl.col("volume", "cents") * double)
    return (
        lines.sort("gedeclareerd_op", "regel_id")
        .with_columns(
            volume=_hundredths("volume"), tarief=_hundredths("tarief"), bedrag=_hundredths("cents")
        )
        .select(_KOSTEN)
    )


def _hundredths(name: str) -> pl.Expr:
    return (pl.col(name) / 100).cast(pl.Decimal(18, 2))
