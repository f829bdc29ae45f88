"""The demo's files: the same everywhere, small, made in parts, and accepted as they are."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from data.delivering import check
from data.demo import SEED, calendar, delivered, generate, making, plan
from data.outcome import SOUND

COMMITTED = Path(making.__file__).parent / "deliveries"


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_committed_deliveries_are_what_the_generator_makes(generated: Path) -> None:
    made, committed = _files(generated), _files(COMMITTED)
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []


def test_the_committed_deliveries_stay_small() -> None:
    assert sum(map(len, _files(COMMITTED).values())) < 10_000_000


def test_every_file_passes_the_checks_on_the_day_it_came_in(generated: Path) -> None:
    outcomes = [
        outcome
        for day in sorted(generated.iterdir())
        for outcome in check(None, [day], today=date.fromisoformat(day.name))
    ]
    assert len(outcomes) == len(plan.deliveries())
    assert [outcome.source for outcome in outcomes if outcome.status != SOUND] == []


def test_every_dialect_is_among_the_files(generated: Path) -> None:
    day = generated / "2021-10-18"
    excel = (day / "kosten_accare_2021-K3.csv").read_bytes()
    system = (day / "kosten_molendrift_2021-K3.csv").read_bytes()
    assert b";0014;" in excel
    assert b"\r\n" in excel
    assert b"regel_id,gemeente," in system
    assert b",2021-09-" in system
    assert (day / "trajecten_elker_2021-K3.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert b";GM0014;" in (day / "trajecten_jonx_2021-K3.csv").read_bytes()
    assert (generated / "2022-04-19" / "meldingen_cosis_2022-K1.xlsx").exists()


def test_one_delivery_is_late_one_is_corrected_and_one_is_missing(generated: Path) -> None:
    days = {
        name: sorted(path.parent.name for path in generated.rglob(name))
        for name in (
            "kosten_molendrift_2021-K2.csv",
            "kosten_elker_2021-K3.csv",
            "kosten_de-gele-hoed_2022-K2.csv",
            "kosten_de-gele-hoed_2022-K3.csv",
        )
    }
    assert list(days.values()) == [
        ["2021-10-18"],
        ["2021-10-18", "2021-11-09"],
        [],
        ["2022-10-18"],
    ]


def test_the_correction_takes_away_the_lines_that_were_counted_twice(generated: Path) -> None:
    first, second = (
        pl.read_csv(generated / day / "kosten_elker_2021-K3.csv", separator=";", decimal_comma=True)
        for day in ("2021-10-18", "2021-11-09")
    )
    both = first.join(second, on="regel_id", suffix="_later").filter(
        pl.col("bedrag") != pl.col("bedrag_later")
    )
    assert len(first) == len(second)
    assert 0.05 < len(both) / len(second) < 0.20
    assert ((both["bedrag"] - 2 * both["bedrag_later"]).abs() < 0.005).all()


@pytest.fixture
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the plan be one day's deliveries of youths, and what is sent at the start."""
    few = [one for one in plan.deliveries() if one.received <= calendar.RECEIVED[calendar.FIRST]]
    monkeypatch.setattr(plan, "deliveries", lambda: few)


@pytest.mark.usefixtures("one_day")
def test_a_file_is_there_before_the_next_is_made(tmp_path: Path) -> None:
    paths = generate(tmp_path)
    first = next(paths)
    assert first.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["2020-07-01"]


@pytest.mark.usefixtures("one_day")
def test_memory_holds_a_fixed_number_of_youths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    whole = delivered.world

    def counted(seed: int, shards: np.ndarray) -> delivered.World:
        asked.append(len(shards))
        return whole(seed, shards)

    monkeypatch.setattr(delivered, "world", counted)
    monkeypatch.setattr(making, "_AT_ONCE", 1)
    in_parts = _lines(generate(tmp_path / "parts", scale=3))
    monkeypatch.setattr(making, "_AT_ONCE", 3)
    at_once = _lines(generate(tmp_path / "whole", scale=3))
    assert asked == [1, 1, 1, 3]
    assert in_parts == at_once


def _lines(paths: Iterator[Path]) -> dict[str, list[bytes]]:
    """The lines of each CSV, sorted: parts stand one after another."""
    return {
        path.name: sorted(path.read_bytes().splitlines()) for path in paths if path.suffix == ".csv"
    }


def test_a_larger_scale_keeps_the_youths_of_a_smaller_one() -> None:
    one, two = (delivered.world(SEED, np.arange(scale)) for scale in (1, 2))
    assert one.reports.equals(two.reports.filter(pl.col("shard") == 0))
