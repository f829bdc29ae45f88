"""KPIs that count reports, and the causes named in them."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction

from tests.oracle.drawn import Row
from tests.oracle.plain.rows import Counted, Formula, Known, always, matured

CRISIS = ("spoedeisend", "acuut")
HOME = ("advies", "ambulant", "netwerk", "eigen_aanbieder")


def daypart(moment: datetime) -> str:
    if moment.hour >= 22 or moment.hour < 8:
        return "nacht"
    if moment.hour >= 17:
        return "avond"
    return "weekend" if moment.weekday() >= 5 else "kantoor"


def is_crisis(row: Row) -> bool:
    return row["vraag"] in CRISIS


def received(test: Callable[[Row], bool], of: Callable[[Row], bool]) -> Formula:
    def rows(known: Known) -> Iterator[Counted]:
        for row in known.rows["meldingen"]:
            if of(row):
                yield Counted(row["ontvangen_op"].date(), row, int(test(row)), 1)

    return rows


def closed(amount: Callable[[Row, Known], int], after: int = 0) -> Formula:
    def rows(known: Known) -> Iterator[Counted]:
        for row in known.rows["meldingen"]:
            if is_crisis(row) and row["afgesloten_op"] is not None:
                day = row["afgesloten_op"]
                yield matured(known, day, row, after, lambda row=row: amount(row, known))

    return rows


def causes(known: Known) -> Iterator[Counted]:
    for row in known.rows["meldingen"]:
        for cause in (row["oorzaken"] or "").split("|"):
            if cause and row["geevalueerd_op"] is not None:
                yield Counted(row["geevalueerd_op"], row | {"oorzaak": cause}, 1)


def ratings(known: Known) -> Iterator[Counted]:
    for row in known.rows["meldingen"]:
        if is_crisis(row) and row["cijfer"] is not None:
            yield Counted(row["ontvangen_op"].date(), row, Fraction(str(row["cijfer"])), 1)


def comes_back(days: int) -> Callable[[Row, Known], int]:
    def again(row: Row, known: Known) -> int:
        for other in known.rows["meldingen"]:
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


def reviewed(row: Row, _: Known) -> int:
    limit = row["afgesloten_op"] + timedelta(42)
    return int(row["geevalueerd_op"] is not None and row["geevalueerd_op"] <= limit)


COUNTS: dict[str, Formula] = {
    "meldingen": received(always, always),
    "crises": received(always, is_crisis),
    "oorzaken": causes,
}
RATIOS: dict[str, Formula] = {
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
DISTINCT: dict[str, Formula] = {"jeugdigen_in_crisis": COUNTS["crises"]}
MEDIANS: dict[str, Formula] = {"reactietijd": received(always, contacted)}
