"""Deliveries by command: taken in, refused, or only checked."""

from pathlib import Path

import polars as pl
import pytest

from dashboard.cli import main


def test_a_folder_is_loaded_with_a_line_a_delivery(deliveries, db, capsys):
    assert main(["load", str(deliveries), "--db", db]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"meldingen_{name}.csv: geladen; {rows}, 0 gewijzigd, 0 ongewijzigd, 0 verdwenen"
        for name, rows in {
            "accare_2022-K1": "2 rijen: 2 nieuw",
            "accare_2022-K2": "2 rijen: 2 nieuw",
            "elker_2022-K2": "1 rij: 1 nieuw",
        }.items()
    ]


def test_the_same_file_again_changes_nothing(deliveries, db, capsys):
    file = str(deliveries / "meldingen_elker_2022-K2.csv")
    main(["load", file, "--db", db])
    capsys.readouterr()
    assert main(["load", file, "--db", db]) == 0
    assert "ongewijzigd" in capsys.readouterr().out


def test_sender_and_quarter_may_be_given_by_hand(deliveries, db, capsys):
    file = (deliveries / "meldingen_elker_2022-K2.csv").rename(deliveries / "meldingen.csv")
    arguments = ["load", str(file), "--sender", "elker", "--quarter", "2022-K2", "--db", db]
    assert main(arguments) == 0
    assert "1 nieuw" in capsys.readouterr().out


@pytest.fixture
def faulty(deliveries):
    """Two faults in one file, and no youth's pseudonym in any message about it."""
    file = deliveries / "meldingen_elker_2022-K2.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("huisarts", "buurman").replace("2012", "20x2"), encoding="utf-8")
    return file


@pytest.mark.usefixtures("faulty")
def test_a_refused_delivery_names_its_faults_and_leaves_the_others(deliveries, db, capsys):
    assert main(["load", str(deliveries), "--db", db]) == 1
    out = capsys.readouterr().out
    assert "meldingen_elker_2022-K2.csv: geweigerd; 2 bevindingen, er is niets veranderd" in out
    assert "rij 2, kolom melder" in out
    assert "rij 2, kolom geboortejaar" in out
    assert "meldingen_accare_2022-K2.csv: geladen" in out
    assert "zus" not in out


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_findings_come_as_a_table_to_send_back(faulty, db, tmp_path, ending):
    table = tmp_path / f"bevindingen{ending}"
    assert main(["load", str(faulty), "--findings", str(table), "--db", db]) == 1
    read = pl.read_excel(table) if ending == ".xlsx" else pl.read_csv(table, separator=";")
    assert read.columns[:3] == ["bestand", "rij", "kolom"]
    assert sorted(read["kolom"]) == ["geboortejaar", "melder"]


def test_findings_in_another_form_are_wrong_use(deliveries, db):
    assert main(["load", str(deliveries), "--findings", "bevindingen.pdf", "--db", db]) == 2


def test_nothing_to_deliver_is_said(tmp_path, db, capsys):
    (tmp_path / "leeg").mkdir()
    assert main(["load", str(tmp_path / "leeg"), "--db", db]) == 1
    assert capsys.readouterr().err


@pytest.mark.parametrize("status", [0, 1])
def test_check_says_the_same_and_stores_nothing(deliveries, db, status, request, capsys):
    if status:
        request.getfixturevalue("faulty")
    assert main(["check", str(deliveries), "--db", db]) == status
    assert ("geweigerd; 2 bevindingen" in capsys.readouterr().out) == bool(status)
    assert not Path(db.removeprefix("duckdb:///")).exists()


def test_a_store_that_is_none_is_refused(deliveries, capsys):
    assert main(["load", str(deliveries), "--db", "sqlite:///x.db"]) == 1
    assert "DuckDB" in capsys.readouterr().err
