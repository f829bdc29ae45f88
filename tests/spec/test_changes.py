"""What changed since a moment, of what kind it is, and which deliveries caused it."""

from datetime import datetime

import polars as pl
import pytest

from data.quarters import parse_quarter, quarter_label
from queries.catalogue import CATALOGUE
from queries.changes import SCHEMA, changes
from queries.scope import EVERYONE
from queries.selection import Selection
from tests.spec.hand import Partners

JULY, OCTOBER, NOVEMBER = datetime(2022, 7, 15), datetime(2022, 10, 15), datetime(2022, 11, 15)
AUGUST = datetime(2022, 8, 1)

FIRST = """
melding_id | jeugdige | ontvangen_op     | gemeente | afzender
m1         | anna     | 2022-04-03 10:00 | 0014     | accare
m2         | bram     | 2022-04-04 10:00 | 0014     | accare
m3         | cato     | 2022-04-05 10:00 | 0047     | accare
j1         | dirk     | 2022-04-06 10:00 | 0047     | jonx
"""


def since(partners: Partners, *keys: str, **selected: frozenset[str]) -> pl.DataFrame:
    """What changed since August in 2022-K1 to K3."""
    first, last = parse_quarter("2022-K1"), parse_quarter("2022-K3")
    return changes(
        partners.cubes(known_on=AUGUST),
        partners.cubes(),
        keys,
        Selection(first, last, **selected),
        audience="exact",
        viewer=EVERYONE,
    )


def told(frame: pl.DataFrame) -> list[tuple[object, ...]]:
    return [
        (quarter_label(row["kwartaal"]), row["toen"], row["nu"], row["aard"], causes(row))
        for row in frame.iter_rows(named=True)
    ]


def causes(row: dict) -> list[str]:
    """Deliveries in one word, between brackets where only linked rows changed."""
    written = [
        f"{each['afzender']} {each['tabel']} {quarter_label(each['kwartaal'])}"
        for each in row["leveringen"]
    ]
    own = [each["eigen"] for each in row["leveringen"]]
    return [each if eigen else f"({each})" for each, eigen in zip(written, own, strict=True)]


def test_without_deliveries_nothing_changed(partners: Partners) -> None:
    found = since(partners.deliver("meldingen", FIRST, JULY), *CATALOGUE)
    assert found.is_empty()
    assert found.schema == pl.Schema(SCHEMA)


def test_a_correction_names_the_delivery_that_made_it_and_no_other(partners: Partners) -> None:
    # Accare takes back m2: of 4 crises 3 remain. Jonx only names another reporter.
    partners.deliver("meldingen", FIRST, JULY)
    accare = "\n".join(line for line in FIRST.splitlines() if "m2" not in line and "j1" not in line)
    partners.deliver("meldingen", accare, OCTOBER)
    jonx = "melding_id|jeugdige|ontvangen_op|gemeente|afzender|melder\n"
    partners.deliver("meldingen", jonx + "j1|dirk|2022-04-06 10:00|0047|jonx|school", NOVEMBER)
    found = since(partners, "crises")
    assert told(found) == [("2022-K2", 4, 3, "correctie", ["accare meldingen 2022-K2"])]
    assert found["verschil"].to_list() == [-1]
    (delivery,) = found["leveringen"].item()
    assert (delivery["ontvangen_op"], delivery["bestand"]) == (
        OCTOBER,
        "meldingen_accare_2022-K2.csv",
    )


def test_a_change_elsewhere_is_no_change_here(partners: Partners) -> None:
    partners.deliver("meldingen", FIRST, JULY)
    moved = FIRST.replace("2022-04-04 10:00 | 0014", "2022-04-04 10:00 | 0047")
    partners.deliver("meldingen", moved, OCTOBER)
    cause = ["accare meldingen 2022-K2"]
    assert since(partners, "crises").is_empty()
    assert told(since(partners, "crises", municipalities=frozenset({"0014"}))) == [
        ("2022-K2", 2, 1, "correctie", cause)
    ]
    assert since(partners, "crises", organisations=frozenset({"jonx"})).is_empty()


def test_a_row_that_changed_twice_has_two_causes(partners: Partners) -> None:
    # Of 4 crises one is taken back in October, and another in November.
    partners.deliver("meldingen", FIRST, JULY)
    for gone, moment in ((("m1",), OCTOBER), (("m1", "m2"), NOVEMBER)):
        kept = [line for line in FIRST.splitlines() if not line.startswith((*gone, "j1"))]
        partners.deliver("meldingen", "\n".join(kept), moment)
    cause = "accare meldingen 2022-K2"
    assert told(since(partners, "crises")) == [("2022-K2", 4, 2, "correctie", [cause, cause])]


def test_a_quarter_that_was_not_delivered_then_is_new(partners: Partners) -> None:
    partners.deliver("meldingen", FIRST, JULY)
    partners.deliver("meldingen", "ontvangen_op\n2022-07-03 10:00", OCTOBER)
    assert told(since(partners, "crises", "buiten_kantooruren")) == [
        ("2022-K3", None, 1, "nieuw geleverd", ["accare meldingen 2022-K3"]),
        ("2022-K3", None, 1, "nieuw geleverd", ["accare meldingen 2022-K3"]),
    ]


def test_a_delivery_without_rows_makes_nothing_zero(partners: Partners) -> None:
    partners.deliver("meldingen", FIRST, JULY).nothing("meldingen", "jonx", "2022-K3")
    assert told(since(partners, "crises")) == [
        ("2022-K3", None, 0, "nieuw geleverd", ["jonx meldingen 2022-K3"])
    ]


def test_costs_that_are_declared_late_are_no_correction(partners: Partners) -> None:
    # 100,10 of May was known in August; 20,05 of June is declared in the quarter after.
    partners.deliver("kosten", "maand|bedrag|gedeclareerd_op\n2022-05|100,10|2022-06-01", JULY)
    partners.deliver("kosten", "maand|bedrag|gedeclareerd_op\n2022-06|20,05|2022-07-10", OCTOBER)
    found = since(partners, "kosten", "kosten_crisis").filter(pl.col("kpi") == "kosten")
    assert told(found)[0] == ("2022-K2", 100.10, 120.15, "nagekomen", ["accare kosten 2022-K3"])
    assert found["verschil"][0] == pytest.approx(20.05)


def test_costs_of_another_kind_did_not_cause_it(partners: Partners) -> None:
    head = "regel_id|maand|bedrag|gedeclareerd_op|soort|melding_id|afzender\n"
    crisis, other = "2022-06-01|crisis|m1|accare", "2022-06-01|beschikbaarheid||jonx"
    partners.deliver("kosten", f"{head}k1|2022-05|100,00|{crisis}\nk2|2022-05|1,00|{other}", JULY)
    later = f"{head}k1|2022-05|90,00|{crisis}\nk2|2022-05|2,00|{other}"
    partners.deliver("kosten", later, OCTOBER)
    assert told(since(partners, "kosten_crisis")) == [
        ("2022-K2", 100, 90, "correctie", ["accare kosten 2022-K2"])
    ]


CLOSED = """
melding_id | jeugdige | ontvangen_op     | afgesloten_op
m1         | anna     | 2022-05-03 10:00 | 2022-05-10
"""


def test_time_that_passed_is_no_correction(partners: Partners) -> None:
    # 10 May is 90 days past on 30 September, not on 30 June; nothing about the crisis changed.
    partners.deliver("meldingen", CLOSED, JULY)
    partners.deliver("meldingen", "jeugdige|ontvangen_op\neva|2022-07-03 10:00", OCTOBER)
    found = since(partners, "herhaalde_crisis_90")
    assert told(found) == [("2022-K2", None, 0, "gerijpt", [])]


def test_a_repeat_at_another_sender_names_the_delivery_that_may_have_caused_it(
    partners: Partners,
) -> None:
    # Anna's crisis ended on 10 January; that she was in crisis again at Jonx in March came late.
    partners.deliver("meldingen", CLOSED.replace("2022-05", "2022-01"), JULY)
    partners.deliver("meldingen", "jeugdige|ontvangen_op\neva|2022-05-03 10:00", JULY)
    again = "jeugdige|ontvangen_op|afzender\nanna|2022-03-03 10:00|jonx"
    partners.deliver("meldingen", again, OCTOBER)
    found = since(partners, "herhaalde_crisis_90")
    assert told(found) == [("2022-K1", 0, 1, "nagekomen", ["(jonx meldingen 2022-K1)"])]


def test_another_youth_is_seen_though_the_number_of_crises_is_the_same(
    partners: Partners,
) -> None:
    # Four crises of four youths; Accare finds that m1 and m2 were of one youth.
    partners.deliver("meldingen", FIRST, JULY)
    partners.deliver("meldingen", FIRST.replace("bram", "anna"), OCTOBER)
    assert since(partners, "crises").is_empty()
    assert told(since(partners, "jeugdigen_in_crisis")) == [
        ("2022-K2", 4, 3, "correctie", ["accare meldingen 2022-K2"])
    ]


def test_a_new_estimate_is_no_correction_of_costs(partners: Partners) -> None:
    estimate = "versie|vastgesteld_op|kpi|kwartaal|waarde\n1|2020-07-01|kosten|2022-K2|200,0"
    partners.deliver("kosten", "maand|bedrag|gedeclareerd_op\n2022-05|100,00|2022-06-01", JULY)
    partners.deliver("ramingen", estimate, JULY)
    adjusted = f"{estimate}\n2|2022-09-01|kosten|2022-K2|400,0"
    partners.deliver("ramingen", adjusted, OCTOBER)
    assert told(since(partners, "kosten_tov_raming")) == [
        ("2022-K2", 0.5, 0.25, "nieuwe raming", ["rigg ramingen 2020-K3"])
    ]


def test_since_now_nothing_can_be_asked(partners: Partners) -> None:
    now = partners.cubes()
    with pytest.raises(ValueError, match="now"):
        changes(now, now, ["crises"], Selection(0, 1), audience="exact", viewer=EVERYONE)
