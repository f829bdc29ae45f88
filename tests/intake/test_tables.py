"""Every table of the contract comes in, as CSV and as a workbook, and lands as it was meant."""

from datetime import date, datetime

import polars as pl
import pytest

from data import schema
from data.contract import CONTRACTS
from data.outcome import LOADED
from tests.intake.sending import SOUND, Desk, as_csv, as_xlsx, sound

NAMES = {table: f"{table}_accare_2022-K2" for table in CONTRACTS}


@pytest.mark.parametrize("table", CONTRACTS)
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_sound_csv_of_each_table_is_loaded(desk: Desk, table: str, separator: str) -> None:
    outcome = desk.send(f"{NAMES[table]}.csv", as_csv([sound(table)], separator))
    assert (outcome.status, outcome.rows_new) == (LOADED, 1), outcome.findings
    assert len(desk.rows(schema.metadata.tables[table]).filter(delivery=1)) == 1


@pytest.mark.parametrize("table", CONTRACTS)
def test_a_sound_workbook_of_each_table_is_loaded_the_same(desk: Desk, table: str) -> None:
    as_text, typed = (desk.folder / name for name in ("text", "typed"))
    assert desk.send(f"{as_text.name}/{NAMES[table]}.csv", as_csv([sound(table)])).rows == 1
    again = desk.send(f"{typed.name}/{NAMES[table]}.xlsx", as_xlsx([_typed(sound(table))]))
    assert (again.status, again.rows_unchanged) == (LOADED, 1), again.findings


@pytest.mark.parametrize("table", CONTRACTS)
def test_only_the_required_columns_are_enough(desk: Desk, table: str) -> None:
    required = {each.name for each in CONTRACTS[table].columns if each.required}
    row = {name: value for name, value in SOUND[table].items() if name in required}
    changes = {"soort": "beschikbaarheid"} if table == "kosten" else {}
    outcome = desk.send(f"{NAMES[table]}.csv", as_csv([row | changes]))
    assert outcome.status == LOADED, outcome.findings


def test_a_delivery_without_rows_is_one(desk: Desk) -> None:
    header = as_csv([sound("kosten")]).splitlines()[0]
    outcome = desk.send("kosten_accare_2022-K2.csv", header)
    assert (outcome.status, outcome.rows) == (LOADED, 0)


def test_what_follows_from_a_report_is_stored_with_it(desk: Desk) -> None:
    # Friday 1 April 2022 09:05 is day 19083; contact 45 minutes later; the youth turns 14.
    desk.send("meldingen_spoedvoorjeugd_2022-K2.csv", as_csv([sound("meldingen", gemeente="3")]))
    stored = desk.rows(schema.meldingen).row(0, named=True)
    expected = {
        "sender": "spoedvoorjeugd",
        "quarter": 2022 * 4 + 1,
        "organisation": "spoedvoorjeugd",
        "gemeente": "0003",
        "municipality": "1979",
        "received_quarter": 2022 * 4 + 1,
        "received_month": 2022 * 12 + 3,
        "received_day": 19083,
        "weekday": 4,
        "dagdeel": "kantoor",
        "leeftijdsgroep": "12-15",
        "is_crisis": True,
        "contact_seconds": 45 * 60,
        "closed_quarter": 2022 * 4 + 1,
        "closed_day": 19083 + 19,
        "reviewed_day": 19083 + 34,
    }
    assert {name: stored[name] for name in expected} == expected


def test_causes_become_rows_of_their_own(desk: Desk) -> None:
    desk.send("meldingen_accare_2022-K2.csv", as_csv([sound("meldingen")]))
    causes = desk.rows(schema.oorzaken).select("melding_id", "oorzaak", "domein").rows()
    assert sorted(causes) == [
        ("M1", "context:school", "context"),
        ("M1", "gezin:scheiding", "gezin"),
    ]


@pytest.mark.parametrize(
    ("moment", "daypart"),
    [
        ("2022-04-01 07:59", "nacht"),
        ("2022-04-01 08:00", "kantoor"),
        ("2022-04-01 16:59", "kantoor"),
        ("2022-04-01 17:00", "avond"),
        ("2022-04-01 22:00", "nacht"),
        ("2022-04-02 08:00", "weekend"),
        ("2022-04-02 17:00", "avond"),
        ("2022-04-03 16:59", "weekend"),
        ("2022-04-04 00:00", "nacht"),
    ],
)
def test_dayparts_have_sharp_edges(desk: Desk, moment: str, daypart: str) -> None:
    row = sound("meldingen", ontvangen_op=moment, eerste_contact_op="")
    desk.send("meldingen_accare_2022-K2.csv", as_csv([row]))
    assert desk.rows(schema.meldingen)["dagdeel"].to_list() == [daypart]


def test_what_follows_from_a_cost_line_is_stored_with_it(desk: Desk) -> None:
    row = sound("kosten", traject_afzender="Elker", maand="2021-12", organisatie="jonx")
    desk.send("kosten_accare_2022-K2.csv", as_csv([row]))
    stored = desk.rows(schema.kosten).row(0, named=True)
    assert stored["cents"] == 100_500
    assert (stored["maand"], stored["service_month"]) == ("2021-12", 2021 * 12 + 11)
    assert (stored["service_quarter"], stored["declared_quarter"]) == (2021 * 4 + 3, 2022 * 4 + 1)
    assert (stored["traject_sender"], stored["melding_sender"]) == ("elker", None)
    assert stored["organisation"] == "jonx"


def test_what_follows_from_a_trajectory_is_stored_with_it(desk: Desk) -> None:
    row = sound("trajecten", melding_id="M1", geboortejaar="2004")
    desk.send("trajecten_accare_2022-K2.csv", as_csv([row]))
    stored = desk.rows(schema.trajecten).row(0, named=True)
    assert (stored["melding_sender"], stored["leeftijdsgroep"]) == ("accare", "18+")
    assert (stored["start_day"], stored["end_day"]) == (19103, 19164)
    assert (stored["ggz"], stored["terugval"], stored["thuis_na"]) == (False, False, True)


def test_a_new_organisation_is_a_sender_from_then_on(desk: Desk) -> None:
    paths = [
        desk.write("kosten_lentis_2022-K1.csv", as_csv([_in_first_quarter()])),
        desk.write("organisaties_rigg_2022-K2.csv", as_csv([sound("organisaties")])),
    ]
    assert [outcome.status for outcome in desk.send_all(paths)] == [LOADED, LOADED]
    assert desk.rows(schema.kosten)["sender"].to_list() == ["lentis"]


def _in_first_quarter() -> dict[str, object]:
    return sound("kosten", gedeclareerd_op="2022-03-31", maand="2022-02")


def _typed(row: dict[str, object]) -> dict[str, object]:
    """The row as someone keeps it in Excel: numbers and dates are cells of that type."""
    return {name: _cell(str(value)) for name, value in row.items()}


def _cell(text: str) -> object:
    for read in (float, date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    return text


def test_typed_cells_are_what_the_other_test_says_they_are() -> None:
    typed = _typed(sound("meldingen"))
    assert typed["gemeente"] == 14.0
    assert typed["ontvangen_op"] == datetime(2022, 4, 1, 9, 5)
    assert pl.Series([typed["afgesloten_op"]]).dtype == pl.Date
