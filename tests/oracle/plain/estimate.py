"""Estimates: of a count, summed over the quarters, each from the first level that has it."""

from tests.oracle.drawn import Row
from tests.oracle.plain.formulas import Cell, counted
from tests.oracle.plain.rows import TODAY, Counted, Known, organisation, place


def estimate(known: Known, key: str, cell: Cell, version: str) -> float | None:
    """The estimate of a count in one cell."""
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
    for each in counted(known, key, at):
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
    rows = [row for row in known.rows["ramingen"] if row["kpi"] == key]
    named = [row for row in rows if row["kwartaal"] == at]
    if not named:
        return []
    order = [
        (row["vastgesteld_op"], row["versie"]) for row in (rows if version == "baseline" else named)
    ]
    chosen = min(order) if version == "baseline" else max(order)
    return [row for row in named if row["versie"] == chosen[1]]
