"""Small worlds written by hand: a row is an ordinary one but for what a test says of it."""

from datetime import date, datetime
from typing import Any

from tests.oracle.drawn import FIRST, Row
from tests.oracle.plain.figure import Figure, figure
from tests.oracle.plain.formulas import Cell
from tests.oracle.plain.rows import Known, quarter
from tests.oracle.world import World

K1, K2, K3, K4 = range(2021 * 4, 2022 * 4)  # of 2021
ALWAYS = tuple(range(2019 * 4, 2024 * 4))
TABLES = ("meldingen", "trajecten", "kosten", "toegang", "ramingen", "bevolking")


def crisis(day: str, **others: Any) -> Row:
    """A report of accare's, number m, of youth a."""
    received = datetime.fromisoformat(f"{day} 10:00")
    ordinary = {
        "melding_id": "m",
        "ontvangen_op": received,
        "quarter": quarter(received.date()),
        "vraag": "acuut",
    }
    return _ordinary() | ordinary | others


def trajectory(number: str, start: str, end: str | None = None, **others: Any) -> Row:
    """One of accare's, of youth a, as delivered in the quarter of its end, else of its start."""
    first, last = date.fromisoformat(start), date.fromisoformat(end) if end else None
    ordinary = {
        **dict.fromkeys(("melding_id", "melding_afzender", "gesprekken", "zonder_hulp_verder")),
        **dict.fromkeys(("thuis_na", "dagbesteding", "terugval", "cijfer")),
        **dict.fromkeys(("uithuisplaatsing_dreigde", "uithuisplaatsing_voorkomen")),
        "traject_id": number,
        "startdatum": first,
        "einddatum": last,
        "quarter": quarter(last or first),
        "hulpvorm": "02",
        "werkwijze": "regulier",
        "ggz": False,
        "verwijzer": "01",
        "reden_beeindiging": "01" if end else None,
    }
    return _ordinary() | ordinary | others


def cost(number: str | None, month: str, euro: int, **others: Any) -> Row:
    """A line of accare's for its own trajectory of this number."""
    day = date.fromisoformat(f"{month}-01")
    ordinary = {
        "traject_id": number,
        "traject_afzender": None,
        "soort": "vervolg",
        "maand": day.year * 12 + day.month - 1,
        "quarter": quarter(day),
        "bedrag": euro * 100,
    }
    return _ordinary() | ordinary | others


def reported(at: int, **others: Any) -> Row:
    """What a municipality reports of a quarter: nothing but two practices, one of them covered."""
    names = ("caseload_lokaal_team", "consulten", "vroegsignalen")
    evictions = ("dreigende_uithuiszettingen", "afgewende_uithuiszettingen")
    practices = {"huisartspraktijken": 2, "met_jgw": 1}
    return _ordinary() | dict.fromkeys((*names, *evictions)) | practices | {"quarter": at} | others


def _ordinary() -> Row:
    return {
        "sender": "accare",
        "organisatie": None,
        "known_from": FIRST,
        "known_until": None,
        "jeugdige": "a",
        "geboortejaar": 2010,
        "gemeente": "0014",
    }


def seen(
    *, as_of: str = "2023-12-31", moment: datetime | None = None, **tables: list[Row]
) -> Known:
    """What is known of these rows, each delivered as soon as it was known."""
    rows = dict.fromkeys(TABLES, ()) | tables
    deliveries = [
        (tabel, row["sender"], row["quarter"], row["known_from"])
        for tabel in ("meldingen", "trajecten", "kosten", "toegang")
        for row in rows[tabel]
    ]
    world = World({tabel: list(each) for tabel, each in rows.items()}, deliveries)
    return Known(world, moment, date.fromisoformat(as_of))


def told(known: Known, key: str, *quarters: int, **cell: Any) -> Figure:
    """The figure of a KPI over these quarters, or over all of them."""
    return figure(known, key, Cell(quarters or ALWAYS, **cell))
