"""The estimates: a baseline set before the start, and an adjusted version from 2022 on."""

from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from data.demo import calendar, places, plan, ways
from data.quarters import parse_quarter, quarter_label

_QUARTERS = range(calendar.FIRST, calendar.END_OF_PROGRAMME + 1)
_ADJUSTED = range(plan.ADJUSTED_IN, calendar.END_OF_PROGRAMME + 1)
BASELINE, ADJUSTED = "basis-2020", "bijgesteld-2022"
_SET_ON = {BASELINE: date(2020, 6, 15), ADJUSTED: date(2021, 12, 16)}

# Thousands of euro a quarter: what the demo's care costs on average, without the drift of Jonx.
_COSTS = {
    "accare": (1410, 1490, 1530, 1530, 1500, 1470, 1450, 1410, 1370, 1350, 1340, 1330),
    "jonx": (680, 715, 745, 745, 735, 725, 710, 690, 665, 655, 650, 645),
    "elker": (885, 955, 990, 1005, 990, 970, 940, 900, 870, 860, 850, 845),
    "molendrift": (185, 203, 212, 210, 206, 205, 204, 200, 195, 194, 193, 192),
    "cosis": (305, 318, 332, 335, 330, 322, 320, 314, 306, 304, 302, 300),
    "de-gele-hoed": (222, 230, 234, 228, 228, 226, 222, 216, 210, 208, 206, 205),
    "inter-psy": (54, 55, 55, 54, 53, 52, 52, 52, 51, 51, 51, 51),
    "ocrn": (29, 28, 29, 28, 28, 28, 29, 29, 28, 28, 28, 28),
}
_STANDBY = 276_000
_CRISIS_SHARE = 0.175  # of what is left after the standby
_CRISES = (216, 218, 220, 218, 216, 218, 218, 216, 214, 212, 210, 208)
_CRISES_ADJUSTED = (210, 206, 204, 202, 200, 198)

# Whole region: the baseline of the first and of the last quarter (between them a straight line),
# the same of the adjusted version, decimals. Shares are fractions.
_REGION = {
    "meldingen": ((306, 300), (296, 286), 0),
    "jeugdigen_in_crisis": ((202, 196), (196, 186), 0),
    "binnen_norm": ((0.86, 0.90), (0.88, 0.90), 3),
    "reactietijd": ((130, 105), (120, 105), 0),
    "in_een_keer_goed": ((0.72, 0.80), (0.77, 0.81), 3),
    "dicht_bij_huis": ((0.71, 0.76), (0.73, 0.76), 3),
    "opname": ((0.12, 0.09), (0.11, 0.09), 3),
    "cijfer_crisis": ((7.4, 7.7), (7.5, 7.7), 2),
    "crisisduur": ((18.0, 15.0), (16.5, 15.0), 1),
    "binnen_28_dagen": ((0.84, 0.90), (0.88, 0.91), 3),
    "herhaalde_crisis_90": ((0.22, 0.18), (0.18, 0.15), 3),
    "herhaalde_crisis_365": ((0.27, 0.21), (0.23, 0.19), 3),
    "vervolgduur": ((130, 108), (122, 112), 0),
    "vervolgkosten_per_crisis": ((3100, 2700), (2950, 2700), 0),
    "aandeel_verblijf": ((0.140, 0.105), (0.125, 0.105), 3),
    "uitval": ((0.18, 0.15), (0.17, 0.15), 3),
    "geevalueerd": ((0.25, 0.70), (0.45, 0.65), 3),
    "dekking_jgw": ((0.48, 0.65), (0.60, 0.68), 3),
}
# In the first year only what was short can have ended, which nobody estimated.
_ESTIMATED_FROM = {"vervolgduur": parse_quarter("2021-K3")}
_SCALED = ("meldingen", "jeugdigen_in_crisis")

# Named, since the first rows alone (whole euro) would make every value a whole number.
_COLUMNS = {
    "kpi": pl.String,
    "gemeente": pl.String,
    "organisatie": pl.String,
    "quarter": pl.Int32,
    "waarde": pl.Float64,
}
_Row = tuple[str, str | None, str | None, int, float]  # kpi, gemeente, organisatie, quarter, value


def ramingen(quarter: int, scale: int) -> pl.DataFrame:
    """The estimates that the project lead sends for a quarter; columns as delivered."""
    version = BASELINE if quarter == calendar.FIRST else ADJUSTED
    quarters = _QUARTERS if version == BASELINE else _ADJUSTED
    rows = [*_cost_rows(version, scale), *_crisis_rows(version, scale), *_region(version, scale)]
    frame = pl.DataFrame(rows, schema=_COLUMNS, orient="row")
    return frame.filter(pl.col("quarter").is_in(list(quarters))).select(
        "kpi",
        "gemeente",
        "organisatie",
        "waarde",
        versie=pl.lit(version),
        vastgesteld_op=pl.lit(_SET_ON[version]),
        kwartaal=pl.col("quarter").map_elements(quarter_label, pl.String),
    )


def divided(total: int, weights: Sequence[float]) -> list[int]:
    """A whole number divided in proportion to the weights, to whole parts that add up to it."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(part) for part in exact]
    by_rest = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_rest[: total - sum(parts)]:
        parts[i] += 1
    return parts


def _cost_rows(version: str, scale: int) -> Iterator[_Row]:
    """By organisation and municipality, by each of them, and for the region; these add up."""
    for i, quarter in enumerate(_QUARTERS):
        cells = {
            organisation: divided(_costs(version, organisation, i) * scale, places.weights())
            for organisation in ways.PROVIDERS
        }
        for organisation, parts in cells.items():
            yield "kosten", None, organisation, quarter, sum(parts)
            for code, part in zip(places.codes(), parts, strict=True):
                yield "kosten", code, organisation, quarter, part
        for code, *column in zip(places.codes(), *cells.values(), strict=True):
            yield "kosten", code, None, quarter, sum(column)
        yield from _by_kind(sum(map(sum, cells.values())), quarter, scale)


def _costs(version: str, organisation: str, i: int) -> int:
    """Euro; the adjusted version expects a little less of all but Jonx."""
    less = version == ADJUSTED and organisation != "jonx"
    return _COSTS[organisation][i] * (985 if less else 1000)


def _by_kind(total: int, quarter: int, scale: int) -> Iterator[_Row]:
    standby = _STANDBY * scale
    crisis = int((total - standby) * _CRISIS_SHARE)
    yield "kosten", None, None, quarter, total
    yield "kosten_beschikbaarheid", None, None, quarter, standby
    yield "kosten_crisis", None, None, quarter, crisis
    yield "kosten_vervolg", None, None, quarter, total - standby - crisis


def _crisis_rows(version: str, scale: int) -> Iterator[_Row]:
    adjusted = dict(zip(_ADJUSTED, _CRISES_ADJUSTED, strict=True))
    values = dict(zip(_QUARTERS, _CRISES, strict=True))
    if version == ADJUSTED:
        values |= adjusted
    for quarter, value in values.items():
        parts = divided(value * scale, places.weights())
        yield "crises", None, None, quarter, value * scale
        for code, part in zip(places.codes(), parts, strict=True):
            yield "crises", code, None, quarter, part


def _region(version: str, scale: int) -> Iterator[_Row]:
    quarters = _QUARTERS if version == BASELINE else _ADJUSTED
    for kpi, (baseline, adjusted, decimals) in _REGION.items():
        first, last = baseline if version == BASELINE else adjusted
        times = scale if kpi in _SCALED else 1
        for i, quarter in enumerate(quarters):
            value = first + (last - first) * i / (len(quarters) - 1)
            if quarter >= _ESTIMATED_FROM.get(kpi, calendar.FIRST):
                yield kpi, None, None, quarter, round(value, decimals) * times
