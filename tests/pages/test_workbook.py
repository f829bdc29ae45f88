"""A table's file: typed cells, nothing that runs, and an account of its figures."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import fastexcel
import polars as pl

from dashboard.tables import columns, file_stem
from dashboard.workbook import Account, workbook

ACCOUNT = Account(
    {"Kwartaal": "2022-K3", "Gebied": "Veendam en Pekela"},
    date(2022, 9, 30),
    datetime(2022, 10, 18, 12, 5, tzinfo=UTC),
    "voorlopig",
    "meldingen",
    {"Crises": "Het aantal crises."},
)
COLUMNS = columns(
    ("naam", "Organisatie", "tekst"),
    ("aantal", "Crises", "aantal"),
    ("deel", "Aandeel", "aandeel"),
    ("bedrag", "Kosten", "euro"),
    ("dag", "Ontvangen", "datum"),
)
FRAME = pl.DataFrame(
    {
        "naam": ["=1+1", "https://voorbeeld.nl", "007"],
        "aantal": [214, 0, None],
        "deel": [0.5, None, 0.125],
        "bedrag": [61000.5, -12.0, None],
        "dag": [date(2022, 7, 18), None, date(2021, 12, 31)],
        "verborgen": ["a", "b", "c"],
    }
)


def _read(content: bytes, sheet: str) -> pl.DataFrame:
    return fastexcel.read_excel(content).load_sheet(sheet).to_polars()


def test_figures_keep_their_type_and_missing_ones_stay_empty():
    figures = _read(workbook("Proef", FRAME, COLUMNS, ACCOUNT), "Cijfers")
    assert figures.columns == ["Organisatie", "Crises", "Aandeel", "Kosten", "Ontvangen"]
    assert figures["Crises"].to_list() == [214, 0, None]
    assert figures["Aandeel"].to_list() == [0.5, None, 0.125]
    assert figures["Kosten"].to_list() == [61000.5, -12.0, None]
    assert figures["Ontvangen"].to_list() == [
        datetime(2022, 7, 18),
        None,
        datetime(2021, 12, 31),
    ]


def test_texts_of_a_delivery_become_no_formula_link_or_number():
    content = workbook("Proef", FRAME, COLUMNS, ACCOUNT)
    assert _read(content, "Cijfers")["Organisatie"].to_list() == [
        "=1+1",
        "https://voorbeeld.nl",
        "007",
    ]
    sheet = ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_the_account_states_filters_dates_status_source_and_definitions():
    rows = _read(workbook("Proef", FRAME, COLUMNS, ACCOUNT), "Verantwoording")
    assert dict(rows.iter_rows()) == {
        "Kwartaal": "2022-K3",
        "Gebied": "Veendam en Pekela",
        "Peildatum": "30-09-2022",
        "Zoals bekend op": "18-10-2022 12:05",
        "Status": "voorlopig",
        "Bron": "meldingen",
        "Begrip: Crises": "Het aantal crises.",
    }


def test_the_same_figures_make_the_same_file():
    assert workbook("Proef", FRAME, COLUMNS, ACCOUNT) == workbook("Proef", FRAME, COLUMNS, ACCOUNT)


def test_a_file_is_named_after_its_table():
    assert file_stem("Kosten per organisatie, in 2022-K3") == "kosten-per-organisatie-in-2022-k3"
