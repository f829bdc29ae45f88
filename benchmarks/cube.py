"""All KPIs of a fact from one statement, against the same sums as hand-written DuckDB SQL.

10 million cost lines, 1 million reports and 300,000 trajectories (about a million rows) in 345
places and 8 organisations, made in DuckDB itself: `python -m benchmarks.cube`. Ours is timed from
opening the cubes to the finished cells.
"""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks import by_hand
from benchmarks.rows import make
from benchmarks.timing import by_turns, seconds, verdict
from data.store import Store, open_store
from queries.cube import cells, open_cubes
from queries.facts import KOSTEN, MELDINGEN, TRAJECTEN
from queries.model import Fact

ROUNDS = 5
MOST = 1.5
AS_OF = date(2022, 9, 30)


def main() -> int:
    with TemporaryDirectory() as folder:
        file = Path(folder, "cube.duckdb")
        store = open_store(f"duckdb:///{file}")
        make(file)
        within = [
            measured(store, file, MELDINGEN, by_hand.REPORTS),
            measured(store, file, KOSTEN, by_hand.COSTS),
            measured(store, file, TRAJECTEN, by_hand.TRAJECTORIES),
        ]
        return 0 if all(within) else 1


def measured(store: Store, file: Path, fact: Fact, statement: str) -> bool:
    """Time both ways by turns, print their ratio, and say whether it is low enough."""
    ours, theirs = by_turns(
        ROUNDS,
        partial(seconds, lambda: cells(open_cubes(store, AS_OF), fact)),
        partial(seconds, lambda: hand_written(file, statement)),
    )
    print(f"{fact.key}: one statement {ours:.2f} s, by hand {theirs:.2f} s")
    return verdict(f"{fact.key}: time of the cells / hand-written SQL", ours / theirs, MOST)


def hand_written(file: Path, statement: str) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        connection.execute(statement).pl()


if __name__ == "__main__":
    sys.exit(main())
