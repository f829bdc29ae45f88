"""The header of a delivery against its contract: columns that are unknown, double or missing."""

from collections import Counter
from difflib import get_close_matches

import polars as pl

from data import findings
from data.cells import Faults
from data.contract import Contract
from data.reading import Sheet


def header_faults(sheet: Sheet, contract: Contract) -> Faults:
    """A finding for each name that is not as the contract has it.

    A header of which nothing is known may well be a row of data, and is not shown.
    """
    known = [column.name for column in contract.columns]
    delivered = Counter(filter(None, sheet.header))
    if not delivered.keys() & set(known):
        sentence = "De eerste gevulde regel hoort de kolomnamen te bevatten, maar noemt er geen."
        return [_fault(sheet, None, sentence, _listed(contract))]
    unknown = [name for name in delivered if name not in known]
    double = [name for name, times in delivered.items() if times > 1 and name in known]
    missing = [each.name for each in contract.columns if each.required and not delivered[each.name]]
    return [
        *(_unknown(sheet, name, contract) for name in unknown),
        *(
            _fault(sheet, name, "De kolom staat er meer dan eens in.", "een keer")
            for name in double
        ),
        *(_fault(sheet, name, "De verplichte kolom ontbreekt.", "de kolom") for name in missing),
    ]


def _unknown(sheet: Sheet, name: str, contract: Contract) -> pl.DataFrame:
    sentence = "De kolom is niet bekend."
    close = get_close_matches(name, [column.name for column in contract.columns], n=1)
    return _fault(sheet, name, sentence, close[0] if close else _listed(contract))


def _listed(contract: Contract) -> str:
    return ", ".join(column.name for column in contract.columns)


def _fault(sheet: Sheet, name: str | None, sentence: str, expected: str) -> pl.DataFrame:
    shown = name and findings.shown(name)
    return findings.frame([sheet.header_row], shown, [shown], expected, sentence)
