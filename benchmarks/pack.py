"""Making the heaviest pack of the demo, against drawing its charts once.

The heaviest has the most charts: the whole region, all quarters. It is made as the command makes
it: from the store, with no figure asked before. `python -m benchmarks.pack`.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import volume
from benchmarks.timing import by_turns, seconds, verdict
from dashboard import address, charts, sources
from dashboard.pack import files, pdf, pictures
from dashboard.pack.contents import Pack
from dashboard.pack.describing import describe
from dashboard.pack.progress import silent
from data.store import Store, open_store

ROUNDS = 5
MOST = 20.0


def main() -> int:
    with TemporaryDirectory() as name:
        small = volume.demo_file(Path(name))
        store = open_store(f"duckdb:///{small}")
        pack = described(store)
        draw(pack)  # the first drawing starts the engine that draws
        kinds = list(files.KINDS)
        drawing, *making = by_turns(
            ROUNDS,
            lambda: seconds(lambda: draw(pack)),
            *(_making(store, suffix) for suffix in kinds),
        )
    print(f"drawing {count(pack)} charts {drawing:.3f} s")
    within = [
        verdict(f"pack as {suffix} / drawing its charts", taken / drawing, MOST)
        for suffix, taken in zip(kinds, making, strict=True)
    ]
    return 0 if all(within) else 1


def described(store: Store) -> Pack:
    source = sources.of_store(store)
    return describe(source, address.default_view(source.choices))


def _making(store: Store, suffix: str) -> Callable[[], float]:
    """Measures one making, from the store to the bytes."""
    return lambda: seconds(lambda: files.KINDS[suffix].write(described(store), silent))


def draw(pack: Pack) -> None:
    """Every chart of the pack once, as wide as the PDF has it."""
    for card in pack.cards:
        pictures.svg(charts.sparkline(), card.course, pdf.SPARK)
    for point in pack.points:
        for figure in point.figures:
            pictures.svg(figure.spec, figure.data, pdf.WIDE)


def count(pack: Pack) -> int:
    return len(pack.cards) + sum(len(point.figures) for point in pack.points)


if __name__ == "__main__":
    sys.exit(main())
