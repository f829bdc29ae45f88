"""All or nothing, nothing overwritten, and figures as they were known."""

from datetime import datetime

from data import schema
from data.delivering import check, deliver_history
from data.outcome import LOADED, REFUSED, SOUND, UNCHANGED
from tests.intake.sending import TODAY, Desk, as_csv, sound

NAME = "meldingen_accare_2022-K2.csv"
FIRST, SECOND, THIRD = (datetime(2022, 7, day, 12) for day in (1, 2, 3))


def report(number: int, **changes: object) -> dict[str, object]:
    return sound("meldingen", melding_id=f"M{number}", **changes)


def counts(outcome: object) -> tuple[int, int, int, int]:
    names = ("rows_new", "rows_changed", "rows_unchanged", "rows_gone")
    return tuple(getattr(outcome, name) for name in names)


def test_a_fault_in_the_last_row_leaves_everything_as_it_was(desk: Desk) -> None:
    desk.send(NAME, as_csv([report(1)]))
    before = desk.everything()
    rows = [report(number) for number in range(100)] + [report(100, gemeente="9999")]
    assert desk.send(NAME, as_csv(rows)).status == REFUSED
    assert desk.everything() == before


def test_a_conflict_that_only_the_store_sees_changes_nothing_either(desk: Desk) -> None:
    desk.send("kosten_accare_2022-K1.csv", as_csv([_line("2022-03-31", maand="2022-02")]))
    before = desk.everything()
    assert desk.send("kosten_accare_2022-K2.csv", as_csv([_line("2022-06-30")])).status == REFUSED
    assert desk.everything() == before


def _line(declared: str, **changes: object) -> dict[str, object]:
    return sound("kosten", gedeclareerd_op=declared, **changes)


def test_the_same_file_twice_changes_nothing_and_says_so(desk: Desk) -> None:
    desk.send(NAME, as_csv([report(1)]))
    before = desk.everything()
    assert desk.send(NAME, as_csv([report(1)])).status == UNCHANGED
    assert desk.everything() == before


def test_a_redelivery_counts_what_it_does(desk: Desk) -> None:
    first = [report(1), report(2), report(3)]
    second = [report(2), report(3, overdrachten="1"), report(4)]
    assert counts(desk.send(NAME, as_csv(first))) == (3, 0, 0, 0)
    assert counts(desk.send(NAME, as_csv(second))) == (1, 1, 1, 1)
    current = desk.rows(schema.meldingen).sort("melding_id")
    assert current["melding_id"].to_list() == ["M2", "M3", "M4"]
    assert current["delivery"].to_list() == [1, 2, 2]
    assert current["overdrachten"].to_list() == [0, 1, 0]


def test_going_back_to_an_earlier_file_is_a_change(desk: Desk) -> None:
    first, second = as_csv([report(1)]), as_csv([report(1, overdrachten="1")])
    for content in (first, second):
        desk.send(NAME, content)
    assert counts(desk.send(NAME, first)) == (0, 1, 0, 0)


def test_another_sender_or_quarter_is_left_alone(desk: Desk) -> None:
    desk.send("kosten_accare_2022-K2.csv", as_csv([_line("2022-06-30")]))
    other = as_csv([_line("2022-06-30", bedrag="1", volume="")])
    assert counts(desk.send("kosten_elker_2022-K2.csv", other)) == (1, 0, 0, 0)
    assert len(desk.rows(schema.kosten)) == 2


def test_any_day_can_be_asked_as_it_was_known(desk: Desk) -> None:
    desk.send(NAME, as_csv([report(1), report(2)]), received_at=FIRST)
    desk.send(NAME, as_csv([report(2, overdrachten="3")]), received_at=SECOND)
    desk.send(NAME, as_csv([report(2, overdrachten="3"), report(5)]), received_at=THIRD)

    def known(moment: datetime) -> list[tuple[str, int]]:
        rows = desk.rows(schema.meldingen, moment).sort("melding_id")
        return rows.select("melding_id", "overdrachten").rows()

    assert known(datetime(2022, 6, 30)) == []
    assert known(FIRST) == [("M1", 0), ("M2", 0)]
    assert known(SECOND) == [("M2", 3)]
    assert known(THIRD) == [("M2", 3), ("M5", 0)]


def test_causes_follow_their_report(desk: Desk) -> None:
    desk.send(NAME, as_csv([report(1), report(2, oorzaken="gezin:ruzie")]), received_at=FIRST)
    desk.send(NAME, as_csv([report(1, oorzaken="context:school"), report(3)]), received_at=SECOND)

    def known(moment: datetime) -> list[tuple[str, str]]:
        return sorted(desk.rows(schema.oorzaken, moment).select("melding_id", "oorzaak").rows())

    both = ["context:school", "gezin:scheiding"]
    assert known(FIRST) == [*(("M1", cause) for cause in both), ("M2", "gezin:ruzie")]
    assert known(SECOND) == [("M1", "context:school"), *(("M3", cause) for cause in both)]


def test_moments_only_go_forward(desk: Desk) -> None:
    for number in range(3):
        name = f"kosten_accare_2022-K{number + 1}.csv"
        declared = f"2022-0{number * 3 + 1}-15"
        row = _line(declared, regel_id=f"R{number}", maand="2022-01")
        desk.send(name, as_csv([row]), received_at=FIRST)
    moments = desk.rows_of_deliveries()["received_at"].to_list()
    assert moments == sorted(set(moments))
    assert moments[0] == FIRST


def test_the_list_of_deliveries_keeps_replaced_ones(desk: Desk) -> None:
    for overdrachten in "01":
        desk.send(NAME, as_csv([report(1, overdrachten=overdrachten)]), received_by="an")
    first, second = desk.rows_of_deliveries().rows(named=True)
    assert (first["replaced_by"], first["replaced_at"]) == (2, second["received_at"])
    assert second["replaced_by"] is None
    assert (first["file_name"], first["received_by"], len(first["sha256"])) == (NAME, "an", 64)
    assert (second["rows"], second["rows_changed"]) == (1, 1)


def test_of_rows_that_are_nobodys_the_newest_delivery_wins(desk: Desk) -> None:
    name = "toegang_{}_2022-K2.csv"
    desk.send(name.format("rigg"), as_csv([sound("toegang"), sound("toegang", gemeente="37")]))
    other = as_csv([sound("toegang", met_jgw="41")])
    assert counts(desk.send(name.format("elker"), other)) == (0, 1, 0, 0)
    current = desk.rows(schema.toegang).sort("gemeente")
    assert current.select("gemeente", "sender", "met_jgw").rows() == [
        ("0014", "elker", 41),
        ("0037", "rigg", 40),
    ]
    # What elker took over is not ended by the next delivery of rigg.
    gone = desk.send(name.format("rigg"), as_csv([sound("toegang", gemeente="37", met_jgw="1")]))
    assert counts(gone) == (0, 1, 0, 0)
    assert len(desk.rows(schema.toegang)) == 2


def test_the_same_municipality_comes_every_quarter(desk: Desk) -> None:
    for quarter in ("2022-K1", "2022-K2"):
        outcome = desk.send(f"toegang_rigg_{quarter}.csv", as_csv([sound("toegang")]))
        assert counts(outcome) == (1, 0, 0, 0)
    assert len(desk.rows(schema.toegang)) == 2


def test_versions_of_an_estimate_stay_beside_each_other(desk: Desk) -> None:
    for quarter, version in (("2022-K1", "begroting"), ("2022-K2", "bijgesteld")):
        row = sound("ramingen", versie=version)
        desk.send(f"ramingen_rigg_{quarter}.csv", as_csv([row]))
    assert sorted(desk.rows(schema.ramingen)["versie"]) == ["begroting", "bijgesteld"]


def test_an_organisation_known_from_the_start_can_be_renamed(desk: Desk) -> None:
    row = sound("organisaties", code="ocrn", naam="OCRN Groningen")
    assert counts(desk.send("organisaties_rigg_2022-K2.csv", as_csv([row]))) == (0, 1, 0, 0)
    names = desk.rows(schema.organisaties).filter(code="ocrn")["naam"].to_list()
    assert names == ["OCRN Groningen"]


def test_checking_stores_nothing_and_says_what_would_be(desk: Desk) -> None:
    desk.send(NAME, as_csv([report(1)]))
    before = desk.everything()
    file = desk.write(NAME, as_csv([report(1, overdrachten="1"), report(2)]))
    (outcome,) = check(desk.store, [file], today=TODAY)
    assert (outcome.status, counts(outcome)) == (SOUND, (1, 1, 0, 0))
    assert desk.everything() == before
    (alone,) = check(None, [file], today=TODAY)
    assert (alone.status, alone.rows) == (SOUND, 2)


def test_checking_knows_the_organisations_of_the_same_folder(desk: Desk) -> None:
    files = [
        desk.write("organisaties_rigg_2022-K2.csv", as_csv([sound("organisaties")])),
        desk.write("kosten_lentis_2022-K2.csv", as_csv([_line("2022-06-30")])),
    ]
    for store in (desk.store, None):
        outcomes = check(store, files, today=TODAY)
        assert [outcome.status for outcome in outcomes] == [SOUND, SOUND]


def test_a_history_is_delivered_day_by_day(desk: Desk) -> None:
    for day, overdrachten in (("2022-07-01", "0"), ("2022-07-02", "2")):
        desk.write(f"{day}/{NAME}", as_csv([report(1, overdrachten=overdrachten)]))
    outcomes = deliver_history(desk.store, desk.folder, received_by="test")
    assert [outcome.status for outcome in outcomes] == [LOADED, LOADED]
    assert desk.rows(schema.meldingen, FIRST)["overdrachten"].to_list() == [0]
    assert desk.rows(schema.meldingen)["overdrachten"].to_list() == [2]
