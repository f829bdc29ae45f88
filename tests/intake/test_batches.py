"""A file read in many batches is judged as one file."""

import pytest

from data import reading_csv, schema
from data.outcome import LOADED, SOUND
from tests.intake.sending import Desk, as_csv, places, sound
from tests.intake.test_dialects import BY_DUTCH_EXCEL

NAME = "kosten_accare_2022-K2.csv"


@pytest.fixture(autouse=True)
def many_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_csv, "_BATCH_BYTES", 200)  # a line or two


def lines(*amounts: str, **changes: object) -> bytes:
    rows = [
        sound("kosten", regel_id=f"R{place}", bedrag=amount, volume="", **changes)
        for place, amount in enumerate(amounts)
    ]
    return as_csv(rows, ";")


def test_excel_in_batches(desk: Desk) -> None:
    assert desk.send(NAME, BY_DUTCH_EXCEL).rows == 4
    assert desk.rows(schema.kosten).sort("regel_id")["cents"].to_list() == [
        100_500,
        123_450,
        5,
        -100_500,
    ]


def test_the_decimal_sign_shows_only_in_the_last_batch(desk: Desk) -> None:
    assert desk.send(NAME, lines(*["1.234"] * 20, "0,5")).status == LOADED
    assert desk.rows(schema.kosten)["cents"].sum() == 20 * 123_400 + 50


def test_no_batch_shows_the_decimal_sign(desk: Desk) -> None:
    outcome = desk.ask(NAME, lines("5", *["1.234"] * 20))
    assert places(outcome) == [(row, "bedrag") for row in range(3, 23)]


def test_a_later_batch_shows_another_decimal_sign(desk: Desk) -> None:
    outcome = desk.ask(NAME, lines(*["1,5"] * 20, "2.5"))
    assert places(outcome) == [(22, "bedrag")]


def test_a_key_returns_in_a_later_batch(desk: Desk) -> None:
    content = lines(*["5"] * 20) + lines("7").split(b"\n", 1)[1]
    outcome = desk.ask(NAME, content)
    assert places(outcome) == [(22, "regel_id")]
    assert outcome.findings[0].found == "R0 (ook op rij 2)"


def test_rows_keep_their_line_over_batches(desk: Desk) -> None:
    good, far = sound("kosten", eenheid='"per\n\nuur"'), sound("kosten", gemeente="9999")
    rows = [good | {"regel_id": f"R{place}"} for place in range(10)]
    rows.append(far | {"regel_id": "R10"})
    content = as_csv(rows) + b"R11,te,veel" + b"," * 30 + b"\n" + as_csv(rows[10:]).split(b"\n")[1]
    # The header is line 1; ten rows of three lines each follow.
    assert places(desk.ask(NAME, content)) == [
        (32, "gemeente"),
        (33, None),
        (34, "gemeente"),
        (34, "regel_id"),
    ]


def test_rows_without_their_last_separators_stay_in_their_place(desk: Desk) -> None:
    header = b"code;naam;soort"
    whole = [b"c%d;n;aanbieder" % place for place in range(30)]
    whole[10:20] = [b"c%d;n" % place for place in range(10, 20)]
    outcome = desk.ask("organisaties_rigg_2022-K2.csv", b"\n".join([header, *whole]))
    assert places(outcome) == [(row, "soort") for row in range(12, 22)]


def test_nothing_is_lost_between_batches(desk: Desk) -> None:
    outcome = desk.ask(NAME, lines(*map(str, range(500))))
    assert (outcome.status, outcome.rows) == (SOUND, 500)
