"""Random deliveries: every duration equals the plain product-limit estimate, however split."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest

from data.store import Store, held, open_store
from queries import survival as product
from queries.scope import EVERYONE
from tests.oracle.plain.formulas import Cell
from tests.oracle.plain.reports import is_crisis
from tests.oracle.plain.rows import Counted, Known
from tests.oracle.plain.survival import ASKED, kaplan_meier
from tests.oracle.plain.trajectories import linked, trajectories
from tests.oracle.test_figures import SPLITS, cell_of, opened, selection_of, worlds

Lasting = tuple[Counted, int, bool]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("durations")
    with held(open_store(f"duckdb:///{folder}/durations.duckdb")) as kept_open:
        yield kept_open


def lasting(known: Known, row: dict[str, Any], begin: date, end: date | None) -> Lasting | None:
    """A row, how many days it lasted by the as-of date, and whether it had ended then."""
    if begin > known.as_of:
        return None
    ended = end is not None and end <= known.as_of
    return Counted(begin, row), ((end if ended else known.as_of) - begin).days, ended


def follow_ups(known: Known) -> Iterator[Lasting | None]:
    for row in trajectories(known):
        if linked(row):
            yield lasting(known, row, row["startdatum"], row["einddatum"])


def quiet_times(known: Known) -> Iterator[Lasting | None]:
    for row in known.rows["meldingen"]:
        closed = row["afgesloten_op"]
        if is_crisis(row) and closed is not None:
            later = [
                other["ontvangen_op"].date()
                for other in known.rows["meldingen"]
                if is_crisis(other)
                and other["jeugdige"] == row["jeugdige"]
                and other["ontvangen_op"].date() > closed
            ]
            yield lasting(known, row, closed, min(later, default=None))


PLAIN = {"vervolgduur": follow_ups, "tijd_tot_herhaling": quiet_times}


def expected(found: list[Lasting], cell: Cell) -> dict[str, Any]:
    """What the product should show of a cell: no part or median on fewer than ten at risk."""
    days = [(each[1], each[2]) for each in found if cell.holds(each[0])]
    plain = kaplan_meier(days)
    median = plain["median"]
    if median is not None and sum(1 for lasted, _ in days if lasted >= median) < 10:
        median = None
    shown = {"mediaan": median}
    for months, day in zip((3, 6, 12), ASKED, strict=True):
        at_risk = plain["at_risk"][day]
        shown[f"nog_na_{months}"] = plain["survival"][day] if at_risk >= 10 else None
        shown[f"gevolgd_{months}"] = at_risk
    return shown | {"aantal": len(days), "afgelopen": sum(ended for _, ended in days)}


@worlds(30)
def test_every_duration(store: Store, random: Random, most: int) -> None:
    cubes, known = opened(store, random, most)
    selection = selection_of(random)
    for key, plain in PLAIN.items():
        rows = [each for each in plain(known) if each is not None]
        by = random.choice(SPLITS)
        found = product.survival(cubes, key, selection, by, audience="exact", viewer=EVERYONE)
        for row in found.iter_rows(named=True):
            cell = cell_of(row | {"uitsplitsing": None, "categorie": None}, selection)
            for name, wanted in expected(rows, cell).items():
                # Where nothing was delivered a number is absent, not 0.
                got = row[name] if row[name] is not None or not name.startswith(("a", "g")) else 0
                assert got == pytest.approx(wanted, abs=1e-12), (key, cell, name)
