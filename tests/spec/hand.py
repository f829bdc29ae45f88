"""Hand-written deliveries in a store of their own, and their figures.

A table is drawn in text, columns apart by `|`; a column that it leaves out takes the ordinary
value below, and a trajectory without a youth is one of a youth of its own. `afzender` says who
delivers a row; the row's date says in which quarter, unless a column `kwartaal` of a trajectory or
of toegang does. Causes of one report are joined by `+`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from data.contract import CONTRACTS
from data.delivering import deliver
from data.outcome import REFUSED
from data.quarters import parse_quarter, quarter_label, quarter_of
from data.store import Store, open_store
from queries.cube import Cubes, open_cubes
from queries.figures import figures
from queries.periods import programme_until
from queries.scope import EVERYONE
from queries.selection import Selection

ORDINARY = {
    "meldingen": {
        "jeugdige": "iemand",
        "geboortejaar": "2010",
        "gemeente": "0014",
        "melder": "ouder",
        "vraag": "acuut",
        "afhandeling": "ambulant",
        "overdrachten": "0",
        "afzender": "accare",
    },
    "kosten": {
        "gemeente": "0014",
        "soort": "beschikbaarheid",
        "productcategorie": "46",
        "maand": "2022-03",
        "gedeclareerd_op": "2022-03-31",
        "afzender": "accare",
    },
    "trajecten": {
        "geboortejaar": "2010",
        "gemeente": "0014",
        "hulpvorm": "02",
        "werkwijze": "regulier",
        "ggz": "nee",
        "verwijzer": "01",
        "afzender": "accare",
    },
    "ramingen": {"versie": "1", "vastgesteld_op": "2020-07-01", "afzender": "rigg"},
    "bevolking": {"bron": "CBS", "afzender": "rigg"},
    "toegang": {
        "gemeente": "0014",
        "huisartspraktijken": "0",
        "met_jgw": "0",
        "afzender": "rigg",
    },
}
NUMBERED = {"meldingen": "melding_id", "trajecten": "traject_id", "kosten": "regel_id"}
# Tables whose delivered quarter follows from no column of theirs.
QUARTERLY = ("trajecten", "toegang")
DATED = {
    "meldingen": "ontvangen_op",
    "kosten": "gedeclareerd_op",
    "trajecten": "startdatum",
}
RECEIVED = datetime(2022, 10, 15)
TODAY = date(2023, 12, 31)

Row = dict[str, str]


def read(drawn: str) -> list[Row]:
    """The rows of a table drawn in text; an empty cell is absent."""
    header, *lines = [
        [cell.strip() for cell in line.split("|")]
        for line in drawn.strip().splitlines()
        if line.strip()
    ]
    return [
        {name: cell.replace("+", "|") for name, cell in zip(header, line, strict=True) if cell}
        for line in lines
    ]


@cache
def _empty_store() -> bytes:
    """The file of a store without deliveries; copying it is quicker than making it anew."""
    with TemporaryDirectory() as folder:
        return open_store(f"duckdb:///{folder}/empty.duckdb").file.read_bytes()


@dataclass(frozen=True)
class Partners:
    """A store with deliveries, and the shortest way to its figures."""

    folder: Path
    store: Store

    @classmethod
    def in_folder(cls, folder: Path) -> "Partners":
        file = folder / "hand.duckdb"
        file.write_bytes(_empty_store())
        return cls(folder, open_store(f"duckdb:///{file}"))

    def deliver(self, tabel: str, drawn: str, received_at: datetime = RECEIVED) -> "Partners":
        """Deliver the drawn rows, one delivery a sender and quarter."""
        parts: dict[tuple[str, str], list[Row]] = {}
        for number, row in enumerate(read(drawn)):
            full = ORDINARY[tabel] | row
            quarter = _quarter(tabel, full)
            if tabel in QUARTERLY:
                full.pop("kwartaal", None)
            if tabel in NUMBERED:
                full.setdefault(NUMBERED[tabel], f"{quarter}-{number}")
            if tabel == "trajecten":
                _complete(full)
            parts.setdefault((full.pop("afzender"), quarter), []).append(full)
        for (sender, quarter), rows in parts.items():
            self._send(tabel, sender, quarter, rows, received_at)
        return self

    def nothing(self, tabel: str, sender: str, quarter: str) -> "Partners":
        """Deliver a table without rows."""
        self._send(tabel, sender, quarter, [], RECEIVED)
        return self

    def _send(
        self, tabel: str, sender: str, quarter: str, rows: list[Row], received_at: datetime
    ) -> None:
        every = [column.name for column in CONTRACTS[tabel].columns]
        names = list(dict.fromkeys(name for row in rows for name in row)) or every
        file = self.folder / f"{tabel}_{sender}_{quarter}.csv"
        lines = [names, *([row.get(name, "") for name in names] for row in rows)]
        file.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
        outcomes = deliver(
            self.store, [file], received_by="test", received_at=received_at, today=TODAY
        )
        for outcome in outcomes:
            assert outcome.status != REFUSED, outcome.findings

    def cubes(self, as_of: date | None = None, known_on: datetime | None = None) -> Cubes:
        return open_cubes(self.store, as_of, known_on)

    def figures(
        self,
        key: str,
        by: Sequence[str] = (),
        *,
        first: str | None = None,
        last: str | None = None,
        municipalities: set[str] | None = None,
        organisations: set[str] | None = None,
        as_of: date | None = None,
        known_on: datetime | None = None,
    ) -> pl.DataFrame:
        """The figures of one KPI as `spoedmonitor kpis` gives them."""
        cubes = self.cubes(as_of, known_on)
        start, end = programme_until(cubes.as_of)
        selection = Selection(
            parse_quarter(first) if first else start,
            parse_quarter(last) if last else end,
            None if municipalities is None else frozenset(municipalities),
            None if organisations is None else frozenset(organisations),
        )
        return figures(cubes, [key], selection, by, audience="exact", viewer=EVERYONE)

    def value(self, key: str, **others: object) -> float | None:
        """The value of one KPI over the whole selection."""
        return self.figures(key, **others)["waarde"].item()

    def parts(self, key: str, **others: object) -> tuple[float | None, float | None, float | None]:
        """Numerator, denominator and value over the whole selection."""
        return self.figures(key, **others).select("teller", "noemer", "waarde").row(0)

    def values(self, key: str, *by: str, **others: object) -> dict[object, float | None]:
        """The value of every cell, by the dimensions asked for; quarters as people write them."""
        found = self.figures(key, by, **others)
        columns = [_COLUMN.get(name, name if name in found.columns else "categorie") for name in by]
        rows = found.select(*columns, "waarde").iter_rows()
        return {_label(cell): value for *cell, value in rows}


_COLUMN = {"corop": "gemeente"}


def _label(cell: list[object]) -> object:
    named = [quarter_label(each) if isinstance(each, int) else each for each in cell]
    return named[0] if len(named) == 1 else tuple(named)


def _complete(traject: Row) -> None:
    """A youth of its own where none is named; what has ended went as planned."""
    traject.setdefault("jeugdige", traject["traject_id"])
    if "einddatum" in traject:
        traject.setdefault("reden_beeindiging", "01")


def _quarter(tabel: str, row: Row) -> str:
    if tabel in QUARTERLY and "kwartaal" in row:
        return row["kwartaal"]
    if tabel in DATED:
        return quarter_label(quarter_of(date.fromisoformat(row[DATED[tabel]][:10])))
    return "2020-K3"
