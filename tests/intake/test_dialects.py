"""Files as they are saved in practice: encodings, separators, decimals, dates, lost zeros."""

import gzip
import zipfile
from datetime import date, datetime

import pytest

from data import schema
from data.outcome import LOADED, REFUSED
from tests.intake.sending import Desk, as_csv, as_xlsx, places, sound

# Saved by Excel with Dutch settings: Windows-1252, semicolons, decimal commas, d-m-yyyy, codes
# without their zeros, a quoted name with a semicolon and a line break, a row of bare separators,
# and two rows that lack their last, empty cells.
BY_DUTCH_EXCEL = (
    b"Regel_ID;gemeente;traject_id;soort;maand;productcategorie;volume;eenheid;tarief;bedrag;"
    b"gedeclareerd_op;vorig_regel_id;organisatie\r\n"
    b"R1;14;T1;vervolg;2022-04;45;10;uur;100,5;1005;30-6-2022;;\r\n"
    b'R2;37;T2;Vervolg;2022-04;45;;"caf\xe9; ""per\nuur""";;1.234,50;1-4-2022;;jonx\r\n'
    b";;;;;;;;;;;;\r\n"
    b"R3;1979;T3;vervolg;2022-04;45;;;;\x80 0,05;01-05-2022\r\n"
    b"R4;GM0014;T1;vervolg;2022-04;45;;;;-1005;30-6-2022;R1\r\n"
)


def test_a_file_saved_by_dutch_excel(desk: Desk) -> None:
    outcome = desk.send("kosten_accare_2022-K2.csv", BY_DUTCH_EXCEL)
    assert (outcome.status, outcome.rows) == (LOADED, 4), outcome.findings
    stored = desk.rows(schema.kosten).sort("regel_id")
    assert stored["cents"].to_list() == [100_500, 123_450, 5, -100_500]
    assert stored["gemeente"].to_list() == ["0014", "0037", "1979", "0014"]
    assert stored["eenheid"].to_list() == ["uur", 'café; "per\nuur"', None, None]
    assert stored["gedeclareerd_op"][1] == date(2022, 4, 1)
    assert stored["vorig_regel_id"].to_list() == [None, None, None, "R1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings(desk: Desk, encoding: str) -> None:
    text = as_csv([sound("organisaties", naam="Zorg & Coördinatie")]).decode()
    desk.send("organisaties_rigg_2022-K2.csv", text.encode(encoding))
    assert "Zorg & Coördinatie" in desk.rows(schema.organisaties)["naam"].to_list()


def test_a_text_that_is_neither_encoding_is_refused(desk: Desk) -> None:
    spoilt = as_csv([sound("organisaties")]) + b"x,\x81,aanbieder\n"
    outcome = desk.send("organisaties_rigg_2022-K2.csv", spoilt)
    assert outcome.status == REFUSED
    assert "Regel 3" in outcome.findings[0].text
    utf16 = as_csv([sound("organisaties")]).decode().encode("utf-16")
    assert desk.send("organisaties_rigg_2022-K2.csv", utf16).status == REFUSED


def amounts(desk: Desk, *values: str) -> tuple[object, object]:
    """Cents, or the rows refused, of a column of amounts."""
    rows = [
        sound("kosten", regel_id=f"R{place}", bedrag=value, volume="")
        for place, value in enumerate(values)
    ]
    outcome = desk.send("kosten_accare_2022-K2.csv", as_csv(rows, ";"))
    return desk.rows(schema.kosten)["cents"].to_list(), places(outcome)


@pytest.mark.parametrize(
    ("values", "cents"),
    [
        (["1,5", "2"], [150, 200]),
        (["1.5", "2"], [150, 200]),
        (["1.234,50", "-1.234"], [123_450, -123_400]),
        (["1,234.50", "1,234"], [123_450, 123_400]),
        (["0.125", "2.5"], None),  # an eighth of a euro is no amount
        (["12.50", "12345678.9"], [1_250, 1_234_567_890]),
        (["1.234.567", "1.234"], [123_456_700, 123_400]),
        (["€ 1.234,50", "-€ 2,00", "€-3,10"], [123_450, -200, -310]),
        (["1234"], [123_400]),
    ],
)
def test_the_whole_column_decides_on_the_decimal_sign(
    desk: Desk, values: list[str], cents: list[int] | None
) -> None:
    found, refused = amounts(desk, *values)
    assert found == (cents or [])
    assert bool(refused) == (cents is None)


def test_a_column_that_fits_both_readings_is_refused_with_its_cells(desk: Desk) -> None:
    assert amounts(desk, "1.234", "100", "12,345") == ([], [(2, "bedrag"), (4, "bedrag")])


def test_a_value_that_does_not_fit_the_others_is_named(desk: Desk) -> None:
    assert amounts(desk, "1,5", "2,5", "3.5") == ([], [(4, "bedrag")])
    assert amounts(desk, "1,5", "3.5") == ([], [(2, "bedrag"), (3, "bedrag")])


@pytest.mark.parametrize("value", ["1e3", "12,50-", "1 234,50", "een euro", "--5", "1.23.456"])
def test_what_is_no_number_is_refused(desk: Desk, value: str) -> None:
    assert amounts(desk, value) == ([], [(2, "bedrag")])


@pytest.mark.parametrize("written", ["1-4-2022", "01-04-2022", "2022-04-01", "2022-04-01 00:00:00"])
def test_dates(desk: Desk, written: str) -> None:
    row = sound("kosten", gedeclareerd_op=written)
    assert desk.send("kosten_accare_2022-K2.csv", as_csv([row])).status == LOADED
    assert desk.rows(schema.kosten)["gedeclareerd_op"].to_list() == [date(2022, 4, 1)]


@pytest.mark.parametrize(
    "written", ["31-4-2022", "2022-02-29", "4/1/2022", "1-4-22", "20220401", "2022-04-01 10:00"]
)
def test_what_is_no_date_is_refused(desk: Desk, written: str) -> None:
    row = sound("kosten", gedeclareerd_op=written)
    outcome = desk.ask("kosten_accare_2022-K2.csv", as_csv([row]))
    assert places(outcome) == [(2, "gedeclareerd_op")]


@pytest.mark.parametrize(
    "written",
    ["1-4-2022 9:05", "01-04-2022 09:05:00", "2022-04-01T09:05", "2022-04-01 09:05:00.000"],
)
def test_timestamps(desk: Desk, written: str) -> None:
    row = sound("meldingen", ontvangen_op=written)
    assert desk.send("meldingen_accare_2022-K2.csv", as_csv([row])).status == LOADED
    assert desk.rows(schema.meldingen)["ontvangen_op"].to_list() == [datetime(2022, 4, 1, 9, 5)]


@pytest.mark.parametrize("written", ["2022-04-01", "1-4-2022 24:00", "1-4-2022 9:65", "9:05"])
def test_what_is_no_timestamp_is_refused(desk: Desk, written: str) -> None:
    row = sound("meldingen", ontvangen_op=written)
    outcome = desk.ask("meldingen_accare_2022-K2.csv", as_csv([row]))
    assert places(outcome) == [(2, "ontvangen_op")]


@pytest.mark.parametrize("written", ["14", "014", "0014", "GM0014", "gm14", " 14 "])
def test_municipality_codes(desk: Desk, written: str) -> None:
    row = sound("toegang", gemeente=written)
    assert desk.send("toegang_rigg_2022-K2.csv", as_csv([row])).status == LOADED
    assert desk.rows(schema.toegang)["gemeente"].to_list() == ["0014"]


def test_codes_that_lost_their_zero(desk: Desk) -> None:
    row = sound("trajecten", hulpvorm="2", verwijzer="8", reden_beeindiging="1")
    assert desk.send("trajecten_accare_2022-K2.csv", as_csv([row])).status == LOADED
    stored = desk.rows(schema.trajecten).row(0, named=True)
    assert (stored["hulpvorm"], stored["verwijzer"]) == ("02", "08")


def test_header_and_choices_ignore_case_and_blanks_and_columns_their_order(desk: Desk) -> None:
    text = " Soort ,NAAM,code\n AANBIEDER , Lentis ,lentis\n"
    outcome = desk.send("organisaties_rigg_2022-K2.csv", text.encode())
    assert outcome.status == LOADED
    assert desk.rows(schema.organisaties).filter(code="lentis")["soort"].to_list() == ["aanbieder"]


def test_a_lone_point_is_missing_and_not_zero(desk: Desk) -> None:
    hidden = sound("toegang", consulten=".", caseload_lokaal_team=" . ")
    assert desk.send("toegang_rigg_2022-K2.csv", as_csv([hidden])).status == LOADED
    assert desk.rows(schema.toegang)["consulten"].to_list() == [None]
    required = desk.send("toegang_rigg_2022-K2.csv", as_csv([sound("toegang", met_jgw=".")]))
    assert places(required) == [(2, "met_jgw")]
    assert "onderdrukt" in required.findings[0].text


def test_rows_are_numbered_as_the_sender_sees_them(desk: Desk) -> None:
    good, bad = sound("kosten", eenheid='"a\nb"'), sound("kosten", regel_id="R2", gemeente="9999")
    text = as_csv([good, bad])  # the header is line 1, the good row lines 2 and 3
    assert places(desk.ask("kosten_accare_2022-K2.csv", text)) == [(4, "gemeente")]
    book = as_xlsx([sound("kosten"), bad])
    assert places(desk.ask("kosten_accare_2022-K2.xlsx", book)) == [(3, "gemeente")]


def test_a_row_with_a_value_too_many_is_named(desk: Desk) -> None:
    text = as_csv([sound("organisaties")]) + b"wij,WIJ,lokaal_team,Groningen\n"
    assert places(desk.ask("organisaties_rigg_2022-K2.csv", text)) == [(3, None)]


def test_a_quotation_mark_that_never_closes_is_named(desk: Desk) -> None:
    text = as_csv([sound("organisaties")]) + b'wij,"WIJ,lokaal_team\nx,y,aanbieder\n'
    outcome = desk.ask("organisaties_rigg_2022-K2.csv", text)
    assert "regel 3" in outcome.findings[0].text


def test_a_workbook_is_read_from_the_sheet_named_after_its_table(desk: Desk) -> None:
    named = as_xlsx([sound("organisaties")], "Organisaties", others=["Toelichting"])
    assert desk.send("organisaties_rigg_2022-K2.xlsx", named).status == LOADED
    first = as_xlsx([sound("organisaties", naam="Anders")], "Export")
    assert desk.send("organisaties_rigg_2022-K2.xlsx", first).rows_changed == 1


def test_the_cells_of_a_workbook_keep_their_type(desk: Desk) -> None:
    # 1.234 as a number is no thousand, and needs no reading beside the text "1,5".
    typed = sound("kosten", gemeente=14, maand=date(2022, 4, 1), volume=1.234, tarief=2.0)
    typed |= {"bedrag": 2.468, "gedeclareerd_op": date(2022, 6, 30), "regel_id": 123}
    texts = sound("kosten", regel_id="R2", volume="1,5", tarief="", bedrag="0,5")
    outcome = desk.send("kosten_accare_2022-K2.xlsx", as_xlsx([typed, texts]))
    assert outcome.status == LOADED, outcome.findings
    stored = desk.rows(schema.kosten).sort("regel_id")
    assert stored["regel_id"].to_list() == ["123", "R2"]
    assert stored["volume"].to_list() == [1.234, 1.5]
    assert stored["cents"].to_list() == [247, 50]
    assert stored["maand"].to_list() == ["2022-04", "2022-04"]


@pytest.mark.parametrize("minute", range(0, 60, 7))
def test_times_in_a_workbook_come_out_to_the_second(desk: Desk, minute: int) -> None:
    moment = datetime(2022, 5, 17, 13, minute, 59)
    row = sound("meldingen", ontvangen_op=moment, eerste_contact_op="", afgesloten_op="")
    row |= {"geevalueerd_op": ""}
    assert desk.send("meldingen_accare_2022-K2.xlsx", as_xlsx([row])).status == LOADED
    assert desk.rows(schema.meldingen)["ontvangen_op"].to_list() == [moment]


def test_gz_and_zip(desk: Desk) -> None:
    content = as_csv([sound("kosten")])
    assert desk.send("kosten_accare_2022-K2.csv.gz", gzip.compress(content)).status == LOADED
    archive = desk.folder / "levering.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("kwartaal/kosten_jonx_2022-K2.csv", content)
        target.writestr("__MACOSX/._kosten_jonx_2022-K2.csv", b"...")
        target.writestr("../../toegang_rigg_2022-K2.csv", as_csv([sound("toegang")]))
    assert [outcome.status for outcome in desk.send_all([archive])] == [LOADED, LOADED]
    assert not list(desk.folder.parent.parent.glob("toegang*"))
