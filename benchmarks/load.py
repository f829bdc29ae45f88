"""Checked loading of a million cost lines, against DuckDB's own COPY of the same file.

Each run is a process of its own, so that its peak memory is its own: `python -m benchmarks.load`.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import duckdb
import polars as pl

from benchmarks.timing import by_turns, seconds, verdict
from data.delivering import deliver
from data.store import open_store

LINES = 1_000_000
ROUNDS = 5
MOST_TIME = 4.0
MOST_MEMORY = 6.0
_KIB = 1024


def main() -> int:
    with TemporaryDirectory() as folder:
        file = Path(folder, "kosten_accare_2022-K2.csv")
        cost_lines(LINES).write_csv(file)
        peaks: list[float] = []

        def checked() -> float:
            took, peak = _apart("checked", file)
            peaks.append(peak)
            return took

        ours, copy = by_turns(ROUNDS, checked, lambda: _apart("copy", file)[0])
        size = file.stat().st_size
        print(f"{LINES} lines, {size / 1e6:.0f} MB: checked {ours:.2f} s, COPY {copy:.2f} s")
        quick = verdict("time of checked loading / COPY", ours / copy, MOST_TIME)
        lean = verdict("peak memory / file", median(peaks) / size, MOST_MEMORY)
        return 0 if quick and lean else 1


def cost_lines(lines: int) -> pl.DataFrame:
    """A delivery of valid cost lines of one quarter, most of them on a trajectory."""
    number = pl.col("number")
    codes = pl.Series(["0014", "1979", "1895", "0037", "0047", "1969", "1950", "1952"])
    on_trajectory = number % 8 > 0
    cents, volume = number * 7919 % 25_000 + 1, number % 5 + 1
    return pl.select(number=pl.int_range(lines)).select(
        regel_id=pl.format("2022-K2-{}", number),
        gemeente=pl.lit(codes).gather(number % len(codes)),
        traject_id=pl.when(on_trajectory).then(pl.format("traject-{}", number // 9)),
        soort=pl.when(on_trajectory).then(pl.lit("vervolg")).otherwise(pl.lit("beschikbaarheid")),
        maand=pl.format("2022-0{}", number % 6 + 1),
        productcategorie=pl.lit("54"),
        volume=volume,
        eenheid=pl.lit("04"),
        tarief=cents / 100,
        bedrag=cents * volume / 100,
        gedeclareerd_op=pl.date(2022, 4, 1) + pl.duration(days=number % 91),
    )


def _apart(way: str, file: Path) -> tuple[float, float]:
    """Seconds and peak bytes of one loading in a process of its own, into a store of its own."""
    command = [sys.executable, "-m", "benchmarks.load", way, str(file)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    took, peak = json.loads(answer)
    return took, peak


def _measure(way: str, file: Path) -> None:
    with TemporaryDirectory(dir=file.parent) as folder:
        target = Path(folder, "store.duckdb")
        took = {"checked": _checked, "copy": _copy}[way](file, target)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB
    print(json.dumps([took, peak]))


def _checked(file: Path, target: Path) -> float:
    store = open_store(f"duckdb:///{target}")

    def load() -> None:
        (outcome,) = deliver(store, [file], received_by="benchmark")
        if outcome.status != "geladen":
            raise RuntimeError(outcome.findings[:3])

    return seconds(load)


def _copy(file: Path, target: Path) -> float:
    with duckdb.connect(str(target)) as connection:
        connection.execute(
            "create table kosten (regel_id text, gemeente text, traject_id text, soort text, "
            "maand text, productcategorie text, volume double, eenheid text, tarief double, "
            "bedrag decimal(18, 2), gedeclareerd_op date)"
        )
        return seconds(lambda: connection.execute(f"copy kosten from '{file}' (header)"))


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(main())
    _measure(sys.argv[1], Path(sys.argv[2]))
