"""Bytes to text: a delivered CSV or XLSX as columns of text, nothing interpreted yet."""

import codecs
import csv
import io
from collections import deque
from dataclasses import dataclass, field

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from data import findings
from data.unpacking import Refused

_HEADER_BYTES = 64 * 1024


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


def read_csv(raw: bytes) -> Sheet:
    """UTF-8 (with or without BOM) or Windows-1252; comma or semicolon, as the header line shows.

    Rows without any value are left out. Raises Refused where the file is no such text.
    """
    utf8 = _utf8(raw)
    header, separator = _header(utf8)
    table, records, too_long = _divided(utf8, len(header), separator)
    rows, long_rows = _line_numbers(table, records, too_long, has_quotes=b'"' in utf8)
    filled = _filled_rows(table)
    if filled is not None:
        table, rows = table.filter(filled), rows.filter(pl.Series(filled))
    columns = [TextColumn(*each) for each in zip(header, table.columns, strict=True)]
    return Sheet(named(columns), rows, faults=_long_rows(too_long, long_rows, len(header)))


def header_name(name: object) -> str:
    """A column name as it is matched: without surrounding blanks, in lower case."""
    return str(name).strip().lower()


def named(columns: list[TextColumn]) -> deque[TextColumn]:
    """Without the columns that have neither a name nor a value."""
    return deque(each for each in columns if each.name or (pl.Series(each.text) != "").any())


def _utf8(raw: bytes) -> bytes:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw:
        raise Refused(
            "Het bestand is geen CSV in UTF-8 of Windows-1252. Bewaar het in Excel als "
            "'CSV UTF-8 (door lijstscheidingsteken gescheiden)'."
        )
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if not raw.endswith(b"\n"):
        raw += b"\n"
    try:
        raw.decode()
    except UnicodeDecodeError:
        return _from_windows(raw)
    return raw


def _from_windows(raw: bytes) -> bytes:
    try:
        return raw.decode("cp1252").encode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refused(
            f"Regel {line} bevat een teken dat in UTF-8 noch Windows-1252 bestaat. "
            "Bewaar het bestand opnieuw als CSV UTF-8."
        ) from None


def _header(utf8: bytes) -> tuple[list[str], str]:
    """The names of the columns, and the separator that divides the header line into most parts."""
    start = utf8[:_HEADER_BYTES].decode(errors="ignore")
    divided = {separator: _first_record(start, separator) for separator in ";,"}
    separator = max(divided, key=lambda each: len(divided[each]))
    header = [header_name(name) for name in divided[separator]]
    if len(header) < 2:
        raise Refused(
            "De eerste regel van het bestand is geen kopregel met kolomnamen, "
            "gescheiden door een komma of puntkomma."
        )
    return header, separator


def _first_record(text: str, separator: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])


def _divided(
    utf8: bytes, width: int, separator: str
) -> tuple[pa.Table, pl.Series, list[arrow_csv.InvalidRow]]:
    """All columns as text, the number of each record (the header is 1), and the records apart
    that hold more values than the header names.
    """
    if utf8.count(b'"') % 2:
        raise Refused(
            f"Een aanhalingsteken dat opent op regel {_unclosed_line(utf8)} wordt nergens "
            "gesloten. Een aanhalingsteken binnen een waarde hoort dubbel te staan."
        )
    uneven: list[arrow_csv.InvalidRow] = []
    table = _parsed(utf8, width, separator, uneven, skip_rows=1)
    records = pl.int_range(2, table.num_rows + len(uneven) + 2, dtype=pl.Int64, eager=True)
    if not uneven:
        return table, records, uneven
    even = records.filter(~records.is_in([row.number for row in uneven]))
    short = [row for row in uneven if row.actual_columns < width]
    table, records = _with_short_rows(table, even, short, separator)
    return table, records, [row for row in uneven if row.actual_columns > width]


def _with_short_rows(
    table: pa.Table, records: pl.Series, short: list[arrow_csv.InvalidRow], separator: str
) -> tuple[pa.Table, pl.Series]:
    """The table with the rows that lack their last separators, in the order of the file.

    Excel leaves these off where the last columns are empty over some sixteen rows.
    """
    if not short:
        return table, records
    width = table.num_columns
    lines = [row.text + separator * (width - row.actual_columns) for row in short]
    filled_up = _parsed("\n".join(lines).encode(), width, separator, [], skip_rows=0)
    numbers = pl.concat([records, pl.Series([row.number for row in short], dtype=pl.Int64)])
    order = numbers.arg_sort()
    both = pa.concat_tables([table, filled_up])
    return both.take(order.to_arrow()), numbers.gather(order)


def _parsed(
    utf8: bytes, width: int, separator: str, uneven: list[arrow_csv.InvalidRow], skip_rows: int
) -> pa.Table:
    def set_aside(row: arrow_csv.InvalidRow) -> str:
        uneven.append(row)
        return "skip"

    names = [str(position) for position in range(width)]
    # One thread, because only then are the uneven rows numbered.
    read = arrow_csv.ReadOptions(use_threads=False, column_names=names, skip_rows=skip_rows)
    parse = arrow_csv.ParseOptions(
        delimiter=separator,
        newlines_in_values=True,
        ignore_empty_lines=False,
        invalid_row_handler=set_aside,
    )
    as_text = arrow_csv.ConvertOptions(
        strings_can_be_null=False, column_types=dict.fromkeys(names, pa.string())
    )
    try:
        return arrow_csv.read_csv(pa.BufferReader(utf8), read, parse, as_text)
    except pa.ArrowInvalid:
        raise Refused("Het bestand is niet als CSV te lezen.") from None


def _unclosed_line(utf8: bytes) -> int:
    """The last line on which a quoted value opens without closing on the same line."""
    line, is_open = 1, False
    for number, content in enumerate(io.BytesIO(utf8), start=1):
        if content.count(b'"') % 2:
            is_open = not is_open
            line = number if is_open else line
    return line


def _line_numbers(
    table: pa.Table, records: pl.Series, too_long: list[arrow_csv.InvalidRow], *, has_quotes: bool
) -> tuple[pl.Series, pl.Series]:
    """The line on which each row of the table starts, and each of those too long."""
    apart = pl.Series([row.number for row in too_long], dtype=pl.Int64)
    if not has_quotes:
        return records, apart
    breaks = pl.concat([_line_breaks(table), pl.Series([row.text.count("\n") for row in too_long])])
    lines = pl.DataFrame({"record": pl.concat([records, apart]), "breaks": breaks}).sort("record")
    before = pl.col("breaks").cum_sum() - pl.col("breaks")
    lines = lines.with_columns(line=pl.col("record") + before)
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
