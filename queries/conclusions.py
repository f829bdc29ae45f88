"""What of a quarter needs talking about: deviations that are larger than chance makes them.

The rule. Each KPI is held against its estimate, its norm and the quarter before, for the region,
every municipality and every organisation. A deviation counts when it rests on at least MIN_CASES
cases and is at least MIN_SIZE times its expected noise (queries.noise); the largest come first,
one a KPI and place. So a change from 2 to 4 crises never heads the list, however large it is in
per cents.

A KPI that waits for rows to mature is judged over the last quarter in which none waits, costs over
the four quarters up to the one asked. Costs that are still being declared can only turn out too
high: below the estimate they say nothing yet.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import polars as pl

from data.quarters import quarter_end
from queries.catalogue import CATALOGUE
from queries.comparison import Against, compare
from queries.cube import Cubes
from queries.model import Kpi
from queries.noise import expected_noise
from queries.periods import STATUSES
from queries.protection import Audience
from queries.scope import Viewer
from queries.selection import Selection

MIN_CASES = 10
# Of the some 500 figures held against something, chance alone brings a few per cent this far: the
# list is a reason to look, not a verdict. At 2.5 most quarters would have nothing to discuss.
MIN_SIZE = 2.0
COST_QUARTERS = 4

# Judged KPIs; totals of which a part is listed too are left out, as are KPIs without a better way.
JUDGED = (
    "crises",
    "binnen_norm",
    "in_een_keer_goed",
    "dicht_bij_huis",
    "opname",
    "cijfer_crisis",
    "crisisduur",
    "binnen_28_dagen",
    "herhaalde_crisis_90",
    "kosten",
    "aandeel_verblijf",
    "uitval",
    "dekking_jgw",
    "geevalueerd",
)
LEVELS: tuple[tuple[str, ...], ...] = ((), ("gemeente",), ("organisatie",))

_SAME = (
    "kpi",
    "gemeente",
    "organisatie",
    "categorie",
    "waarde",
    "vergelijking",
    "verschil",
    "verhouding",
    "oordeel",
    "status",
)

# The cards of Kwartaalbeeld: one or two of each promise, all of them additive or shares.
CARDS = (
    "crises",
    "herhaalde_crisis_90",
    "binnen_norm",
    "dicht_bij_huis",
    "crisisduur",
    "kosten_tov_raming",
    "cijfer_crisis",
    "geevalueerd",
)


@dataclass(frozen=True)
class Deviation:
    """A figure that differs from what it is held against by `size` times the expected noise.

    Quarters first..last; gemeente and organisatie None = the whole region; categorie where the
    norm is one of a category. n is the number of cases that it rests on: of a count the larger of
    the two (of costs in euro).
    """

    kpi: str
    first: int
    last: int
    gemeente: str | None
    organisatie: str | None
    categorie: str | None
    against: Against
    waarde: float
    vergelijking: float
    verschil: float
    verhouding: float | None
    oordeel: str
    n: float
    size: float
    status: str


def deviations(
    cubes: Cubes, quarter: int, *, audience: Audience, viewer: Viewer
) -> tuple[Deviation, ...]:
    """Everything of a quarter that needs talking about, the largest first; kept per quarter."""
    return cubes.kept(
        ("deviations", quarter, audience, viewer),
        lambda: _ranked(_found(cubes, quarter, audience, viewer)),
    )


def within(found: Iterable[Deviation], selection: Selection) -> list[Deviation]:
    """The deviations that belong to a selection: of its places, of its organisations, or, where
    it is the whole region, of the region.
    """
    places, organisations = selection.municipalities, selection.organisations

    def belongs(each: Deviation) -> bool:
        if each.gemeente is not None:
            return organisations is None and (places is None or each.gemeente in places)
        if each.organisatie is not None:
            return places is None and (organisations is None or each.organisatie in organisations)
        return places is None and organisations is None

    return [each for each in found if belongs(each)]


@dataclass(frozen=True)
class Opening:
    """What the first sentence says of a quarter: its crises, and the clearest good and bad news.

    crises has the columns of `compare` for one cell; their comparison is None where there is none.
    """

    crises: dict[str, Any]
    better: Deviation | None
    worse: Deviation | None


def opening(
    cubes: Cubes, selection: Selection, against: Against, *, audience: Audience, viewer: Viewer
) -> Opening:
    """What to say of the last quarter of a selection, its crises compared with `against`."""
    quarter = replace(selection, first=selection.last)
    row = compare(cubes, ["crises"], quarter, (), against, audience=audience, viewer=viewer)
    found = deviations(cubes, selection.last, audience=audience, viewer=viewer)
    # The whole goes before its parts: the first sentence of a region is about the region.
    news = sorted(
        (each for each in within(found, selection) if each.kpi != "crises"), key=_of_a_part
    )
    better = next((each for each in news if each.oordeel == "beter"), None)
    worse = next((each for each in news if each.oordeel == "slechter"), None)
    return Opening(row.row(0, named=True), better, worse)


def _of_a_part(deviation: Deviation) -> bool:
    return deviation.gemeente is not None or deviation.organisatie is not None


def beyond_chance(
    kpi: Kpi, value: float, n: float, other: float, other_n: float | None = None
) -> bool | None:
    """Whether two figures of a KPI differ by more than chance makes them.

    They are counted over n and other_n cases (of a rate those that were counted, not the youths),
    or the other is a fixed number. None where either rests on too few cases to say anything.
    """
    cases = [n] if other_n is None else [n, other_n]
    # A count that fell to nothing rests on the cases that there were.
    if (max(cases) if kpi.kind == "count" else min(cases)) < MIN_CASES:
        return None
    return abs(value - other) >= MIN_SIZE * expected_noise(kpi, value, other, max(n, 1), other_n)


def _ranked(found: Iterable[Deviation]) -> tuple[Deviation, ...]:
    """Large enough deviations, the largest first, one a KPI and place."""
    counting = [each for each in found if each.size >= MIN_SIZE]
    ranked = sorted(counting, key=lambda each: -each.size)
    first: dict[tuple, Deviation] = {}
    for each in ranked:
        first.setdefault((each.kpi, each.gemeente, each.organisatie), each)
    return tuple(first.values())


def _found(cubes: Cubes, quarter: int, audience: Audience, viewer: Viewer) -> Iterator[Deviation]:
    """Every figure of the judged KPIs that can be held against something."""
    for (first, last), keys in _windows(cubes, quarter).items():
        window = Selection(first, last)
        for level, (against, split, held) in product(LEVELS, _comparisons(keys)):
            by = (*level, *split)
            rows = compare(cubes, held, window, by, against, audience=audience, viewer=viewer)
            yield from _judged(rows, window, against)


def _comparisons(keys: list[str]) -> list[tuple[Against, tuple[str, ...], list[str]]]:
    """What to hold KPIs against, split by what: a norm can differ by category."""
    ended = [key for key in keys if CATALOGUE[key].unit != "euro"]
    norms = [
        (key, norm.breakdown) for key in keys if (norm := CATALOGUE[key].norm) and norm.targets
    ]
    return [
        ("raming", (), keys),
        ("vorig_kwartaal", (), ended),
        *(("norm", (split,) if split else (), [key]) for key, split in norms),
    ]


def _windows(cubes: Cubes, quarter: int) -> dict[tuple[int, int], list[str]]:
    """The quarters that each KPI is judged over, and the KPIs judged over the same ones."""
    windows: dict[tuple[int, int], list[str]] = {}
    for key in JUDGED:
        kpi = CATALOGUE[key]
        last = _mature(quarter, kpi, cubes.as_of)
        first = last - COST_QUARTERS + 1 if kpi.unit == "euro" else last
        windows.setdefault((first, last), []).append(key)
    return windows


def _mature(quarter: int, kpi: Kpi, as_of: date) -> int:
    """The last quarter up to this one of which every row is mature."""
    while kpi.matures_after and quarter_end(quarter) + timedelta(kpi.matures_after) > as_of:
        quarter -= 1
    return quarter


def _judged(compared: pl.DataFrame, window: Selection, against: Against) -> Iterator[Deviation]:
    for row in compared.drop_nulls("verschil").iter_rows(named=True):
        kpi = CATALOGUE[row["kpi"]]
        # A count that fell to nothing rests on the cases that there were.
        n = max(row["waarde"], row["vergelijking"]) if kpi.kind == "count" else row["noemer"]
        declaring = kpi.unit == "euro" and row["verschil"] < 0 and row["status"] != STATUSES[-1]
        if n < MIN_CASES or declaring:
            continue
        noise = expected_noise(kpi, row["waarde"], row["vergelijking"], n, row["vergelijking_n"])
        yield Deviation(
            first=window.first,
            last=window.last,
            against=against,
            n=n,
            size=abs(row["verschil"]) / noise,
            **{name: row[name] for name in _SAME},
        )
