"""The demo set: invented deliveries for real places, at the size of the region or of a country."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
import polars as pl

from data.demo import delivered, plan, shared
from data.demo.dialects import append_csv, write_xlsx
from data.demo.plan import Delivery

SEED = 119  # one of those at which the patterns of README.md stand out at scale 1
_AT_ONCE = 25  # shards in memory


def generate(folder: Path, scale: int = 1, seed: int = SEED) -> Iterator[Path]:
    """Write the demo deliveries into a folder for each day of receipt; yields each file once whole.

    Scale is the number of times the youths of the region, in the same municipalities: 1 makes the
    committed set, 1000 the volume of a country. The same scale and seed make the same bytes.
    Memory holds a fixed number of youths, whatever the scale.
    """
    for received, batch in groupby(plan.deliveries(), key=lambda delivery: delivery.received):
        target = folder / received.isoformat()
        target.mkdir(parents=True, exist_ok=True)
        yield from _write(target, list(batch), scale, seed)


def _write(target: Path, batch: list[Delivery], scale: int, seed: int) -> Iterator[Path]:
    """The files of one day: first what the project lead sends, then what follows from youths."""
    for delivery in batch:
        (target / delivery.file_name).unlink(missing_ok=True)
    of_youths = [delivery for delivery in batch if delivery.table not in shared.TABLES]
    for delivery in batch:
        if delivery.table in shared.TABLES:
            path = target / delivery.file_name
            append_csv(path, shared.rows(delivery, scale, seed), delivery.sender)
            yield path
    if of_youths:
        yield from _write_youths(target, of_youths, scale, seed)


def _write_youths(target: Path, batch: list[Delivery], scale: int, seed: int) -> Iterator[Path]:
    sheets: dict[Path, list[pl.DataFrame]] = {}  # a workbook is not written in parts
    for first in range(0, scale, _AT_ONCE):
        world = delivered.world(seed, np.arange(first, min(first + _AT_ONCE, scale)))
        for delivery in batch:
            path, rows = target / delivery.file_name, delivered.rows(world, delivery)
            if path.suffix == ".csv":
                append_csv(path, rows, delivery.sender)
            else:
                sheets.setdefault(path, []).append(rows)
    for path, parts in sheets.items():
        write_xlsx(path, pl.concat(parts))
    yield from (target / delivery.file_name for delivery in batch)
