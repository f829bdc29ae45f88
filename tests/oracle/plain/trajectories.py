"""KPIs that count care trajectories: each one's newest state, continued over a merger."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from fractions import Fraction
from typing import Any

from tests.oracle.drawn import Row
from tests.oracle.plain.rows import (
    ENDED_ON,
    SUCCESSOR,
    Counted,
    Formula,
    Known,
    always,
    first_day,
    matured,
)

RESIDENTIAL = ("11", "12", "13", "14")
LIGHT = ("01", "02", "04")
MOST_TALKS = {"elkander-1": 5, "elkander-3": 12, "elkander-4": 12}
ALIKE = ("jeugdige", "sender", "werkwijze", "hulpvorm")


def trajectories(known: Known) -> list[Row]:
    """One row a trajectory: its newest state, from its first start.

    Beside the delivered columns `names`, the (sender, traject_id) it goes by, and `report`, the
    (sender, melding_id) of the report it follows, or None; and `vervolgstap`, what the youth went
    on to.
    """

    def whole() -> list[Row]:
        found = continued(states(known.rows["trajecten"]))
        return [row | {"vervolgstap": next_step(row, found)} for row in found]

    return known.once(("trajectories",), whole)


def next_step(row: Row, found: list[Row]) -> str:
    """The part of Elkander among the youth's others that started first, 0 to 90 days after."""
    if row["einddatum"] is None:
        return "geen"
    soon = [
        other
        for other in found
        if other["names"] != row["names"]
        and other["jeugdige"] == row["jeugdige"]
        and 0 <= (other["startdatum"] - row["einddatum"]).days <= 90
    ]
    if not soon:
        return "geen"
    first = min(soon, key=lambda each: (each["startdatum"], each["names"][-1]))
    return first["werkwijze"] if first["werkwijze"].startswith("elkander-") else "elders"


def states(rows: list[Row]) -> list[Row]:
    """The row of the latest quarter of each trajectory."""
    newest: dict[tuple[str, str], Row] = {}
    for row in rows:
        name = (row["sender"], row["traject_id"])
        if name not in newest or row["quarter"] > newest[name]["quarter"]:
            newest[name] = row
    return [
        row | {"names": [name], "report": report_of(row)} for name, row in sorted(newest.items())
    ]


def report_of(row: Row) -> tuple[str, str] | None:
    if row["melding_id"] is None:
        return None
    return row["melding_afzender"] or row["sender"], row["melding_id"]


def continued(found: list[Row]) -> list[Row]:
    """The trajectories, the two halves around a merger made one. `found` is in order of id."""
    halves = [row for row in found if ended_by_merger(row)]
    whole, gone = [], []
    for row in found:
        old = next((half for half in halves if restarts(half, row)), None)
        if old is not None:
            halves.remove(old)
            gone.append(old)
        whole.append(row if old is None else joined(old, row))
    return [row for row in whole if row not in gone]


def joined(old: Row, new: Row) -> Row:
    return new | {
        "names": old["names"] + new["names"],
        "report": new["report"] or old["report"],
        "startdatum": old["startdatum"],
    }


def ended_by_merger(row: Row) -> bool:
    end = ENDED_ON.get(row["gemeente"])
    return end is not None and row["einddatum"] == end


def restarts(old: Row, new: Row) -> bool:
    """Whether the new one began the day after at the municipality that the old one's became."""
    if new["gemeente"] != SUCCESSOR[old["gemeente"]]:
        return False
    if new["startdatum"] != old["einddatum"] + timedelta(1):
        return False
    return all(old[name] == new[name] for name in ALIKE)


Amount = Callable[[Row, Known], Any]


def started(amount: Amount, of: Callable[[Row], bool] = always, after: int = 0) -> Formula:
    def rows(known: Known) -> Iterator[Counted]:
        for row in trajectories(known):
            if of(row):
                day = row["startdatum"]
                yield matured(known, day, row, after, lambda row=row: amount(row, known))

    return rows


def ended(amount: Amount, of: Callable[[Row], bool] = always, after: int = 0) -> Formula:
    def rows(known: Known) -> Iterator[Counted]:
        for row in trajectories(known):
            if row["einddatum"] is not None and of(row):
                day = row["einddatum"]
                yield matured(known, day, row, after, lambda row=row: amount(row, known))

    return rows


def residential(known: Known) -> Iterator[Counted]:
    """Every delivered row in its quarter: over more quarters these are trajectory-quarters."""
    for row in known.rows["trajecten"]:
        yield Counted(first_day(row["quarter"]), row, int(row["hulpvorm"] in RESIDENTIAL), 1)


def has(column: str, *values: Any) -> Amount:
    return lambda row, _: int(row[column] in values)


def answered(column: str) -> Callable[[Row], bool]:
    return lambda row: row[column] is not None


def days(row: Row, _: Known) -> int:
    return (row["einddatum"] - row["startdatum"]).days


def linked(row: Row) -> bool:
    return row["report"] is not None


def longer_than_a_year(row: Row, _: Known) -> int:
    year = row["startdatum"] + timedelta(365)
    return int(row["einddatum"] is None or row["einddatum"] > year)


def no_start(first: int, last: int) -> Amount:
    """Whether no other trajectory of the youth starts so many days after the end."""

    def none(row: Row, known: Known) -> int:
        gaps = [
            (other["startdatum"] - row["einddatum"]).days
            for other in trajectories(known)
            if other["names"] != row["names"] and other["jeugdige"] == row["jeugdige"]
        ]
        return int(not any(first <= gap <= last for gap in gaps))

    return none


def moved_on(row: Row, _: Known) -> int:
    return int(row["vervolgstap"] != "geen")


def few_talks(row: Row, _: Known) -> int:
    talks = row["gesprekken"]
    return int(talks is not None and talks <= MOST_TALKS[row["werkwijze"]])


def threatened(row: Row) -> bool:
    return row["uithuisplaatsing_dreigde"] is True and row["uithuisplaatsing_voorkomen"] is not None


def is_ggz(row: Row) -> bool:
    return row["ggz"]


GGZ_STARTS = started(lambda *_: 1, is_ggz)
RATIOS: dict[str, Formula] = {
    "vervolgduur": ended(days, linked),
    "vervolg_langer_dan_jaar": started(longer_than_a_year, linked, after=365),
    "aandeel_verblijf": residential,
    "licht_begonnen": started(has("hulpvorm", *LIGHT)),
    "uitval": ended(has("reden_beeindiging", "03", "04", "05")),
    "volgens_plan": ended(has("reden_beeindiging", "01")),
    "zonder_hulp_verder": ended(
        has("zonder_hulp_verder", "02", "03", "04"), answered("zonder_hulp_verder")
    ),
    "geen_nieuwe_start": ended(no_start(1, 365), after=365),
    "kort_genoeg": ended(no_start(0, 90), lambda row: row["werkwijze"] == "elkander-1", after=90),
    "binnen_max_gesprekken": ended(few_talks, lambda row: row["werkwijze"] in MOST_TALKS),
    "weer_thuis": ended(has("thuis_na", True), answered("thuis_na")),
    "dagbesteding": ended(has("dagbesteding", True), answered("dagbesteding")),
    "geen_terugval": ended(has("terugval", False), answered("terugval")),
    "uithuisplaatsing_voorkomen": ended(has("uithuisplaatsing_voorkomen", True), threatened),
    "trajectduur": ended(days),
    "cijfer_traject": ended(lambda row, _: Fraction(str(row["cijfer"])), answered("cijfer")),
    "doorstroom": ended(moved_on, after=90),
    "ggz_via_huisarts": started(has("verwijzer", "02"), is_ggz),
}
