"""A delivery as text against its contract: typed rows, or every fault that is in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from data import findings
from data.cells import Cells, Faults, in_words
from data.contract import Column, Contract
from data.decimals import Readings
from data.header import header_faults
from data.packing import Rows, pack
from data.parsing import parse, value_type
from data.pseudonyms import is_bsn
from data.reading import Batch, Sheet
from data.rules import RULES, Period, Rule
from data.uniqueness import ROW, fingerprints, repeated

Step = Callable[[int, int], None]

_BSN = "De waarde is een burgerservicenummer. Een levering met een BSN wordt niet aangenomen."
_TWICE = "Deze waarde komt al eerder in het bestand voor."


@dataclass(frozen=True)
class Checked:
    """Rows with the contract's columns and each one's number in the file (`row`), and what is
    wrong in them. The rows are of use only where nothing is.
    """

    rows: Rows
    faults: pl.DataFrame


def check_sheet(
    sheet: Sheet,
    contract: Contract,
    period: Period,
    organisations: Mapping[str, str],
    step: Step,
) -> Checked:
    """Read every cell and hold it to every rule, batch by batch.

    `organisations`: the known codes, by the code in lower case. `step` hears how many rows are
    done, of about how many.
    """
    faults = header_faults(sheet, contract)
    readings = Readings(lambda name: _whole_column(sheet, contract[name]))
    packed, prints, height = [], [], 0
    for batch in sheet.batches(None):
        values, misread = _read_cells(batch, contract, organisations, readings)
        frame = _frame(batch, contract, organisations, values)
        faults += [batch.faults, *misread, *_broken(frame, contract, period, misread)]
        prints.append([fingerprints(frame, *each) for each in contract.unique])
        packed.append(pack(frame))
        height += len(frame)
        step(height, max(height, sheet.lines))
    rows = Rows(tuple(packed), height)
    for (columns, _), parts in zip(contract.unique, zip(*prints, strict=True), strict=True):
        faults += _repeats(rows, pl.concat(parts), columns)
    return Checked(rows, pl.concat([findings.none(), *faults]))


def _whole_column(sheet: Sheet, column: Column) -> Iterator[Cells]:
    for batch in sheet.batches(column.name):
        (delivered, *_) = batch.columns
        yield Cells(column, delivered.text, delivered.numbers, batch.rows)


def _read_cells(
    batch: Batch, contract: Contract, organisations: Mapping[str, str], readings: Readings
) -> tuple[dict[str, pl.Series], Faults]:
    """The values of each column of the contract; every column is searched for a BSN."""
    values: dict[str, pl.Series] = {}
    faults: Faults = []
    for delivered in batch.columns:
        with_bsn = batch.rows.filter(is_bsn(delivered.text))
        faults += _bsn_fault(delivered.name, with_bsn)
        if not delivered.name:
            faults += _unnamed_fault(batch.rows.filter(delivered.text.is_not_null()))
        elif delivered.name in contract and delivered.name not in values:
            column = contract[delivered.name]
            cells = Cells(column, delivered.text, delivered.numbers, batch.rows)
            values[column.name], wrong = parse(cells, organisations, readings)
            faults += [each.filter(~_of_rows(with_bsn)) for each in wrong]
    return values, faults


def _bsn_fault(name: str, rows: pl.Series) -> Faults:
    if rows.is_empty():
        return []
    hidden = [findings.NOT_SHOWN] * len(rows)
    shown = findings.shown(name) or None
    return [findings.frame(rows, shown, hidden, "geen burgerservicenummer", _BSN)]


def _unnamed_fault(filled: pl.Series) -> Faults:
    if filled.is_empty():
        return []
    sentence = "Een kolom met waarden heeft geen naam."
    return [findings.frame(filled.head(1), None, [None], "een kolomnaam in de kopregel", sentence)]


def _frame(
    batch: Batch,
    contract: Contract,
    organisations: Mapping[str, str],
    values: dict[str, pl.Series],
) -> pl.DataFrame:
    """The values as a frame; a column that was not delivered is null throughout."""
    frame = {ROW: batch.rows}
    for column in contract.columns:
        dtype = value_type(column.type, organisations)
        absent = pl.repeat(None, len(batch.rows), dtype=dtype, eager=True)
        frame[column.name] = values.get(column.name, absent)
    return pl.DataFrame(frame)


def _broken(
    rows: pl.DataFrame, contract: Contract, period: Period, misread: Faults
) -> Iterator[pl.DataFrame]:
    """Findings about rules between columns, where the cells that they rest on could be read."""
    rules = RULES[contract.table](period)
    marks = rows.select(rule.broken.alias(str(place)) for place, rule in enumerate(rules))
    for rule, mark in zip(rules, marks, strict=True):
        if mark.any():
            cells = pl.concat([findings.none(), *misread])
            resting_on = pl.col("column").is_in(rule.broken.meta.root_names())
            unread = cells.filter(resting_on)["row"]
            yield _rule_fault(rows.filter(mark).filter(~_of_rows(unread)), contract, rule)


def _rule_fault(rows: pl.DataFrame, contract: Contract, rule: Rule) -> pl.DataFrame:
    column = contract[rule.column]
    shown = in_words(rows[rule.column], column)
    return findings.frame(
        rows[ROW], rule.column, shown, rule.expected, rule.text, secret=column.secret
    )


def _repeats(rows: Rows, prints: pl.Series, columns: tuple[str, ...]) -> Faults:
    in_order = prints.sort()
    if not (in_order == in_order.shift()).any():
        return []
    again = repeated(rows, prints, columns)
    shown = again.select(pl.format("{} (ook op rij {})", columns[0], "first")).to_series()
    expected = "een keer dezelfde " + ", ".join(columns)
    return [findings.frame(again[ROW], columns[0], shown, expected, _TWICE)]


def _of_rows(rows: pl.Series) -> pl.Expr:
    return pl.col(ROW).is_in(rows.implode())
