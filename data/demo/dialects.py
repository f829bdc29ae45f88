"""How each sender's software writes a file, so that the demo is read the way real files are."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import polars as pl
import xlsxwriter

_MADE = datetime(2022, 1, 1)


@dataclass(frozen=True)
class Dialect:
    """The habits of one sender; Dutch Excel unless said otherwise."""

    separator: str = ";"
    decimal_comma: bool = True
    date: str = "%-d-%-m-%Y"
    timestamp: str = "%-d-%-m-%Y %H:%M"
    line_end: str = "\r\n"
    bom: bool = False
    code: str = "0014"  # how it writes the code of Groningen


_SYSTEM = Dialect(
    separator=",",
    decimal_comma=False,
    date="%Y-%m-%d",
    timestamp="%Y-%m-%d %H:%M:%S",
    line_end="\n",
)
_OTHER = {
    "molendrift": _SYSTEM,
    "jonx": Dialect(code="GM0014"),
    "elker": Dialect(bom=True, code="14"),
}


def append_csv(path: Path, frame: pl.DataFrame, sender: str) -> None:
    """Write the frame to the file, after what stands in it already."""
    dialect = _OTHER.get(sender, Dialect())
    new = not path.exists()
    with path.open("ab") as file:
        _as_written(frame, dialect.code).write_csv(
            file,
            include_header=new,
            include_bom=new and dialect.bom,
            separator=dialect.separator,
            decimal_comma=dialect.decimal_comma,
            date_format=dialect.date,
            datetime_format=dialect.timestamp,
            line_terminator=dialect.line_end,
        )


def _as_written(frame: pl.DataFrame, code: str) -> pl.DataFrame:
    """Municipality codes as the sender writes them."""
    if "gemeente" not in frame.columns or code == "0014":
        return frame
    gemeente = pl.col("gemeente")
    if code == "14":
        return frame.with_columns(gemeente.str.strip_chars_start("0"))
    return frame.with_columns(gemeente="GM" + gemeente)


def write_xlsx(path: Path, frame: pl.DataFrame) -> None:
    """Write the frame as a workbook that is the same on every machine: fixed dates, not packed."""
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        frame.write_excel(book, path.name.split("_")[0])
    with ZipFile(memory) as packed, ZipFile(path, "w", ZIP_STORED) as plain:
        for member in packed.infolist():
            plain.writestr(ZipInfo(member.filename), packed.read(member))
