"""A delivery as text against its contract: typed rows, or every fault that is in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from data import findings
from data.cells import Cells, Faults, in_words
from data.contract import Contract
from data.header import header_faults
from data.parsing import parse, value_type
from data.pseudonyms import is_bsn
from data.reading import Sheet
from data.rules import RULES, Period, Rule

ROW = "row"
Step = Callable[[int, int], None]

_BLANKS = " \t\r\n\u00a0"
_BSN = "De waarde is een burgerservicenummer. Een levering met een BSN wordt niet aangenomen."
_TWICE = "Deze sleutel komt al eerder in het bestand voor."


@dataclass(frozen=True)
class Checked:
    """Rows with the contract's columns and each one's number in the file (`row`), and what is
    wrong in them. The rows are of use only where nothing is.
    """

    rows: pl.DataFrame
    faults: pl.DataFrame


def check_sheet(
    sheet: Sheet,
    contract: Contract,
    period: Period,
    organisations: Mapping[str, str],
    step: Step,
) -> Checked:
    """Read every cell and hold it to every rule; the sheet's columns are used up.

    `organisations`: the known codes, by the code in lower case. `step` hears of each column.
    """
    about_header = header_faults(sheet, contract)
    values, about_cells = _read_cells(sheet, contract, organisations, step)
    types = {each.name: value_type(each.type, organisations) for each in contract.columns}
    rows = _rows(sheet, types, values)
    misread = pl.concat([findings.none(), *about_cells])
    broken = _broken(rows, contract, period)
    about_rows = [_without(fault, misread, columns) for fault, columns in broken]
    return Checked(rows, pl.concat([sheet.faults, *about_header, misread, *about_rows]))


def _read_cells(
    sheet: Sheet, contract: Contract, organisations: Mapping[str, str], step: Step
) -> tuple[dict[str, pl.Series], Faults]:
    """The values of each column of the contract; every column is searched for a BSN."""
    values: dict[str, pl.Series] = {}
    faults: Faults = []
    total = len(sheet.columns)
    while sheet.columns:
        step(total - len(sheet.columns), total)
        delivered = sheet.columns.popleft()
        text = _trimmed(pl.Series(delivered.text))
        with_bsn = sheet.rows.filter(is_bsn(text))
        faults += _bsn_fault(delivered.name, with_bsn)
        if delivered.name in contract and delivered.name not in values:
            cells = Cells(contract[delivered.name], text, delivered.numbers, sheet.rows)
            values[delivered.name], wrong = parse(cells, organisations)
            faults += [each.filter(~_of_rows(with_bsn)) for each in wrong]
    return values, faults


def _trimmed(text: pl.Series) -> pl.Series:
    stripped = text.str.strip_chars(_BLANKS)
    return stripped.set(stripped == "", None)


def _bsn_fault(name: str, rows: pl.Series) -> Faults:
    if rows.is_empty():
        return []
    hidden = pl.repeat(findings.NOT_SHOWN, len(rows), eager=True)
    return [findings.frame(rows, findings.shown(name), hidden, "geen burgerservicenummer", _BSN)]


def _rows(
    sheet: Sheet, types: dict[str, pl.DataType], values: dict[str, pl.Series]
) -> pl.DataFrame:
    """The values as a frame; a column that was not delivered is null throughout."""
    height = len(sheet.rows)
    frame = {ROW: sheet.rows}
    for name, dtype in types.items():
        absent = pl.repeat(None, height, dtype=dtype, eager=True)
        frame[name] = values.pop(name, absent)
    return pl.DataFrame(frame)


def _broken(
    rows: pl.DataFrame, contract: Contract, period: Period
) -> Iterator[tuple[pl.DataFrame, list[str]]]:
    """Findings about rules between columns and about keys, each with the columns it rests on."""
    rules = RULES[contract.table](period)
    marks = rows.select(rule.broken.alias(str(place)) for place, rule in enumerate(rules))
    for rule, mark in zip(rules, marks, strict=True):
        if mark.any():
            yield _rule_fault(rows.filter(mark), contract, rule), rule.broken.meta.root_names()
    key = pl.struct(contract.key) if len(contract.key) > 1 else pl.col(contract.key[0])
    again = rows.select(~key.is_first_distinct()).to_series()
    if again.any():
        yield _key_fault(rows.filter(again), contract), list(contract.key)


def _rule_fault(rows: pl.DataFrame, contract: Contract, rule: Rule) -> pl.DataFrame:
    column = contract[rule.column]
    shown = in_words(rows[rule.column], column)
    return findings.frame(
        rows[ROW], rule.column, shown, rule.expected, rule.text, secret=column.secret
    )


def _key_fault(rows: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    first = contract.key[0]
    shown = in_words(rows[first], contract[first])
    expected = "een unieke combinatie van " + ", ".join(contract.key)
    return findings.frame(rows[ROW], first, shown, expected, _TWICE)


def _without(fault: pl.DataFrame, misread: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """Leave out rows of which a cell that the rule rests on could not be read."""
    return fault.filter(~_of_rows(misread.filter(pl.col("column").is_in(columns))["row"]))


def _of_rows(rows: pl.Series) -> pl.Expr:
    return pl.col("row").is_in(rows.implode())
