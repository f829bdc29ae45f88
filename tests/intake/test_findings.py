"""A refusal lists every fault, where it is and what was expected, and shows nothing personal."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from data import findings, schema
from data.outcome import REFUSED, SOUND
from tests.intake.sending import Desk, as_csv, as_xlsx, places, sound

BSN = "999900006"  # of the test range
NO_BSN = "999900007"
TEN_FAULTS = [
    sound("meldingen", melding_id=""),
    sound("meldingen", melding_id="M2", ontvangen_op="1 april"),
    sound("meldingen", melding_id="M3", gemeente="0015"),
    sound("meldingen", melding_id="M4", melder="buurman"),
    sound("meldingen", melding_id="M5", overdrachten="-1"),
    sound("meldingen", melding_id="M6", cijfer="11"),
    sound("meldingen", melding_id="M7", oorzaken="ouders:ruzie"),
    sound("meldingen", melding_id="M8", organisatie="onbekend"),
    sound("meldingen", melding_id="M9", afgesloten_op="2022-03-31"),
    sound("meldingen", melding_id="M9"),
]


def test_ten_faults_are_ten_findings(desk: Desk) -> None:
    outcome = desk.ask("meldingen_accare_2022-K2.csv", as_csv(TEN_FAULTS))
    assert outcome.status == REFUSED
    assert places(outcome) == [
        (2, "melding_id"),
        (3, "ontvangen_op"),
        (4, "gemeente"),
        (5, "melder"),
        (6, "overdrachten"),
        (7, "cijfer"),
        (8, "oorzaken"),
        (9, "organisatie"),
        (10, "afgesloten_op"),
        (11, "melding_id"),
    ]
    assert all(finding.expected and finding.text for finding in outcome.findings)
    assert {finding.file for finding in outcome.findings} == {"meldingen_accare_2022-K2.csv"}
    found = [finding.found for finding in outcome.findings]
    assert found[1:4] == ["1 april", "0015", "buurman"]
    assert found[8] == "31-3-2022"


def test_a_finding_reads_as_a_sentence(desk: Desk) -> None:
    row = sound("kosten", gemeente="0015")
    outcome = desk.ask("kosten_accare_2022-K2.csv", as_csv([row]))
    assert str(outcome.findings[0]) == (
        "rij 2, kolom gemeente: Deze gemeente is niet bekend. Gevonden: 0015. "
        "Verwacht: de CBS-code van een gemeente in de regio, als 0014."
    )


def test_the_findings_go_back_as_a_table(desk: Desk) -> None:
    outcome = desk.ask("meldingen_accare_2022-K2.csv", as_csv(TEN_FAULTS))
    text = findings.to_csv(outcome.faults).decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert header == ["bestand", "rij", "kolom", "gevonden", "verwacht", "wat is er mis"]
    assert rows[4][:4] == ["meldingen_accare_2022-K2.csv", "6", "overdrachten", "'-1"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(findings.to_xlsx(outcome.faults)))
    cells = book.get_sheet_by_index(0).to_python()
    assert cells[5][:4] == ["meldingen_accare_2022-K2.csv", 6, "overdrachten", "-1"]
    assert len(cells) == 11


def test_the_header_is_held_to_the_contract(desk: Desk) -> None:
    row = {"code": "wij", "naam": "WIJ", "nam": "WIJ", "Naam ": "WIJ"}
    outcome = desk.ask("organisaties_rigg_2022-K2.csv", as_csv([row]))
    assert places(outcome) == [(1, "nam"), (1, "naam"), (1, "soort")]
    assert [finding.text for finding in outcome.findings] == [
        "De kolom is niet bekend.",
        "De kolom staat er meer dan eens in.",
        "De verplichte kolom ontbreekt.",
    ]
    assert outcome.findings[0].expected == "naam"


def test_without_a_header_the_first_row_is_not_shown(desk: Desk) -> None:
    text = as_csv([sound("meldingen", jeugdige="geheim")]).split(b"\n", 1)[1]
    outcome = desk.ask("meldingen_accare_2022-K2.csv", text)
    assert places(outcome) == [(1, None)]
    assert "geheim" not in str(outcome.findings)


def test_faults_of_cells_and_of_rows_come_together(desk: Desk) -> None:
    row = sound("meldingen", gemeente="0015", afgesloten_op="2022-03-31")
    outcome = desk.ask("meldingen_accare_2022-K2.csv", as_csv([row]))
    assert sorted(places(outcome)) == [(2, "afgesloten_op"), (2, "gemeente")]


def test_a_fault_is_told_once_and_not_by_what_follows_from_it(desk: Desk) -> None:
    # Without a readable end the rule that end and reason come together says nothing.
    row = sound("trajecten", einddatum="gisteren")
    outcome = desk.ask("trajecten_accare_2022-K2.csv", as_csv([row]))
    assert places(outcome) == [(2, "einddatum")]


@pytest.mark.parametrize("column", ["melding_id", "jeugdige", "geboortejaar", "cijfer", "onbekend"])
@pytest.mark.parametrize("as_file", [as_csv, as_xlsx])
def test_a_bsn_in_any_column_refuses_the_delivery(desk: Desk, column: str, as_file: object) -> None:
    rows = [sound("meldingen", onbekend=""), sound("meldingen", melding_id="M2", onbekend="")]
    rows[1][column] = BSN if as_file is as_csv else int(BSN)
    suffix = "csv" if as_file is as_csv else "xlsx"
    outcome = desk.send(f"meldingen_accare_2022-K2.{suffix}", as_file(rows))
    told = [each for each in outcome.findings if "burgerservicenummer" in each.text]
    assert [(each.row, each.column) for each in told] == [(3, column)]
    assert BSN not in "".join(map(str, outcome.findings))
    assert BSN not in str(outcome.faults.rows())
    assert desk.rows(schema.meldingen).is_empty()


def test_a_bsn_in_the_header_is_not_shown(desk: Desk) -> None:
    row = {"code": "wij", "naam": "WIJ", "soort": "lokaal_team", BSN: ""}
    outcome = desk.ask("organisaties_rigg_2022-K2.csv", as_csv([row]))
    assert outcome.status == REFUSED
    assert BSN not in str(outcome.faults.rows())


def test_nine_digits_that_fail_the_check_are_a_number_like_any_other(desk: Desk) -> None:
    row = sound("meldingen", melding_id=NO_BSN)
    assert desk.ask("meldingen_accare_2022-K2.csv", as_csv([row])).status == SOUND


@pytest.mark.parametrize("value", [NO_BSN, "1234.56.789", "0" * 20 + "a" * 44])
def test_what_may_name_a_person_is_not_shown_in_another_finding(desk: Desk, value: str) -> None:
    row = sound("meldingen", melder=value)
    outcome = desk.ask("meldingen_accare_2022-K2.csv", as_csv([row]))
    assert [finding.found for finding in outcome.findings] == ["(niet getoond)"]


def test_a_pseudonym_is_not_shown_and_a_long_text_is_cut(desk: Desk) -> None:
    rows = [sound("meldingen", melder="x" * 100), sound("meldingen", melding_id="M2", jeugdige="")]
    outcome = desk.ask("meldingen_accare_2022-K2.csv", as_csv(rows))
    assert [finding.found for finding in outcome.findings] == ["x" * 40 + "…", None]


def test_a_hundred_thousand_faults_are_counted(desk: Desk) -> None:
    header, row = as_csv([sound("organisaties", soort="club")]).splitlines()
    lines = [row.replace(b"lentis", b"code%d" % place) for place in range(100_000)]
    outcome = desk.ask("organisaties_rigg_2022-K2.csv", b"\n".join([header, *lines]))
    assert outcome.faults.height == 100_000
    assert len(outcome.findings) == 1_000
