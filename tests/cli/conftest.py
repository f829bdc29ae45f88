"""A small partnership: two senders, two quarters, worked out by hand."""

import pytest

REPORTS = (
    "melding_id;ontvangen_op;jeugdige;geboortejaar;gemeente;melder;vraag;afhandeling;overdrachten\n"
)
# 2022-K1, Accare: one crisis in Groningen, in office hours (Monday), and one consult.
ACCARE_K1 = REPORTS + (
    "a1;3-1-2022 10:00;aap;2010;14;ouder;acuut;ambulant;0\n"
    "a2;4-1-2022 10:00;noot;2010;14;school;consult;advies;0\n"
)
# 2022-K2, Accare: two crises, in Groningen in the evening and in what was Delfzijl.
ACCARE_K2 = REPORTS + (
    "a3;4-4-2022 18:00;mies;2010;0014;ouder;acuut;verblijf;0\n"
    "a4;5-4-2022 10:00;wim;2010;GM1979;politie;spoedeisend;ambulant;2\n"
)
# 2022-K2, Elker: one crisis in Groningen.
ELKER_K2 = REPORTS + "e1;6-4-2022 10:00;zus;2012;14;huisarts;spoedeisend;netwerk;0\n"


@pytest.fixture
def db(tmp_path):
    return f"duckdb:///{tmp_path / 'opslag.duckdb'}"


@pytest.fixture
def deliveries(tmp_path):
    folder = tmp_path / "leveringen"
    folder.mkdir()
    for name, text in {
        "meldingen_accare_2022-K1.csv": ACCARE_K1,
        "meldingen_accare_2022-K2.csv": ACCARE_K2,
        "meldingen_elker_2022-K2.csv": ELKER_K2,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
