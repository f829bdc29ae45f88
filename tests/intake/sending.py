"""Deliveries as a partner makes them: sound rows to change one thing in, and a way to send them."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import polars as pl
import xlsxwriter
from sqlalchemy import Table, select

from data import schema
from data.delivering import check, deliver
from data.outcome import Outcome
from data.store import Store, reading, to_polars

TODAY = date(2022, 11, 1)
Row = Mapping[str, object]

SOUND: dict[str, dict[str, object]] = {
    "meldingen": {
        "melding_id": "M1",
        "ontvangen_op": "2022-04-01 09:05",
        "jeugdige": "a1",
        "geboortejaar": "2008",
        "gemeente": "0014",
        "melder": "ouder",
        "vraag": "acuut",
        "eerste_contact_op": "2022-04-01 09:50",
        "afhandeling": "ambulant",
        "overdrachten": "0",
        "afgesloten_op": "2022-04-20",
        "geevalueerd_op": "2022-05-05",
        "oorzaken": "gezin:scheiding|context:school",
        "cijfer": "7.5",
        "organisatie": "",
    },
    "trajecten": {
        "traject_id": "T1",
        "jeugdige": "a1",
        "geboortejaar": "2008",
        "gemeente": "0014",
        "melding_id": "",
        "melding_afzender": "",
        "hulpvorm": "02",
        "werkwijze": "isb",
        "ggz": "nee",
        "verwijzer": "01",
        "startdatum": "2022-04-21",
        "einddatum": "2022-06-21",
        "reden_beeindiging": "01",
        "gesprekken": "5",
        "thuis_na": "ja",
        "dagbesteding": "ja",
        "terugval": "nee",
        "uithuisplaatsing_dreigde": "ja",
        "uithuisplaatsing_voorkomen": "ja",
        "zonder_hulp_verder": "02",
        "cijfer": "8",
        "organisatie": "",
    },
    "kosten": {
        "regel_id": "R1",
        "gemeente": "0014",
        "traject_id": "T1",
        "traject_afzender": "",
        "melding_id": "",
        "melding_afzender": "",
        "soort": "vervolg",
        "maand": "2022-04",
        "productcategorie": "45",
        "volume": "10",
        "eenheid": "uur",
        "tarief": "100.5",
        "bedrag": "1005",
        "vorig_regel_id": "",
        "gedeclareerd_op": "2022-06-30",
        "organisatie": "",
    },
    "ramingen": {
        "versie": "begroting",
        "vastgesteld_op": "2022-01-01",
        "kpi": "kosten",
        "gemeente": "",
        "organisatie": "",
        "kwartaal": "2023-K1",
        "waarde": "1234567.5",
    },
    "toegang": {
        "gemeente": "0014",
        "huisartspraktijken": "60",
        "met_jgw": "40",
        "caseload_lokaal_team": "1200",
        "consulten": "300",
        "vroegsignalen": "30",
        "dreigende_uithuiszettingen": "10",
        "afgewende_uithuiszettingen": "8",
    },
    "organisaties": {"code": "lentis", "naam": "Lentis", "soort": "aanbieder"},
    "bevolking": {"gemeente": "0014", "jaar": "2022", "jeugdigen": "38000", "bron": "CBS"},
}


def sound(table: str, **changes: object) -> dict[str, object]:
    """A row without faults, for accare in 2022-K2, with some values put otherwise."""
    return SOUND[table] | changes


def as_csv(rows: Iterable[Row], separator: str = ",") -> bytes:
    rows = list(rows)
    lines = [rows[0].keys(), *(row.values() for row in rows)]
    return "".join(separator.join(map(str, line)) + "\n" for line in lines).encode()


def as_xlsx(rows: Iterable[Row], sheet: str = "Blad1", *, others: Iterable[str] = ()) -> bytes:
    """A workbook with typed cells: dates and times as Excel keeps them, texts as texts."""
    rows = list(rows)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for other in others:
            book.add_worksheet(other).write_row(0, 0, ["niets", "te lezen"])
        page = book.add_worksheet(sheet)
        moment = book.add_format({"num_format": "d-m-yyyy h:mm"})
        for place, line in enumerate([rows[0].keys(), *(row.values() for row in rows)]):
            for position, cell in enumerate(line):
                if isinstance(cell, date):
                    page.write_datetime(place, position, cell, moment)
                else:
                    page.write(place, position, cell)
    return target.getvalue()


@dataclass(frozen=True)
class Desk:
    """A sender's desk: a folder to put files in, and a store to deliver them to."""

    folder: Path
    store: Store

    def write(self, name: str, content: bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return file

    def send(self, name: str, content: bytes, **asked: object) -> Outcome:
        """Deliver one file and say what became of it."""
        (outcome,) = self.send_all([self.write(name, content)], **asked)
        return outcome

    def ask(self, name: str, content: bytes) -> Outcome:
        """What would become of one file, beside an empty store."""
        (outcome,) = check(None, [self.write(name, content)], today=TODAY)
        return outcome

    def send_all(self, paths: Iterable[Path], **asked: object) -> list[Outcome]:
        return deliver(self.store, paths, **({"received_by": "test", "today": TODAY} | asked))

    def rows(self, table: Table, moment: datetime | None = None) -> pl.DataFrame:
        """The rows of a table as they are known now, or were at a moment."""
        known = table.c.known_until.is_(None)
        if moment is not None:
            until = table.c.known_until
            known = (table.c.known_from <= moment) & (until.is_(None) | (until > moment))
        with reading(self.store) as connection:
            return to_polars(connection, select(table).where(known))

    def rows_of_deliveries(self) -> pl.DataFrame:
        with reading(self.store) as connection:
            return to_polars(connection, select(schema.deliveries).order_by(schema.deliveries.c.id))

    def everything(self) -> dict[str, list[tuple]]:
        """All rows of all tables, to see that nothing changed."""
        with reading(self.store) as connection:
            return {
                table.name: sorted(to_polars(connection, select(table)).rows(), key=repr)
                for table in schema.metadata.sorted_tables
            }


def places(outcome: Outcome) -> list[tuple[int | None, str | None]]:
    """Row and column of each finding."""
    return [(finding.row, finding.column) for finding in outcome.findings]
