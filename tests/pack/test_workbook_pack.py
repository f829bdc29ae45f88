"""The pack's workbook: real numbers, text that stays text, sheets that print."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from time import sleep
from zipfile import ZipFile

import fastexcel
import pytest

from dashboard.pack import workbook
from tests.pack import made, office

CONTENT = workbook.write(made.pack())
SHEETS = [
    "Samenvatting",
    "Crisis",
    "Kosten raming uitkomst proef",
    "acties (2)",
    "Acties",
    "Gegevenskwaliteit",
    "Filters",
    "Begrippen",
]


def _rows(sheet: str) -> list[tuple]:
    """All rows of a sheet as they are typed, the first one too."""
    read = fastexcel.read_excel(CONTENT).load_sheet(sheet, header_row=None, dtypes="string")
    return read.to_polars().rows()


def _table(sheet: str, head: int, rows: int):
    """A table of a sheet by its columns, with the type that its cells have."""
    read = fastexcel.read_excel(CONTENT).load_sheet(sheet, header_row=head, n_rows=rows)
    return read.to_polars().to_dict(as_series=False)


def _xml() -> list[str]:
    file = ZipFile(BytesIO(CONTENT))
    names = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(SHEETS) + 1)]
    return [file.read(name).decode() for name in names]


def test_the_sheets_stand_in_the_order_of_the_meeting_under_names_that_excel_takes():
    assert fastexcel.read_excel(CONTENT).sheet_names == SHEETS


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Filters", "filters"], ["Filters (2)", "filters (3)"]),
        (["Thuis" * 10], ["Thuis" * 6 + "T"]),
        (["Thuis" * 10, "Thuis" * 11], ["Thuis" * 6 + "T", "Thuis" * 5 + "Th (2)"]),
        (["'t Hogeland'", "[]:*?/\\"], ["t Hogeland", "Thema"]),
    ],
)
def test_names_of_sheets_are_valid_and_unique(titles, names):
    assert workbook.sheet_names(titles) == names


def test_the_cards_hold_their_value_as_a_number():
    # Title, ten lines of the face, the opening, a blank: the headings are in the 14th row.
    cards = _table("Samenvatting", 13, 4)
    assert cards["Cijfer"] == [card.label for card in made.CARDS]
    assert cards["Waarde"] == [214, 0.75, 400_000, None]
    assert cards["Oordeel"] == ["beter", "beter", "nog niet compleet", "niet te vergelijken"]
    assert cards["Waarop het rust"][0] == "n = 214 · voorlopig"


def test_the_summary_opens_with_the_face_and_the_sentence():
    rows = _rows("Samenvatting")
    assert rows[0][0] == "Kwartaalgesprek 2022-K3, Veendam & Pekela"
    said = {row[0]: row[1] for row in rows[1:12]}
    assert said == {**dict(made.FACE.lines()), "In het kort": made.pack().opening}


def test_tables_of_a_theme_stand_below_each_other_as_numbers():
    # The theme; name and headings of the first table, four rows, a blank; then the second.
    first, second = _table("Crisis", 2, 4), _table("Crisis", 9, 5)
    assert first["Waarde"] == [0.5, None, 0.625, 0.75]
    assert first["Aantal"] == [214, None, 16, 1208]
    assert second["Organisatie"] == list(made.AWKWARD)
    assert second["Opname"] == [0.5, 0.4, 0.3, 0.2, 0.1]
    assert [row[0] for row in _rows("Crisis")][:2] == ["Crisis", made.course().table.name]


def test_dates_are_dates_and_a_missing_one_is_an_empty_cell():
    actions = _table("Acties", 2, 2)
    assert [each and each.date() for each in actions["Uiterlijk"]] == [date(2022, 11, 1), None]
    assert actions["Wat"][1] == "Bel <b>Accare</b>\nen daarna elkaar"


def test_a_table_without_rows_says_so():
    assert ("Geen gegevens voor deze keuze.", None) in _rows("acties (2)")


def test_no_text_becomes_a_formula_or_a_link():
    for sheet in _xml():
        assert "<f" not in sheet.replace("<firstF", "")
        assert "hyperlink" not in sheet


def test_sheets_print_lying_as_wide_as_the_page_with_their_headings_and_a_footer():
    for sheet in _xml():
        assert 'orientation="landscape"' in sheet
        assert 'fitToHeight="0"' in sheet
        assert "&amp;L2022-K3 · Veendam &amp;&amp; Pekela&amp;RPagina &amp;P van &amp;N" in sheet
    names = ZipFile(BytesIO(CONTENT)).read("xl/workbook.xml").decode()
    assert names.count("_xlnm.Print_Titles") == len(SHEETS)


def test_only_a_sheet_of_one_table_filters_and_freezes_its_headings():
    filtered = [re.findall(r'<autoFilter ref="(.*?)"', sheet) for sheet in _xml()]
    assert filtered == [[], [], ["A3:C7"], [], ["A3:C5"], ["A3:B5"], [], ["A1:D3"]]
    frozen = [re.findall(r'ySplit="(\d)"', sheet) for sheet in _xml()]
    assert frozen == [[], ["1"], ["3"], ["3"], ["3"], ["3"], ["1"], ["1"]]


def test_a_place_of_many_names_still_has_a_footer(recwarn):
    many = made.pack(replace(made.FACE, place=" & ".join(["Westerkwartier"] * 40)))
    assert (
        "Pagina &amp;P"
        in ZipFile(BytesIO(workbook.write(many))).read("xl/worksheets/sheet1.xml").decode()
    )
    assert not recwarn.list


def test_the_same_pack_gives_the_same_bytes_later_too():
    sleep(2.1)  # a zip tells moments two seconds apart
    assert workbook.write(made.pack()) == CONTENT


def test_an_office_program_prints_every_sheet(tmp_path):
    assert office.pages(CONTENT, tmp_path, "pack.xlsx") == len(SHEETS)
