"""A rerun of Kwartaalbeeld after a filter change, against a bare page of the same elements.

Timed as a browser would see it: from the choice sent to the last element received. The same is
asked of a store with a thousand times the rows: `python -m benchmarks.filter`.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import volume
from benchmarks.session import Session, session
from benchmarks.timing import by_turns, verdict
from data.quarters import quarter_label
from queries.periods import PROGRAMME
from tests.browser.served import served, served_script

HERE = Path(__file__).parent
FILTERS = ("Vergelijk met", "Kwartaal")
AGAINST = ("vorig kwartaal", "vorig jaar", "eerste raming", "raming")
QUARTERS = [quarter_label(last) for last in range(PROGRAMME[0] + 1, PROGRAMME[0] + 9)]
ROUNDS = len(AGAINST) * len(QUARTERS)
MOST = 3.0
MOST_GROWTH = 1.2
TIMES = 1000


def main() -> int:
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        small = volume.demo_file(folder)
        large = volume.times(small, folder / "large.duckdb", TIMES)
        addresses = [
            stack.enter_context(served_script(HERE / "bare_page.py")),
            stack.enter_context(served(f"duckdb:///{small}")),
            stack.enter_context(served(f"duckdb:///{large}")),
        ]
        sessions = [stack.enter_context(session(address)) for address in addresses]
        _refuse_richer(*sessions[:2])
        plain, once, thousand = by_turns(ROUNDS, *(_changing(each) for each in sessions))
    print(f"bare {plain:.3f} s, Kwartaalbeeld {once:.3f} s, on {TIMES} x {thousand:.3f} s")
    quick = verdict("rerun of Kwartaalbeeld / bare page", once / plain, MOST)
    same = verdict(f"rerun on {TIMES} x the rows / on 1 x", thousand / once, MOST_GROWTH)
    return 0 if quick and same else 1


def _changing(found: Session) -> Callable[[], float]:
    """Measures one change of filters, each time to a view that nobody asked for before."""
    views = product(AGAINST, QUARTERS)
    return lambda: found.run(**dict(zip(FILTERS, next(views), strict=True)))


def _refuse_richer(bare: Session, ours: Session) -> None:
    """The bare page is a fair measure only while it draws no more than the real one."""
    if not bare.elements <= ours.elements:
        raise ValueError(f"bare page {bare.elements}, Kwartaalbeeld {ours.elements}")


if __name__ == "__main__":
    sys.exit(main())
