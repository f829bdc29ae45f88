"""Names, orders, unknown senders, and archives that would fill a machine."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from data import unpacking
from data.outcome import LOADED, REFUSED, Outcome
from data.pseudonyms import KEY_SETTING
from tests.intake.sending import Desk, as_csv, as_xlsx, sound

CONTENT = as_csv([sound("kosten")])


def refusal(outcome: Outcome) -> str:
    assert outcome.status == REFUSED
    return outcome.findings[0].text


def zipped(*members: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "name",
    ["kosten_accare_2022-K2.csv", "KOSTEN_Accare_2022-k2.CSV", "kosten_de-gele-hoed_2022-K2.csv"],
)
def test_the_name_says_what_a_file_is(desk: Desk, name: str) -> None:
    outcome = desk.send(name, CONTENT)
    assert (outcome.status, outcome.tabel, outcome.quarter) == (LOADED, "kosten", 2022 * 4 + 1)


def test_what_is_asked_goes_before_the_name(desk: Desk) -> None:
    asked = {"sender": "jonx", "quarter": 2022 * 4 + 1}
    assert desk.send("kosten.csv", CONTENT, **asked).sender == "jonx"
    other = as_csv([sound("kosten", regel_id="R2")])
    outcome = desk.send("kosten_accare_2021-K1.csv", other, **asked)
    assert (outcome.status, outcome.sender) == (LOADED, "jonx")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("omzet_accare_2022-K2.csv", "begint niet met een tabel"),
        ("kosten_accare.csv", "kwartaal"),
        ("kosten_2022-K2.csv", "afzender"),
        ("kosten_accare_2022-K2.xls", "Alleen CSV en XLSX"),
        ("kosten_accare_2022-K2.pdf", "Alleen CSV en XLSX"),
        ("kosten_niemand_2022-K2.csv", "levering 'organisaties'"),
        ("kosten_accare_2023-K1.csv", "nog niet begonnen"),
        ("kosten_accare_2022-K2.xlsx", "geen leesbare XLSX"),
        ("kosten_accare_2022-K2.zip", "geen leesbaar zip-bestand"),
        ("kosten_accare_2022-K2.csv.gz", "geen leesbaar gz-bestand"),
    ],
)
def test_a_file_that_cannot_be_placed_is_refused_in_a_sentence(
    desk: Desk, name: str, said: str
) -> None:
    assert said in refusal(desk.ask(name, CONTENT))


def test_a_file_that_is_not_there_is_refused(desk: Desk) -> None:
    (outcome,) = desk.send_all([Path("kosten_accare_2022-K2.csv")])
    assert "bestaat niet" in refusal(outcome)


def test_messages_are_refused_and_say_why(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_SETTING, raising=False)
    assert KEY_SETTING in refusal(desk.send("bericht.xml", b"<JW323/>"))
    monkeypatch.setenv(KEY_SETTING, "sleutel")
    assert "nog niet" in refusal(desk.send("bericht.xml", b"<JW323/>"))


def test_a_refused_file_does_not_stop_the_others(desk: Desk) -> None:
    for name in ("kosten_elker_2022-K2.csv", "kosten_jonx_2022-K2.csv", "leesmij.txt"):
        desk.write(name, CONTENT)
    desk.write("kosten_accare_2022-K2.csv", CONTENT.replace(b"0014", b"9999"))
    outcomes = {outcome.source: outcome.status for outcome in desk.send_all([desk.folder])}
    assert outcomes == {
        "kosten_accare_2022-K2.csv": REFUSED,
        "kosten_elker_2022-K2.csv": LOADED,
        "kosten_jonx_2022-K2.csv": LOADED,
        "leesmij.txt": REFUSED,
    }


def test_what_others_refer_to_comes_first_and_folders_come_in_order(desk: Desk) -> None:
    report = as_csv([sound("meldingen")])
    desk.write("2022-07-02/kosten_accare_2022-K2.csv", CONTENT)
    desk.write("2022-07-02/meldingen_accare_2022-K2.csv", report)
    desk.write("2022-07-02/organisaties_rigg_2022-K2.csv", as_csv([sound("organisaties")]))
    desk.write("2022-07-01/meldingen_elker_2022-K2.csv", report)
    desk.write("2022-07-01/.DS_Store", b"")
    assert [outcome.source for outcome in desk.send_all([desk.folder])] == [
        "meldingen_elker_2022-K2.csv",
        "organisaties_rigg_2022-K2.csv",
        "meldingen_accare_2022-K2.csv",
        "kosten_accare_2022-K2.csv",
    ]


def test_a_zip_is_measured_before_it_is_unpacked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpack(*_: object) -> bytes:
        raise AssertionError("unpacked")

    monkeypatch.setattr(unpacking, "_member", unpack)
    name = "kosten_accare_2022-K2.csv"
    assert "keer zo groot" in refusal(desk.ask("a.zip", zipped((name, b"0" * 1_000_000))))
    many = zipped(*((f"{place}.csv", b"") for place in range(1_001)))
    assert "1001 bestanden" in refusal(desk.ask("b.zip", many))
    monkeypatch.setattr(unpacking, "MAX_UNPACKED", len(CONTENT) - 1)
    assert "meer dan" in refusal(desk.ask("c.zip", zipped((name, CONTENT))))
    assert "meer dan" in refusal(desk.ask("kosten_accare_2022-K2.xlsx", as_xlsx([sound("kosten")])))


def test_a_workbook_that_unpacks_too_far_is_refused_before_opening(desk: Desk) -> None:
    bomb = zipped(("xl/worksheets/sheet1.xml", b" " * 1_000_000))
    outcome = desk.ask("kosten_accare_2022-K2.xlsx", bomb)
    assert "keer zo groot" in refusal(outcome)


def test_a_workbook_with_a_cell_in_the_far_corner_is_refused_before_opening(desk: Desk) -> None:
    far = [{f"kolom{place}": "" for place in range(16_000)}] + [{}] * 1_999 + [{"x": "y"}]
    outcome = desk.ask("kosten_accare_2022-K2.xlsx", as_xlsx(far))
    assert "ver buiten de tabel" in refusal(outcome)


def test_a_zip_that_lies_about_its_size_is_not_unpacked_further(desk: Desk) -> None:
    honest = zipped(("kosten_accare_2022-K2.csv", CONTENT * 20))
    size = (len(CONTENT) * 20).to_bytes(4, "little")
    lying = honest.replace(size, (10).to_bytes(4, "little"))
    assert lying != honest
    assert "beschadigd" in refusal(desk.ask("a.zip", lying))


def test_gz_is_measured_while_it_is_unpacked(desk: Desk) -> None:
    bomb = gzip.compress(b"0" * 5_000_000)
    assert "keer zo groot" in refusal(desk.ask("kosten_accare_2022-K2.csv.gz", bomb))


def test_an_archive_in_an_archive_is_refused(desk: Desk) -> None:
    inner = zipped(("kosten_accare_2022-K2.csv", CONTENT))
    assert refusal(desk.ask("a.zip", zipped(("b.zip", inner))))
    assert refusal(desk.ask("c.zip", zipped(("kosten_accare_2022-K2.csv.gz", inner))))
