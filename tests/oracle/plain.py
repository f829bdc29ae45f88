"""Every KPI recomputed the slow plain way: loops over the delivered rows, and nothing else.

Nothing here comes from queries/. A figure is (teller, noemer, waarde, wachtend).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

from tests.oracle.world import Row, World

SUCCESSOR = {"0003": "1979", "0010": "1979", "0024": "1979"}
TODAY = {
    "0014": "Overig Groningen",
    "0037": "Oost-Groningen",
    "0047": "Oost-Groningen",
    "0765": "Oost-Groningen",
    "1895": "Oost-Groningen",
    "1950": "Oost-Groningen",
    "1952": "Overig Groningen",
    "1966": "Overig Groningen",
    "1969": "Overig Groningen",
    "1979": "Delfzijl en omgeving",
}
CRISIS = ("spoedeisend", "acuut")
DATED = ("meldingen", "trajecten", "kosten", "toegang")
Figure = tuple[float | None, float | None, float | None, int]


def quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def organisation(row: Row) -> str:
    return row["organisatie"] or row["sender"]


def place(row: Row) -> str:
    return SUCCESSOR.get(row["gemeente"], row["gemeente"])


def daypart(moment: datetime) -> str:
    if moment.hour >= 22 or moment.hour < 8:
        return "nacht"
    if moment.hour >= 17:
        return "avond"
    return "weekend" if moment.weekday() >= 5 else "kantoor"


def age_group(row: Row) -> str:
    age = row["ontvangen_op"].year - row["geboortejaar"]
    if age <= 5:
        return "0-5"
    if age <= 11:
        return "6-11"
    if age <= 15:
        return "12-15"
    return "16-17" if age <= 17 else "18+"


@dataclass
class Counted:
    """One row as a KPI counts it."""

    day: date
    row: Row
    teller: Any = 0
    noemer: Any = 0
    waits: bool = False


def is_crisis(row: Row) -> bool:
    return row["vraag"] in CRISIS


def received(test: Callable[[Row], bool], of: Callable[[Row], bool]) -> Callable:
    def rows(world: "Known") -> Iterator[Counted]:
        for row in world.reports:
            if of(row):
                yield Counted(row["ontvangen_op"].date(), row, int(test(row)), 1)

    return rows


def closed(amount: Callable[[Row, "Known"], int], after: int = 0) -> Callable:
    def rows(world: "Known") -> Iterator[Counted]:
        for row in world.reports:
            if is_crisis(row) and row["afgesloten_op"] is not None:
                day = row["afgesloten_op"]
                if day + timedelta(after) <= world.as_of or after == 0:
                    yield Counted(day, row, amount(row, world), 1)
                else:
                    yield Counted(day, row, waits=True)

    return rows


def costs(*kinds: str) -> Callable:
    def rows(world: "Known") -> Iterator[Counted]:
        for row in world.costs:
            if row["soort"] in kinds:
                month = row["maand"]
                yield Counted(
                    date(month // 12, month % 12 + 1, 1), row, Fraction(row["bedrag"], 100)
                )

    return rows


def causes(world: "Known") -> Iterator[Counted]:
    for row in world.reports:
        for cause in (row["oorzaken"] or "").split("|"):
            if cause and row["geevalueerd_op"] is not None:
                yield Counted(row["geevalueerd_op"], row | {"oorzaak": cause}, 1)


def ratings(world: "Known") -> Iterator[Counted]:
    for row in world.reports:
        if is_crisis(row) and row["cijfer"] is not None:
            yield Counted(row["ontvangen_op"].date(), row, Fraction(str(row["cijfer"])), 1)


def comes_back(days: int) -> Callable[[Row, "Known"], int]:
    def again(row: Row, world: "Known") -> int:
        for other in world.reports:
            if is_crisis(other) and other["jeugdige"] == row["jeugdige"]:
                gap = (other["ontvangen_op"].date() - row["afgesloten_op"]).days
                if 0 < gap <= days:
                    return 1
        return 0

    return again


def contact_seconds(row: Row) -> float | None:
    if row["eerste_contact_op"] is None:
        return None
    return (row["eerste_contact_op"] - row["ontvangen_op"]).total_seconds()


def within_norm(row: Row) -> bool:
    seconds = contact_seconds(row)
    if seconds is None:
        return False
    return seconds <= (60 * 60 if row["vraag"] == "acuut" else 24 * 60 * 60)


def contacted(row: Row) -> bool:
    return is_crisis(row) and row["eerste_contact_op"] is not None


def contact_due(row: Row) -> bool:
    if not is_crisis(row):
        return False
    return row["eerste_contact_op"] is not None or row["afhandeling"] not in (
        "advies",
        "eigen_aanbieder",
    )


def days_open(row: Row) -> int:
    return (row["afgesloten_op"] - row["ontvangen_op"].date()).days


def reviewed(row: Row, _: "Known") -> int:
    limit = row["afgesloten_op"] + timedelta(42)
    return int(row["geevalueerd_op"] is not None and row["geevalueerd_op"] <= limit)


def always(_: Row) -> bool:
    return True


HOME = ("advies", "ambulant", "netwerk", "eigen_aanbieder")
COUNTS = {
    "meldingen": received(always, always),
    "crises": received(always, is_crisis),
    "kosten": costs("crisis", "vervolg", "beschikbaarheid"),
    "kosten_crisis": costs("crisis"),
    "kosten_vervolg": costs("vervolg"),
    "kosten_beschikbaarheid": costs("beschikbaarheid"),
    "oorzaken": causes,
}
RATIOS = {
    "buiten_kantooruren": received(
        lambda row: daypart(row["ontvangen_op"]) != "kantoor", is_crisis
    ),
    "consulten": received(lambda row: row["vraag"] == "consult", always),
    "binnen_norm": received(within_norm, contact_due),
    "in_een_keer_goed": received(lambda row: row["overdrachten"] == 0, is_crisis),
    "dicht_bij_huis": received(lambda row: row["afhandeling"] in HOME, is_crisis),
    "opname": received(lambda row: row["afhandeling"] == "verblijf", is_crisis),
    "cijfer_crisis": ratings,
    "crisisduur": closed(lambda row, _: days_open(row)),
    "binnen_28_dagen": closed(lambda row, _: int(days_open(row) <= 28)),
    "herhaalde_crisis_90": closed(comes_back(90), after=90),
    "herhaalde_crisis_365": closed(comes_back(365), after=365),
    "geevalueerd": closed(reviewed, after=42),
}
MEDIAN, DISTINCT = "reactietijd", "jeugdigen_in_crisis"
ROWS = COUNTS | RATIOS | {DISTINCT: COUNTS["crises"], MEDIAN: received(always, contacted)}
TABLE = {key: "kosten" for key in COUNTS if key.startswith("kosten")}

CATEGORY: dict[str, Callable[[Row], str]] = {
    "melder": lambda row: row["melder"],
    "vraag": lambda row: row["vraag"],
    "afhandeling": lambda row: row["afhandeling"],
    "dagdeel": lambda row: daypart(row["ontvangen_op"]),
    "leeftijdsgroep": age_group,
    "weekdag_dagdeel": lambda row: (
        f"{row['ontvangen_op'].weekday()}|{daypart(row['ontvangen_op'])}"
    ),
    "soort": lambda row: row["soort"],
    "oorzaak": lambda row: row["oorzaak"],
    "domein": lambda row: row["oorzaak"].split(":")[0],
}


class Known:
    """What is known of a world on a moment, seen from an as-of date."""

    def __init__(self, world: World, moment: datetime | None, as_of: date | None) -> None:
        self.reports = world.known("meldingen", moment)
        self.costs = world.known("kosten", moment)
        self.estimates = world.known("ramingen", moment)
        self.population = world.known("bevolking", moment)
        self.deliveries = world.delivered(moment)
        dated = [at for name, _, at in self.deliveries if name in DATED]
        last = max(dated, default=2020 * 4 + 2)
        end = date((last + 1) // 4, (last + 1) % 4 * 3 + 1, 1) - timedelta(1)
        self.as_of = as_of or end
        self.counted: dict[str, list[Counted]] = {}

    def rows(self, tabel: str) -> list[Row]:
        return self.costs if tabel == "kosten" else self.reports

    def is_delivered(self, tabel: str, at: int, organisations: set[str] | None) -> bool:
        """Whether a sender of one of these organisations delivered the quarter."""
        for name, sender, delivered in self.deliveries:
            if name == tabel and delivered == at:
                mine = {sender}
                for row in self.rows(tabel):
                    if row["sender"] == sender:
                        mine.add(organisation(row))
                if organisations is None or mine & organisations:
                    return True
        return False


@dataclass(frozen=True)
class Cell:
    """Which rows are meant: quarters, places and organisations (None = all), one category."""

    quarters: tuple[int, ...]
    places: frozenset[str] | None
    organisations: frozenset[str] | None
    breakdown: str | None = None
    category: str | None = None

    def holds(self, counted: Counted) -> bool:
        if quarter(counted.day) not in self.quarters:
            return False
        if self.places is not None and place(counted.row) not in self.places:
            return False
        if self.organisations is not None and organisation(counted.row) not in self.organisations:
            return False
        if self.breakdown == "maand":
            return f"{counted.day:%Y-%m}" == self.category
        return self.breakdown is None or CATEGORY[self.breakdown](counted.row) == self.category


def figure(known: Known, key: str, cell: Cell) -> Figure:
    """One figure of one cell."""
    if key == "crises_per_1000":
        return per_1000(known, cell)
    if key == "kosten_tov_raming":
        return against_estimate(known, cell)
    rows = [each for each in all_rows(known, key) if cell.holds(each)]
    waits = sum(each.waits for each in rows)
    delivered = any(
        known.is_delivered(TABLE.get(key, "meldingen"), at, cell.organisations)
        for at in cell.quarters
    )
    teller = sum((each.teller for each in rows), start=Fraction(0))
    noemer = sum(each.noemer for each in rows)
    if not delivered and not waits and teller == 0 and noemer == 0:
        return None, None, None, 0
    if key in COUNTS:
        return float(teller), None, float(teller), 0
    if key == DISTINCT:
        youths = float(len({each.row["jeugdige"] for each in rows}))
        return youths, None, youths, 0
    if key == MEDIAN:
        minutes = [contact_seconds(each.row) for each in rows]
        return None, float(noemer), median(minutes) / 60 if minutes else None, 0
    return float(teller), float(noemer), float(teller) / noemer if noemer else None, waits


def all_rows(known: Known, key: str) -> list[Counted]:
    """The rows of a KPI in all cells, made once."""
    if key not in known.counted:
        known.counted[key] = list(ROWS[key](known))
    return known.counted[key]


def per_1000(known: Known, cell: Cell) -> Figure:
    teller, _, _, _ = figure(known, "crises", cell)
    if cell.organisations is not None or teller is None:
        return None, None, None, 0
    years = Fraction(0)
    for at in cell.quarters:
        for code in TODAY:
            if cell.places is None or code in cell.places:
                youths = youths_of(known, code, at // 4)
                if youths is None:
                    return teller * 1000, None, None, 0
                years += Fraction(youths, 4)
    return teller * 1000, float(years), teller * 1000 / float(years), 0


def youths_of(known: Known, code: str, year: int) -> int | None:
    found = {row["gemeente"]: row["jeugdigen"] for row in known.population if row["jaar"] == year}
    if code in found:
        return found[code]
    former = [old for old, new in SUCCESSOR.items() if new == code]
    if not former or any(old not in found for old in former):
        return None
    return sum(found[old] for old in former)


def against_estimate(known: Known, cell: Cell) -> Figure:
    teller, _, _, _ = figure(known, "kosten", cell)
    if teller is None:
        return None, None, None, 0
    noemer = estimate(known, "kosten", cell, "current")
    return teller, noemer, teller / noemer if noemer else None, 0


def estimate(known: Known, key: str, cell: Cell, version: str) -> float | None:
    """The estimate of a count: the sum over the quarters, each from the first level that has it."""
    found = []
    for at in cell.quarters:
        members = {
            (place(each.row), organisation(each.row))
            for each in summed(known, key, at)
            if cell.holds(each)
        }
        value = estimate_of_quarter(known, key, at, cell, version, members)
        if value is None and members:
            return None
        if value is not None:
            found.append(value)
    return sum(found) if found else None


def summed(known: Known, key: str, at: int) -> list[Counted]:
    """One row a place and organisation with a figure other than 0 in the quarter."""
    totals: dict[tuple[str, str], Counted] = {}
    for each in all_rows(known, key):
        if quarter(each.day) == at:
            member = (place(each.row), organisation(each.row))
            total = totals.setdefault(member, Counted(each.day, each.row))
            total.teller += each.teller
    return [each for each in totals.values() if each.teller != 0]


def estimate_of_quarter(
    known: Known, key: str, at: int, cell: Cell, version: str, members: set[tuple[str, str]]
) -> float | None:
    rows = chosen_version(known, key, at, version)
    values: dict[tuple[str | None, str | None], float] = {}
    for row in rows:
        where = (place(row) if row["gemeente"] else None, row["organisatie"])
        if inside(where[0], cell.places) and inside(where[1], cell.organisations):
            values[where] = values.get(where, 0) + row["waarde"]
    levels = {
        (False, False): ["region", "place", "organisation", "both"],
        (True, False): ["place", "both"],
        (False, True): ["organisation", "both"],
        (True, True): ["both"],
    }[cell.places is not None, cell.organisations is not None]
    for number, level in enumerate(levels):
        given = {where: value for where, value in values.items() if level_of(where) == level}
        needed = {
            "region": {(None, None)},
            "place": {(where, None) for where, _ in members},
            "organisation": {(None, who) for _, who in members},
            "both": members,
        }[level]
        if level == "place" and levels[0] == "region":
            needed = {(code, None) for code in TODAY}
        if given and needed <= set(given):
            return sum(given.values())
        if given and number == 0:
            return None
    return None


def inside(name: str | None, chosen: frozenset[str] | None) -> bool:
    return name is None or chosen is None or name in chosen


def level_of(where: tuple[str | None, str | None]) -> str:
    if where[0] is None:
        return "region" if where[1] is None else "organisation"
    return "place" if where[1] is None else "both"


def chosen_version(known: Known, key: str, at: int, version: str) -> list[Row]:
    rows = [row for row in known.estimates if row["kpi"] == key]
    named = [row for row in rows if row["kwartaal"] == at]
    if not named:
        return []
    order = [
        (row["vastgesteld_op"], row["versie"]) for row in (rows if version == "baseline" else named)
    ]
    chosen = min(order) if version == "baseline" else max(order)
    return [row for row in named if row["versie"] == chosen[1]]
