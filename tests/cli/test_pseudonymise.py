"""The sender's side of the pseudonym."""

import hashlib
import hmac

import pytest

from dashboard.cli import main

KEY = "een-sleutel-van-ten-minste-32-tekens"
FIRST = hmac.new(KEY.encode(), b"999900006", hashlib.sha256).hexdigest()


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("SPOEDMONITOR_PSEUDONYM_KEY", KEY)


def pseudonymise(tmp_path, content, column="jeugdige"):
    source, target = tmp_path / "in.csv", tmp_path / "uit.csv"
    source.write_bytes(content)
    status = main(["pseudonymise", str(source), "--column", column, "--out", str(target)])
    return status, target.read_text(encoding="utf-8") if target.exists() else None


def test_the_column_is_replaced_and_the_rest_stays(tmp_path):
    content = 'melding_id;Jeugdige ;melder\nm1;999900006;ouder\nm2;;"Café; noord"\n'.encode(
        "cp1252"
    )
    expected = f'melding_id;Jeugdige ;melder\nm1;{FIRST};ouder\nm2;;"Café; noord"\n'
    assert pseudonymise(tmp_path, content) == (0, expected)


def test_one_pseudonym_however_the_number_is_written(tmp_path):
    status, text = pseudonymise(
        tmp_path, b"jeugdige,x\n999900006,1\n9999.00.006,2\n 999900006 ,3\n"
    )
    assert status == 0
    assert text is not None
    assert text.count(FIRST) == 3


def test_a_zero_that_a_spreadsheet_dropped_comes_back(tmp_path):
    # 9x0 + 8x1 + 7x2 + 6x3 + 5x4 + 4x5 + 3x6 + 2x7 - 2 = 110, a multiple of 11
    _, without = pseudonymise(tmp_path, b"jeugdige\n12345672\n")
    _, with_zero = pseudonymise(tmp_path, b"jeugdige\n012345672\n")
    assert without == with_zero


def test_a_wrong_number_refuses_the_file_and_is_not_shown(tmp_path, capsys):
    assert pseudonymise(tmp_path, b"jeugdige\n999900006\n999900007\n") == (1, None)
    message = capsys.readouterr().err
    assert "rij 3" in message
    assert "99990000" not in message


def test_an_unknown_column_is_wrong_use(tmp_path, capsys):
    assert pseudonymise(tmp_path, b"jeugdige\n999900006\n", column="bsn") == (2, None)
    assert "jeugdige" in capsys.readouterr().err


def test_without_the_key_nothing_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("SPOEDMONITOR_PSEUDONYM_KEY")
    assert pseudonymise(tmp_path, b"jeugdige\n999900006\n") == (1, None)
    assert "SPOEDMONITOR_PSEUDONYM_KEY" in capsys.readouterr().err


def test_rows_of_another_width_are_refused(tmp_path, capsys):
    assert pseudonymise(tmp_path, b"jeugdige,x\n999900006\n") == (1, None)
    assert "rij 2" in capsys.readouterr().err


def test_the_read_file_is_never_written_over(tmp_path):
    file = tmp_path / "in.csv"
    file.write_bytes(b"jeugdige\n999900006\n")
    assert main(["pseudonymise", str(file), "--column", "jeugdige", "--out", str(file)]) == 2
    assert file.read_bytes() == b"jeugdige\n999900006\n"
