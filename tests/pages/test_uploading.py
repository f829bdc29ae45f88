"""Delivering from the page: the same checks, a summary or findings, and nothing by accident."""

import shutil

import pytest

from dashboard.commands.demo_store import DELIVERIES
from dashboard.uploading import as_files, in_words
from data.naming import Delivered
from data.outcome import LOADED, SOUND, UNCHANGED, Outcome
from data.quarters import parse_quarter
from data.replacing import Counts
from tests.pages.conftest import texts

DELIVERED = Delivered("kosten", "accare", parse_quarter("2022-K3"))
COUNTS = Counts(rows=1042, new=1000, changed=42, unchanged=0, gone=3)


class Upload:
    """A file as Streamlit hands it over."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.content = content

    def getbuffer(self) -> bytes:
        return self.content


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (
            LOADED,
            (
                "kosten van accare over 2022-K3 is geladen: 1.042 rijen "
                "(1.000 nieuw, 42 gewijzigd, 0 ongewijzigd, 3 vervallen)."
            ),
        ),
        (UNCHANGED, "kosten van accare over 2022-K3 was al geleverd; er is niets gewijzigd."),
        (SOUND, "in orde, 1.042 rijen; er is niets opgeslagen."),
    ],
)
def test_what_became_of_a_file_is_said_in_dutch(status, said):
    assert in_words(Outcome("kosten.csv", status, DELIVERED, COUNTS)) == said


@pytest.mark.parametrize("name", ["../../boven.csv", "..\\..\\boven.csv", "/etc/boven.csv"])
def test_a_file_name_does_not_climb_out_of_its_folder(name):
    with as_files([Upload(name, b"inhoud")]) as [path]:
        assert path.name == "boven.csv"
        assert ".." not in path.parts
        assert path.read_bytes() == b"inhoud"
        folder = path.parent
    assert not folder.exists()


def test_two_files_of_one_name_stay_two_files():
    with as_files([Upload("a.csv", b"1"), Upload("a.csv", b"2")]) as paths:
        assert [path.read_bytes() for path in paths] == [b"1", b"2"]


def _upload(app, name: str, content: bytes, button: int):
    app.file_uploader[0].set_value([(name, content, "text/csv")])
    return app.button[-2 + button].click().run()


CHECK, DELIVER = 0, 1


@pytest.fixture
def page(visit, single_file, tmp_path):
    """Page Gegevens on a store of its own with one delivery."""
    return visit(shutil.copy(single_file, tmp_path / "own.duckdb"), "gegevens")


def test_a_sound_file_is_delivered_and_shows_at_once(page):
    later = next(DELIVERIES.rglob("meldingen_spoedvoorjeugd_2020-K4.*"))
    app = _upload(page, later.name, later.read_bytes(), DELIVER)
    assert "is geladen" in app.success[0].value
    assert "2020-K4" in app.selectbox(key="tot").options


def test_checking_alone_stores_nothing(page):
    later = next(DELIVERIES.rglob("meldingen_spoedvoorjeugd_2020-K4.*"))
    app = _upload(page, later.name, later.read_bytes(), CHECK)
    assert "er is niets opgeslagen" in app.success[0].value
    assert "2020-K4" not in app.selectbox(key="tot").options


def test_a_faulty_file_comes_back_with_its_findings(page):
    app = _upload(page, "meldingen_accare_2020-K4.csv", b"melding_id;onzin\n1;2\n", DELIVER)
    assert "is geweigerd" in app.error[0].value
    assert "onzin" in app.dataframe[0].value.to_string()


def test_without_a_file_it_asks_for_one(page):
    app = page.button[-1].click().run()
    assert "Kies eerst" in texts(app)
