"""The demo set at scale 1, made once: its files, and the world behind them."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from data.demo import SEED, calendar, costs, delivered, generate, ways
from data.demo.delivered import World


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the generator fills."""
    folder = tmp_path_factory.mktemp("demo")
    for _ in generate(folder):
        pass
    return folder


@pytest.fixture(scope="session")
def world() -> World:
    return delivered.world(SEED, np.arange(1))


@pytest.fixture(scope="session")
def crises(world: World) -> pl.DataFrame:
    """All crises, with the quarter of closing and the minutes until the first contact."""
    contact = pl.col("eerste_contact_op") - pl.col("ontvangen_op")
    return world.reports.filter(~pl.col("consult")).with_columns(
        closed_quarter=calendar.quarters_of(
            world.reports.filter(~pl.col("consult"))["afgesloten_op"].to_numpy()
        ),
        minutes=contact.dt.total_minutes(),
    )


@pytest.fixture(scope="session")
def lines(world: World) -> pl.DataFrame:
    """All cost lines, with sender, service quarter and the number of quarters until declared."""
    parts = [
        costs.lines(world.draw, world.reports, world.trajectories, sender, quarter).with_columns(
            sender=pl.lit(sender), declared=pl.lit(quarter)
        )
        for quarter in calendar.QUARTERS
        for sender in ways.PROVIDERS
    ]
    return pl.concat(parts).with_columns(
        service=pl.col("month") // 3, lag=pl.col("declared") - pl.col("month") // 3
    )
