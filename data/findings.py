"""Findings: what is wrong in a delivery, where, and what was expected; to read and to send back."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
import xlsxwriter

NOT_SHOWN = "(niet getoond)"
_SHOWN_LENGTH = 40
_SHEET_ROWS = 1_048_575
_COLUMNS = {
    "file": "bestand",
    "row": "rij",
    "column": "kolom",
    "found": "gevonden",
    "expected": "verwacht",
    "text": "wat is er mis",
}
_SCHEMA = {name: pl.Int64 if name == "row" else pl.String for name in _COLUMNS}
# Nine digits, also as a BSN is written for people, and a keyed hash that strayed into a column.
_PERSONAL = (
    r"[0-9]{9}|[0-9]{4}[. ][0-9]{2}[. ][0-9]{3}|[0-9]{3}[. -][0-9]{3}[. -][0-9]{3}"
    r"|[0-9a-fA-F]{32}"
)
# What Excel would take for a formula when a CSV is opened.
_FORMULA = ("=", "+", "-", "@", "|", "%", "\t", "\r")


@dataclass(frozen=True)
class Finding:
    """One fault. `row` is the line of the file (in Excel: the row), None for the whole file."""

    file: str
    row: int | None
    column: str | None
    found: str | None
    expected: str | None
    text: str

    def __str__(self) -> str:
        place = [f"rij {self.row}" if self.row else None, self.column and f"kolom {self.column}"]
        start = ", ".join(part for part in place if part)
        found = f" Gevonden: {self.found}." if self.found else ""
        expected = f" Verwacht: {self.expected}." if self.expected else ""
        return f"{start + ': ' if start else ''}{self.text}{found}{expected}"


def none() -> pl.DataFrame:
    """A frame of findings without any."""
    return pl.DataFrame(schema=_SCHEMA)


def whole_file(text: str) -> pl.DataFrame:
    """One finding about the file as such."""
    return frame([None], None, [None], None, text)


def frame(
    rows: pl.Series | Sequence[int | None],
    column: str | None,
    found: pl.Series | Sequence[str | None],
    expected: str | None,
    text: str,
    *,
    secret: bool = False,
) -> pl.DataFrame:
    """A finding a row, all of one column and one sentence; personal values are not shown."""
    listed = pl.DataFrame(
        {"row": pl.Series(rows, dtype=pl.Int64), "found": pl.Series(found, dtype=pl.String)}
    )
    visible = pl.lit(NOT_SHOWN) if secret else _shown(pl.col("found"))
    texts = {"file": None, "column": column, "expected": expected, "text": text}
    return listed.with_columns(
        pl.when(pl.col("found").is_not_null()).then(visible).alias("found"),
        *(pl.lit(value, pl.String).alias(name) for name, value in texts.items()),
    ).select(*_SCHEMA)


def shown(text: str) -> str:
    """A text of the file as a finding may show it: short, and nothing that names a person."""
    return pl.select(_shown(pl.lit(text))).item()


def of_file(findings: pl.DataFrame, file: str) -> pl.DataFrame:
    """The findings with the name of their file, in the order of its rows."""
    named = findings.with_columns(file=pl.lit(file))
    return named.sort("row", nulls_last=False, maintain_order=True)


def listed(findings: pl.DataFrame) -> tuple[Finding, ...]:
    return tuple(Finding(*row) for row in findings.iter_rows())


def to_csv(findings: pl.DataFrame) -> bytes:
    """The findings as a CSV that Dutch Excel opens by a double click."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(_COLUMNS.values())
    writer.writerows([_harmless(cell) for cell in row] for row in findings.iter_rows())
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(findings: pl.DataFrame) -> bytes:
    """The findings as a workbook; as many as one sheet holds."""
    target = io.BytesIO()
    # Texts stay texts: no formula, link or number is made of what a sender wrote.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("bevindingen")
        sheet.write_row(0, 0, _COLUMNS.values(), book.add_format({"bold": True}))
        for number, row in enumerate(findings.head(_SHEET_ROWS).iter_rows(), start=1):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(1, 0)
        sheet.autofit(300)
    return target.getvalue()


def _shown(found: pl.Expr) -> pl.Expr:
    short = pl.when(found.str.len_chars() > _SHOWN_LENGTH)
    cut = short.then(found.str.slice(0, _SHOWN_LENGTH) + "…").otherwise(found)
    return pl.when(found.str.contains(_PERSONAL)).then(pl.lit(NOT_SHOWN)).otherwise(cut)


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
