"""Checks across tables warn with counts, at receipt and afterwards; the matrix of deliveries."""

from datetime import datetime, timedelta

import polars as pl
import pytest

from data import quality
from data.store import reading
from tests.intake.sending import Desk, as_csv, sound

K2 = 2022 * 4 + 1


def warned(desk: Desk, name: str, *rows: dict[str, object]) -> dict[str, int]:
    outcome = desk.send(name, as_csv(rows))
    return {warning.check: warning.count for warning in outcome.warnings}


def live(desk: Desk) -> dict[str, int]:
    with reading(desk.store) as connection:
        return dict(quality.warnings(connection).select("check", "count").rows())


def line(number: int, **changes: object) -> dict[str, object]:
    return sound("kosten", regel_id=f"R{number}", volume="", **changes)


def test_a_cost_line_without_its_trajectory(desk: Desk) -> None:
    rows = [line(1), line(2, traject_id="T2"), line(3, traject_afzender="elker")]
    found = warned(desk, "kosten_accare_2022-K2.csv", *rows)
    assert found == {"kosten_zonder_traject": 3}
    warned(desk, "trajecten_accare_2022-K2.csv", sound("trajecten"))
    assert live(desk) == {"kosten_zonder_traject": 2}
    warned(desk, "trajecten_elker_2022-K2.csv", sound("trajecten"))
    assert live(desk) == {"kosten_zonder_traject": 1}


def test_what_names_a_report_that_is_unknown(desk: Desk) -> None:
    follow_up = sound("trajecten", melding_id="M1", melding_afzender="spoedvoorjeugd")
    found = warned(desk, "trajecten_accare_2022-K2.csv", follow_up)
    assert found == {"vervolg_zonder_melding": 1}
    crisis = line(1, traject_id="", melding_id="M2", soort="crisis")
    assert warned(desk, "kosten_accare_2022-K2.csv", crisis) == {"kosten_zonder_melding": 1}
    reports = [sound("meldingen"), sound("meldingen", melding_id="M2")]
    warned(desk, "meldingen_spoedvoorjeugd_2022-K2.csv", *reports)
    assert live(desk) == {"kosten_zonder_melding": 1}


def test_a_credit_whose_line_is_unknown(desk: Desk) -> None:
    warned(desk, "trajecten_accare_2022-K2.csv", sound("trajecten"))
    rows = [
        line(1, bedrag="5"),
        *(line(n, bedrag="-5", vorig_regel_id=f"R{n - 1}") for n in (2, 9)),
    ]
    assert warned(desk, "kosten_accare_2022-K2.csv", *rows) == {"credit_zonder_origineel": 1}


@pytest.mark.parametrize(("factor", "count"), [(49, 0), (50, 1), (100, 1), (-1000, 1)])
def test_an_amount_that_is_many_times_the_usual(desk: Desk, factor: int, count: int) -> None:
    warned(desk, "trajecten_accare_2022-K2.csv", sound("trajecten"))
    rows = [*(line(n, bedrag="20") for n in range(5)), line(9, bedrag=str(20 * factor))]
    found = warned(desk, "kosten_accare_2022-K2.csv", *rows)
    assert found.get("bedrag_ongewoon", 0) == count


def test_a_month_that_is_missing(desk: Desk) -> None:
    warned(desk, "trajecten_accare_2022-K2.csv", sound("trajecten"))
    rows = [line(n, maand=month) for n, month in enumerate(["2021-12", "2022-03", "2022-04"])]
    assert warned(desk, "kosten_accare_2022-K2.csv", *rows) == {"maand_ontbreekt": 2}
    with reading(desk.store) as connection:
        (missing,) = quality.warnings(connection).rows(named=True)
    assert (missing["quarter"], missing["count"], missing["sender"]) == (K2 - 1, 2, "accare")


def test_what_is_odd_but_allowed(desk: Desk) -> None:
    odd = sound("toegang", met_jgw="61")
    assert warned(desk, "toegang_rigg_2022-K2.csv", odd) == {"meer_jgw_dan_praktijken": 1}
    half = sound("toegang", dreigende_uithuiszettingen="4", afgewende_uithuiszettingen="")
    assert warned(desk, "toegang_rigg_2022-K1.csv", half) == {"uithuiszetting_half": 1}
    prevented = sound("trajecten", uithuisplaatsing_dreigde="nee")
    found = warned(desk, "trajecten_accare_2022-K2.csv", prevented)
    assert found == {"voorkomen_zonder_dreiging": 1}


def test_a_warning_says_how_often(desk: Desk) -> None:
    outcome = desk.send("kosten_accare_2022-K2.csv", as_csv([line(1), line(2)]))
    assert outcome.warnings[0].text == "2 kostenregels met een traject dat niet is geleverd"


def test_of_the_past_stays_what_was_said_at_receipt(desk: Desk) -> None:
    warned(desk, "kosten_accare_2022-K2.csv", line(1), line(2))
    with reading(desk.store) as connection:
        first = quality.delivery_list(connection)["received_at"].max()
    # The trajectory comes later, and then the costs anew, one line more.
    warned(desk, "trajecten_accare_2022-K2.csv", sound("trajecten"))
    warned(desk, "kosten_accare_2022-K2.csv", line(1), line(2), line(3, traject_id="T9"))
    with reading(desk.store) as connection:
        last = quality.delivery_list(connection)["received_at"].max()
        told = [quality.warnings_at_receipt(connection, each) for each in (first, last)]
        before = quality.warnings_at_receipt(connection, first - timedelta(seconds=1))
    assert [each.select("check", "count").rows() for each in told] == [
        [("kosten_zonder_traject", 2)],
        [("kosten_zonder_traject", 1)],
    ]
    assert before.is_empty()


def test_the_list_holds_every_delivery_with_its_warnings(desk: Desk) -> None:
    for amount in ("5", "6"):
        desk.send("kosten_accare_2022-K2.csv", as_csv([line(1, bedrag=amount)]))
    with reading(desk.store) as connection:
        listed = quality.delivery_list(connection)
    assert listed.select("id", "replaced_by", "warnings").rows() == [(2, None, 1), (1, 2, 1)]


def test_the_list_and_the_matrix_as_they_were_on_a_moment(desk: Desk) -> None:
    for amount, day in (("5", datetime(2022, 7, 15)), ("6", datetime(2022, 10, 15))):
        content = as_csv([line(1, bedrag=amount)])
        desk.send("kosten_accare_2022-K2.csv", content, received_at=day)
    with reading(desk.store) as connection:
        listed = quality.delivery_list(connection, datetime(2022, 8, 1))
        matrix = quality.delivery_matrix(connection, datetime(2022, 8, 1))
    assert listed.select("id", "replaced_by", "replaced_at").rows() == [(1, None, None)]
    assert matrix["status"].to_list() == ["geleverd"]


def test_the_matrix_knows_what_is_missing(desk: Desk) -> None:
    for quarter, sender in [("K1", "accare"), ("K3", "accare"), ("K2", "elker")]:
        month = {"K1": "03", "K2": "06", "K3": "09"}[quarter]
        row = line(int(month), gedeclareerd_op=f"2022-{month}-15", maand=f"2022-{month}")
        desk.send(f"kosten_{sender}_2022-{quarter}.csv", as_csv([row]))
    again = line(6, gedeclareerd_op="2022-06-15", maand="2022-06", bedrag="9")
    desk.send("kosten_elker_2022-K2.csv", as_csv([again]))
    with reading(desk.store) as connection:
        matrix = quality.delivery_matrix(connection)
    assert matrix.filter(pl.col("tabel") == "kosten").select(
        "sender", "quarter", "status"
    ).rows() == [
        ("accare", K2 - 1, "geleverd"),
        ("accare", K2, "ontbreekt"),
        ("accare", K2 + 1, "geleverd"),
        ("elker", K2, "vervangen"),
        ("elker", K2 + 1, "ontbreekt"),
    ]
    assert matrix.columns == ["tabel", "sender", "quarter", "status", "rows", "received_at"]


def test_without_deliveries_there_is_nothing_to_show(desk: Desk) -> None:
    with reading(desk.store) as connection:
        assert quality.delivery_matrix(connection).is_empty()
        assert quality.delivery_list(connection).is_empty()
        assert quality.warnings(connection).is_empty()
