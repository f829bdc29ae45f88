"""Rules over the columns of a row: what breaks them, what does not."""

import pytest

from data.outcome import LOADED, SOUND
from tests.intake.sending import Desk, as_csv, places, sound

BROKEN = [
    ("meldingen", {"ontvangen_op": "2022-03-31 23:59"}, ["ontvangen_op"]),
    ("meldingen", {"eerste_contact_op": "2022-04-01 09:04"}, ["eerste_contact_op"]),
    ("meldingen", {"afgesloten_op": "2022-03-31"}, ["afgesloten_op"]),
    ("meldingen", {"geevalueerd_op": "2022-03-31"}, ["geevalueerd_op"]),
    ("meldingen", {"afgesloten_op": "2022-11-02"}, ["afgesloten_op"]),
    ("meldingen", {"geboortejaar": "2023"}, ["geboortejaar"]),
    ("meldingen", {"geboortejaar": "1994"}, ["geboortejaar"]),
    ("trajecten", {"startdatum": "2022-07-01", "einddatum": "2022-07-02"}, ["startdatum"]),
    ("trajecten", {"startdatum": "2021-07-01", "einddatum": "2022-03-31"}, ["einddatum"]),
    ("trajecten", {"einddatum": "2022-04-20"}, ["einddatum"]),
    ("trajecten", {"einddatum": "2022-11-02"}, ["einddatum"]),
    ("trajecten", {"einddatum": ""}, ["einddatum"]),
    ("trajecten", {"reden_beeindiging": ""}, ["reden_beeindiging"]),
    ("trajecten", {"melding_afzender": "elker"}, ["melding_afzender"]),
    ("trajecten", {"melding_id": "M1", "melding_afzender": "niemand"}, ["melding_afzender"]),
    ("trajecten", {"werkwijze": "nieuw"}, ["werkwijze"]),
    ("kosten", {"gedeclareerd_op": "2022-07-01"}, ["gedeclareerd_op"]),
    ("kosten", {"maand": "2022-12"}, ["maand"]),
    ("kosten", {"soort": "beschikbaarheid"}, ["soort"]),
    ("kosten", {"traject_id": ""}, ["soort"]),
    ("kosten", {"traject_id": "", "traject_afzender": "elker"}, ["traject_afzender", "soort"]),
    ("kosten", {"bedrag": "1005.02"}, ["bedrag"]),
    ("kosten", {"vorig_regel_id": "R0"}, ["vorig_regel_id"]),
    ("kosten", {"vorig_regel_id": "R1", "bedrag": "-1005"}, ["vorig_regel_id"]),
    ("ramingen", {"vastgesteld_op": "2022-11-02"}, ["vastgesteld_op"]),
    ("ramingen", {"kpi": "geluk"}, ["kpi"]),
    ("ramingen", {"kwartaal": "2022-K5"}, ["kwartaal"]),
]
LAST_SECOND = {
    "ontvangen_op": "2022-06-30 23:59:59",
    "eerste_contact_op": "2022-07-01 00:30",
    "afgesloten_op": "2022-06-30",
    "geevalueerd_op": "",
}
KEPT = [
    ("meldingen", {"ontvangen_op": "2022-04-01 00:00"}),
    ("meldingen", LAST_SECOND),
    ("meldingen", {"eerste_contact_op": "2022-04-01 09:05", "afgesloten_op": "2022-04-01"}),
    ("meldingen", {"geboortejaar": "2022"}),
    ("meldingen", {"geboortejaar": "1995"}),
    ("meldingen", {"afgesloten_op": "2022-11-01"}),
    ("trajecten", {"startdatum": "2022-06-30", "einddatum": "2022-06-30"}),
    ("trajecten", {"startdatum": "2019-01-01", "einddatum": "2022-04-01"}),
    ("trajecten", {"einddatum": "2022-10-15"}),
    ("trajecten", {"einddatum": "", "reden_beeindiging": ""}),
    ("trajecten", {"melding_id": "M1", "melding_afzender": "elker"}),
    ("kosten", {"bedrag": "1005.01"}),
    ("kosten", {"volume": "", "bedrag": "7"}),
    ("kosten", {"bedrag": "-1005", "vorig_regel_id": "R0"}),
    ("kosten", {"volume": "-10", "bedrag": "-1005"}),
    ("kosten", {"bedrag": "-7", "volume": ""}),
    ("kosten", {"traject_id": "", "soort": "beschikbaarheid"}),
    ("kosten", {"traject_id": "", "melding_id": "M1", "soort": "crisis"}),
    ("kosten", {"productcategorie": "99"}),
    ("toegang", {"met_jgw": "61"}),
    ("ramingen", {"kwartaal": "2030-K4", "waarde": "-1"}),
]


@pytest.mark.parametrize(("table", "changes", "columns"), BROKEN)
def test_a_row_that_breaks_a_rule_is_refused(
    desk: Desk, table: str, changes: dict[str, str], columns: list[str]
) -> None:
    outcome = desk.ask(f"{table}_accare_2022-K2.csv", as_csv([sound(table, **changes)]))
    assert places(outcome) == [(2, column) for column in columns]


@pytest.mark.parametrize(("table", "changes"), KEPT)
def test_a_row_at_the_edge_of_a_rule_is_not(
    desk: Desk, table: str, changes: dict[str, str]
) -> None:
    outcome = desk.ask(f"{table}_accare_2022-K2.csv", as_csv([sound(table, **changes)]))
    assert outcome.status == SOUND, outcome.findings


def test_a_line_is_credited_once(desk: Desk) -> None:
    taken_back = [
        sound("kosten", regel_id=f"C{place}", bedrag="-5", volume="", vorig_regel_id="R1")
        for place in range(2)
    ]
    outcome = desk.send("kosten_accare_2022-K2.csv", as_csv([sound("kosten"), *taken_back]))
    assert places(outcome) == [(4, "vorig_regel_id")]
    assert desk.send("kosten_accare_2022-K2.csv", as_csv(taken_back[:1])).status == LOADED
    later = taken_back[1] | {"gedeclareerd_op": "2022-07-01"}
    again = desk.send("kosten_accare_2022-K3.csv", as_csv([later]))
    assert places(again) == [(2, "vorig_regel_id")]
    assert "2022-K2" in str(again.findings[0])


def test_a_key_of_another_quarter_is_refused(desk: Desk) -> None:
    desk.send("meldingen_accare_2022-K2.csv", as_csv([sound("meldingen")]))
    moved = sound("meldingen", ontvangen_op="2022-07-01 10:00", eerste_contact_op="")
    moved |= {"afgesloten_op": "", "geevalueerd_op": ""}
    assert places(desk.send("meldingen_accare_2022-K3.csv", as_csv([moved]))) == [(2, "melding_id")]
    assert desk.send("meldingen_elker_2022-K3.csv", as_csv([moved])).status == LOADED


def test_the_same_trajectory_comes_every_quarter_but_once_in_it(desk: Desk) -> None:
    running = sound("trajecten", einddatum="", reden_beeindiging="")
    for quarter in ("2022-K2", "2022-K3"):
        name = f"trajecten_accare_{quarter}.csv"
        assert desk.send(name, as_csv([running])).status == LOADED
    twice = desk.send("trajecten_accare_2022-K3.csv", as_csv([running, running]))
    assert places(twice) == [(3, "traject_id")]


def test_an_estimate_is_named_by_five_columns_of_which_two_may_be_empty(desk: Desk) -> None:
    rows = [sound("ramingen"), sound("ramingen", gemeente="14"), sound("ramingen")]
    assert places(desk.send("ramingen_rigg_2022-K2.csv", as_csv(rows))) == [(4, "versie")]
    assert desk.send("ramingen_rigg_2022-K2.csv", as_csv(rows[:2])).status == LOADED
