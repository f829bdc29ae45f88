"""A CSV in any of the dialects of ``data.surveying`` as batches of text."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import BinaryIO

import polars as pl
import pyarrow as pa
from pyarrow import csv as arrow_csv

from data import findings
from data.reading import Batch, Sheet, TextColumn, trimmed
from data.surveying import Survey, survey
from data.unpacking import Refused

# Memory follows this, not the file.
_BATCH_BYTES = 512 * 1024

Uneven = list[arrow_csv.InvalidRow]


@dataclass(frozen=True)
class _Part:
    """Some records: the texts of their columns, their numbers (the header is record 1), and
    apart from these the records that hold more values than the header names.
    """

    columns: list[pl.Series]
    records: pl.Series
    too_long: Uneven


def read_csv(opened: Callable[[], BinaryIO]) -> Sheet:
    """The CSV that `opened` opens, anew each time. Raises Refused where it is no such text."""
    with opened() as stream:
        found = survey(stream)
    return Sheet(found.header, 1, found.lines, partial(_batches, opened, found))


def _batches(opened: Callable[[], BinaryIO], found: Survey, name: str | None) -> Iterator[Batch]:
    names = [each for each in found.header if name in (None, each)]
    breaks = 0  # line breaks within the records so far: each puts the next ones a line further
    with opened() as stream:
        for part in _parts(stream, found, name):
            rows, long_rows, within = _lines(part, has_quotes=found.has_quotes)
            texts = [trimmed(column) for column in part.columns]
            filled = _filled(texts, len(rows))
            columns = [
                TextColumn(each, text.filter(filled))
                for each, text in zip(names, texts, strict=True)
            ]
            faults = _about_long_rows(part.too_long, long_rows + breaks, len(found.header))
            yield Batch(columns, rows.filter(filled) + breaks, faults)
            breaks += within


def _parts(stream: BinaryIO, found: Survey, name: str | None) -> Iterator[_Part]:
    """All records in order; at least one part, which may be empty."""
    wanted = [place for place, each in enumerate(found.header) if name in (None, each)]
    uneven: Uneven = []
    record = 2
    for block in chain(_blocks(stream, found, wanted, uneven), [None]):
        columns = _columns(block, len(wanted))
        records = _numbers(record, len(columns[0]), uneven)
        last = records.max() if block is not None else None
        apart = [row for row in uneven if last is None or row.number < last]
        del uneven[: len(apart)]
        if block is None and not apart and record > 2:
            return
        record = max([record - 1, *records.tail(1), *(row.number for row in apart)]) + 1
        yield _with_short_rows(columns, records, apart, found, wanted)


def _blocks(
    stream: BinaryIO, found: Survey, wanted: list[int], uneven: Uneven
) -> Iterator[pa.RecordBatch]:
    """The rows below the first line, as text; rows of another width go to `uneven`, which may
    run ahead of the blocks.
    """
    if not found.has_rows:
        return

    def set_aside(row: arrow_csv.InvalidRow) -> str:
        uneven.append(row)
        return "skip"

    try:
        yield from arrow_csv.open_csv(
            # The system's own memory goes back as soon as a batch is done.
            stream,
            *_options(found, wanted, set_aside),
            memory_pool=pa.system_memory_pool(),
        )
    except pa.ArrowInvalid:
        raise Refused("Het bestand is niet als CSV te lezen.") from None


def _options(
    found: Survey, wanted: list[int], set_aside: Callable[[arrow_csv.InvalidRow], str]
) -> tuple[arrow_csv.ReadOptions, arrow_csv.ParseOptions, arrow_csv.ConvertOptions]:
    names = [str(place) for place in range(len(found.header))]
    # One thread, because only then are the uneven rows numbered.
    read = arrow_csv.ReadOptions(
        use_threads=False,
        block_size=_BATCH_BYTES,
        column_names=names,
        skip_rows=1,
        encoding=found.encoding,
    )
    parse = arrow_csv.ParseOptions(
        delimiter=found.separator,
        newlines_in_values=found.has_quotes,
        ignore_empty_lines=False,
        invalid_row_handler=set_aside,
    )
    as_text = arrow_csv.ConvertOptions(
        strings_can_be_null=False,
        column_types=dict.fromkeys(names, pa.string()),
        include_columns=[names[place] for place in wanted],
    )
    return read, parse, as_text


def _columns(block: pa.RecordBatch | None, width: int) -> list[pl.Series]:
    if block is None:
        return [pl.Series([], dtype=pl.String)] * width
    return [pl.Series(column) for column in block.columns]


def _numbers(first: int, height: int, uneven: Uneven) -> pl.Series:
    """The numbers of so many records from the first on, leaving out the uneven ones."""
    numbers = pl.int_range(first, first + height + len(uneven), dtype=pl.Int32, eager=True)
    if not uneven:
        return numbers
    return numbers.filter(~numbers.is_in([row.number for row in uneven])).head(height)


def _with_short_rows(
    columns: list[pl.Series], records: pl.Series, apart: Uneven, found: Survey, wanted: list[int]
) -> _Part:
    """The records with those that lack their last separators among them.

    Excel leaves these off where the last columns are empty over some sixteen rows.
    """
    width = len(found.header)
    too_long = [row for row in apart if row.actual_columns > width]
    short = [row for row in apart if row.actual_columns < width]
    if not short:
        return _Part(columns, records, too_long)
    lines = [row.text + found.separator * (width - row.actual_columns) for row in short]
    text = io.BytesIO("\n".join(["", *lines]).encode())
    blocks = _blocks(text, replace(found, encoding="utf-8", has_rows=True), wanted, [])
    filled_up = pa.Table.from_batches(blocks).columns
    numbers = pl.concat([records, pl.Series([row.number for row in short], dtype=pl.Int32)])
    order = numbers.arg_sort()
    together = [
        pl.concat([column, pl.Series(more)]).gather(order)
        for column, more in zip(columns, filled_up, strict=True)
    ]
    return _Part(together, numbers.gather(order), too_long)


def _lines(part: _Part, *, has_quotes: bool) -> tuple[pl.Series, pl.Series, int]:
    """The line on which each record starts, and each that is too long, as if none before this
    part held a line break; and how many this part holds.
    """
    apart = pl.Series([row.number for row in part.too_long], dtype=pl.Int32)
    if not has_quotes:
        return part.records, apart, 0
    inside = pl.zeros(len(part.records), dtype=pl.Int32, eager=True)
    for column in part.columns:
        inside += column.str.count_matches("\n", literal=True).cast(pl.Int32)
    beside = pl.Series([row.text.count("\n") for row in part.too_long], dtype=pl.Int32)
    records = pl.DataFrame(
        {"record": pl.concat([part.records, apart]), "breaks": pl.concat([inside, beside])}
    ).sort("record")
    before = pl.col("breaks").cum_sum() - pl.col("breaks")
    lines = records.select("record", line=(pl.col("record") + before).cast(pl.Int32))
    is_apart = pl.col("record").is_in(apart.implode())
    total = int(records["breaks"].sum())
    return lines.filter(~is_apart)["line"], lines.filter(is_apart)["line"], total


def _filled(texts: list[pl.Series], height: int) -> pl.Series:
    """Which rows have any value: Excel leaves rows of bare separators."""
    filled = pl.repeat(False, height, dtype=pl.Boolean, eager=True)
    for text in texts:
        filled |= text.is_not_null()
        if filled.all():
            break
    return filled


def _about_long_rows(too_long: Uneven, rows: pl.Series, width: int) -> pl.DataFrame:
    return findings.frame(
        rows,
        None,
        [f"{row.actual_columns} waarden" for row in too_long],
        f"{width} waarden, zoveel als de kopregel kolommen noemt",
        "De regel heeft meer waarden dan er kolommen zijn.",
    )
