"""The review pack from the command line: a file, the same again, and what is refused."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard.cli import main


@pytest.fixture
def report(deliveries, db, capsys):
    """What a report of 2022-K2 says, once the deliveries are in: report(FILE, ...)."""
    assert main(["load", str(deliveries), "--db", db]) == 0
    capsys.readouterr()

    def make(file, *arguments, quarter="2022-K2"):
        status = main(["report", quarter, "--out", str(file), *arguments, "--db", db])
        return status, capsys.readouterr().err

    return make


def cover(file):
    return " ".join(PdfReader(BytesIO(file.read_bytes())).pages[0].extract_text().split())


def test_a_pdf_that_is_the_same_again(report, tmp_path):
    first, again = tmp_path / "een.pdf", tmp_path / "twee.PDF"
    status, err = report(first)
    assert status == 0
    assert "Grafieken: " in err
    report(again)
    assert first.read_bytes() == again.read_bytes()
    assert "Kwartaalbeeld 2e kwartaal 2022" in cover(first)
    # Three crises: two of Accare, one of Elker.
    second = PdfReader(BytesIO(first.read_bytes())).pages[1].extract_text()
    assert "waren er 3 crises" in " ".join(second.split())


def test_a_place_a_sender_a_moment_and_an_audience(report, tmp_path):
    file = tmp_path / "stuk.pdf"
    chosen = ["--gemeente", "14,GM0010", "--organisatie", "elker", "--audience", "partner"]
    assert report(file, *chosen, "--known-on", "2099-12-31")[0] == 0
    # 0010 is Delfzijl, that went up in Eemsdelta.
    assert "Elker, Groningen en Eemsdelta" in cover(file)
    assert "Voor de partners" in cover(file)
    assert "Zoals bekend op 31-12-2099" in cover(file)


@pytest.mark.parametrize(
    ("name", "arguments", "named"),
    [
        ("stuk.docx", [], ".pdf"),
        ("stuk.pdf", ["--gemeente", "9999"], "0014"),
        ("stuk.pdf", ["--organisatie", "onbekend"], "accare"),
    ],
)
def test_wrong_use_names_what_is_allowed(report, tmp_path, name, arguments, named):
    status, err = report(tmp_path / name, *arguments)
    assert status == 2
    assert named in err
    assert not (tmp_path / name).exists()


def test_a_quarter_without_figures_is_wrong_use(report, tmp_path):
    status, err = report(tmp_path / "stuk.pdf", quarter="2023-K1")
    assert status == 2
    assert "2020-K3 tot en met 2022-K2" in err


def test_before_the_first_delivery_there_is_nothing_to_tell(report, tmp_path):
    status, err = report(tmp_path / "stuk.pdf", "--known-on", "2022-08-01")
    assert status == 1
    assert "nog niets geleverd" in err


def test_a_file_that_cannot_be_written_is_refused(report, tmp_path):
    assert report(tmp_path / "geen" / "stuk.pdf")[0] == 1
