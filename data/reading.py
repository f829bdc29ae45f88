"""Bytes to text: a delivered CSV or XLSX as columns of text, nothing interpreted yet."""

import io
from collections import deque
from dataclasses import dataclass, field, replace
from typing import BinaryIO

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from data import findings
from data.surveying import Survey, survey
from data.unpacking import Refused


@dataclass
class TextColumn:
    """One column as delivered; `numbers` holds the cells that a workbook stored as numbers."""

    name: str
    text: pl.Series | pa.ChunkedArray
    numbers: pl.Series | None = None


@dataclass
class Sheet:
    """A delivery as text. The columns are taken off one by one, so that memory frees as they go.

    `rows` is each row's number as the sender sees it: the line of the file, the row in Excel;
    `header_row` that of the header. `faults` are findings about rows that could not be divided
    into columns.
    """

    columns: deque[TextColumn]
    rows: pl.Series
    header_row: int = 1
    faults: pl.DataFrame = field(default_factory=findings.none)


def read_csv(stream: BinaryIO) -> Sheet:
    """A CSV in any of the dialects of ``data.surveying``; rows without any value are left out.

    Raises Refused where the file is no such text.
    """
    found = survey(stream)
    table, records, too_long = _divided(stream, found)
    rows, long_rows = _line_numbers(table, records, too_long, has_quotes=found.has_quotes)
    filled = _filled_rows(table)
    if filled is not None:
        table, rows = table.filter(filled), rows.filter(pl.Series(filled))
    columns = [TextColumn(*each) for each in zip(found.header, table.columns, strict=True)]
    faults = _long_rows(too_long, long_rows, len(found.header))
    return Sheet(named(columns), rows, faults=faults)


def named(columns: list[TextColumn]) -> deque[TextColumn]:
    """Without the columns that have neither a name nor a value."""
    return deque(each for each in columns if each.name or (pl.Series(each.text) != "").any())


def _divided(
    stream: BinaryIO, found: Survey
) -> tuple[pa.Table, pl.Series, list[arrow_csv.InvalidRow]]:
    """All columns as text, the number of each record (the header is 1), and the records apart
    that hold more values than the header names.
    """
    width = len(found.header)
    uneven: list[arrow_csv.InvalidRow] = []
    table = _parsed(stream, found, uneven) if found.has_rows else _no_rows(width)
    records = pl.int_range(2, table.num_rows + len(uneven) + 2, dtype=pl.Int32, eager=True)
    if not uneven:
        return table, records, uneven
    even = records.filter(~records.is_in([row.number for row in uneven]))
    short = [row for row in uneven if row.actual_columns < width]
    table, records = _with_short_rows(table, even, short, found)
    return table, records, [row for row in uneven if row.actual_columns > width]


def _with_short_rows(
    table: pa.Table, records: pl.Series, short: list[arrow_csv.InvalidRow], found: Survey
) -> tuple[pa.Table, pl.Series]:
    """The table with the rows that lack their last separators, in the order of the file.

    Excel leaves these off where the last columns are empty over some sixteen rows.
    """
    if not short:
        return table, records
    absent = [table.num_columns - row.actual_columns for row in short]
    lines = [row.text + found.separator * n for row, n in zip(short, absent, strict=True)]
    text = io.BytesIO("\n".join(["", *lines]).encode())
    filled_up = _parsed(text, replace(found, encoding="utf-8"), [])
    numbers = pl.concat([records, pl.Series([row.number for row in short], dtype=pl.Int32)])
    order = numbers.arg_sort()
    both = pa.concat_tables([table, filled_up])
    return both.take(order.to_arrow()), numbers.gather(order)


def _parsed(stream: BinaryIO, found: Survey, uneven: list[arrow_csv.InvalidRow]) -> pa.Table:
    """The columns below the first line, as text; rows of another width go to `uneven`."""

    def set_aside(row: arrow_csv.InvalidRow) -> str:
        uneven.append(row)
        return "skip"

    names = [str(position) for position in range(len(found.header))]
    # One thread, because only then are the uneven rows numbered.
    read = arrow_csv.ReadOptions(
        use_threads=False, column_names=names, skip_rows=1, encoding=found.encoding
    )
    parse = arrow_csv.ParseOptions(
        delimiter=found.separator,
        newlines_in_values=found.has_quotes,
        ignore_empty_lines=False,
        invalid_row_handler=set_aside,
    )
    as_text = arrow_csv.ConvertOptions(
        strings_can_be_null=False, column_types=dict.fromkeys(names, pa.string())
    )
    stream.seek(0)
    try:
        return arrow_csv.read_csv(stream, read, parse, as_text)
    except pa.ArrowInvalid:
        raise Refused("Het bestand is niet als CSV te lezen.") from None


def _no_rows(width: int) -> pa.Table:
    names = [str(position) for position in range(width)]
    return pa.table({name: pa.chunked_array([], pa.string()) for name in names})


def _line_numbers(
    table: pa.Table, records: pl.Series, too_long: list[arrow_csv.InvalidRow], *, has_quotes: bool
) -> tuple[pl.Series, pl.Series]:
    """The line on which each row of the table starts, and each of those too long."""
    apart = pl.Series([row.number for row in too_long], dtype=pl.Int32)
    if not has_quotes:
        return records, apart
    breaks = pl.concat([_line_breaks(table), pl.Series([row.text.count("\n") for row in too_long])])
    lines = pl.DataFrame({"record": pl.concat([records, apart]), "breaks": breaks}).sort("record")
    before = pl.col("breaks").cum_sum() - pl.col("breaks")
    lines = lines.with_columns(line=(pl.col("record") + before).cast(pl.Int32))
    is_apart = pl.col("record").is_in(apart.implode())
    return lines.filter(~is_apart)["line"], lines.filter(is_apart)["line"]


def _line_breaks(table: pa.Table) -> pl.Series:
    total = pl.zeros(table.num_rows, dtype=pl.Int64, eager=True)
    for column in table.columns:
        if pc.any(pc.match_substring(column, "\n")).as_py():
            total += pl.Series(column).str.count_matches("\n", literal=True)
    return total


def _filled_rows(table: pa.Table) -> pa.ChunkedArray | None:
    """Which rows have any value; None when all have. Excel leaves rows of bare separators."""
    filled = pc.not_equal(pc.binary_length(table.column(0)), 0)
    for column in table.columns[1:]:
        if pc.all(filled).as_py():
            return None
        filled = pc.or_(filled, pc.not_equal(pc.binary_length(column), 0))
    return filled


def _long_rows(too_long: list[arrow_csv.InvalidRow], rows: pl.Series, width: int) -> pl.DataFrame:
    return findings.frame(
        rows,
        None,
        [f"{row.actual_columns} waarden" for row in too_long],
        f"{width} waarden, zoveel als de kopregel kolommen noemt",
        "De regel heeft meer waarden dan er kolommen zijn.",
    )
