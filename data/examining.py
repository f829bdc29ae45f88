"""One delivered file, opened, read and checked against its contract, without touching a store."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import polars as pl

from data import findings
from data.checking import check_sheet
from data.contract import CONTRACTS
from data.deriving import derive
from data.naming import Delivered
from data.packing import Rows
from data.quarters import quarter_label, quarter_start
from data.reading import Sheet
from data.reading_csv import read_csv
from data.reading_xlsx import read_xlsx
from data.rules import Period
from data.unpacking import Refused, Source

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Examined:
    """A file's checksum, and its rows as the store keeps them or else its findings.

    `rows` is None where the file is the one that holds already, or has findings.
    """

    sha256: str
    rows: Rows | None = None
    faults: pl.DataFrame | None = None


def acceptable(delivered: Delivered, organisations: Mapping[str, str], today: date) -> Delivered:
    """The delivery with its sender as listed. Raises Refused for an unknown sender or a quarter
    that has yet to begin.
    """
    sender = organisations.get(delivered.sender)
    if sender is None:
        raise Refused(
            f"Afzender {findings.shown(delivered.sender)} is niet bekend. Voeg de organisatie toe "
            "met een levering 'organisaties' van een bekende afzender, zoals "
            f"organisaties_rigg_{quarter_label(delivered.quarter)}.csv, "
            "met de kolommen code, naam en soort."
        )
    if quarter_start(delivered.quarter) > today:
        raise Refused(f"Kwartaal {quarter_label(delivered.quarter)} is nog niet begonnen.")
    return replace(delivered, sender=sender)


def examine(
    source: Source,
    delivered: Delivered,
    organisations: Mapping[str, str],
    holding: str | None,
    today: date,
    progress: Progress,
) -> Examined:
    """Read and check one file; `holding` is the checksum of the file that holds now, if any.

    Raises Refused where the file cannot be read as what its name says.
    """
    progress(f"{source.name} lezen", 0, 1)
    sha256, sheet = _opened(source, delivered.table, holding)
    if sheet is None:
        return Examined(sha256)
    stage = f"{source.name} controleren"
    checked = check_sheet(
        sheet,
        CONTRACTS[delivered.table],
        Period(delivered.quarter, today),
        organisations,
        lambda done, total: progress(stage, done, total),
    )
    if not checked.faults.is_empty():
        return Examined(sha256, faults=checked.faults)
    finish = partial(derive, delivered=delivered)
    return Examined(sha256, replace(checked.rows, finish=finish))


def _opened(source: Source, table: str, holding: str | None) -> tuple[str, Sheet | None]:
    """The checksum, and the sheet unless the file is the one that holds already."""
    with source.open() as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # a BinaryIO will do
        if sha256 == holding:
            return sha256, None
    if source.name.lower().endswith(".xlsx"):
        with source.open() as stream:
            return sha256, read_xlsx(stream.read(), table)
    return sha256, read_csv(source.open)
