"""What holds for every command: help, endings, and errors that show no row."""

import os
import socket
import subprocess
import sys
import time
from datetime import datetime

import pytest

from dashboard import cli
from dashboard.commands import run
from dashboard.commands.parser import day, moment, names


def test_help_is_dutch(capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["load", "--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("Gebruik: spoedmonitor load")
    for english in ("usage", "options", "positional", "show this"):
        assert english not in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "er ontbreekt nog: OPDRACHT."),
        (["laad"], "OPDRACHT: kies uit 'run', 'load'"),
        (["load"], "er ontbreekt nog: PATH."),
        (["load", "x", "--sender"], "--sender: hier hoort een waarde achter."),
        (["run", "--demo=ja"], "--demo: hier hoort geen waarde achter."),
        (["run", "--port", "x"], "--port: verwacht een geheel getal, niet 'x'."),
        (["run", "--prot", "1"], "onbekend: --prot 1."),
    ],
)
def test_wrong_use_is_said_in_dutch(arguments, sentence, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err


def test_an_unforeseen_error_shows_its_place_and_no_row(monkeypatch, capsys, db):
    def fail(*_, **__):
        raise ValueError("jeugdige 999900006")

    monkeypatch.setattr("dashboard.commands.kpis.figures", fail)
    assert cli.main(["kpis", "crises", "--db", db]) == 1
    err = capsys.readouterr().err
    assert "ValueError in kpis.py, regel " in err
    assert "999900006" not in err
    assert len(err.splitlines()) == 1


def test_a_reader_that_stops_early_is_no_error(db):
    asked = ["kpis", "--by", "kwartaal,gemeente", "--db", db]
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.cli", *asked],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_a_port_in_use_is_refused(capsys, db):
    with socket.create_server((run.HOST, 0)) as taken:
        assert cli.main(["run", "--port", str(taken.getsockname()[1]), "--db", db]) == 1
    assert "--port" in capsys.readouterr().err


def test_the_demo_has_a_store_of_its_own(capsys, db):
    assert cli.main(["run", "--demo", "--db", db]) == 2
    assert "--db" in capsys.readouterr().err


def test_the_store_stays_the_same_when_the_working_directory_changes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run.absolute("duckdb:///var/x.duckdb") == f"duckdb:///{tmp_path}/var/x.duckdb"


def test_days_and_moments():
    assert day("2022-09-30") == day("30-9-2022")
    assert moment("2022-09-30T10:00+02:00") == datetime(2022, 9, 30, 8)
    assert moment("2022-09-30T08:00Z") == datetime(2022, 9, 30, 8)


@pytest.fixture
def in_amsterdam(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_amsterdam")
@pytest.mark.parametrize("text", ["2022-09-30", "30-9-2022"])
def test_a_bare_day_means_its_end_in_local_time(text):
    assert moment(text) == datetime(2022, 9, 30, 21, 59, 59, 999999)
    assert moment("2022-09-30 10:00") == datetime(2022, 9, 30, 8)


def test_lists_take_each_name_once():
    assert names("Kwartaal, gemeente,kwartaal,") == ("kwartaal", "gemeente")
