"""What changed since the moment of a page: each figure in its unit, and who delivered what."""

from datetime import datetime

import polars as pl
import pytest

from dashboard import since
from dashboard.words import NBSP, signed
from data.moments import local_today
from data.quarters import parse_quarter
from queries.catalogue import CATALOGUE
from queries.changes import SCHEMA
from tests.pages.conftest import texts

K2 = parse_quarter("2022-K2")
OCTOBER = datetime(2022, 10, 18, 12)
NAMES = {"accare": "Accare", "jonx": "Jonx"}
AUGUST = {"bekend": "01-08-2022"}


def delivered(sender: str, *, tabel: str = "kosten", eigen: bool = True) -> dict:
    return {
        "afzender": sender,
        "tabel": tabel,
        "kwartaal": K2 + 1,
        "ontvangen_op": OCTOBER,
        "bestand": f"{tabel}_{sender}_2022-K3.csv",
        "eigen": eigen,
    }


def changed(*rows: tuple) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


COSTS = ("kosten", K2, 100.0, 120.5, 20.5, "nagekomen", [delivered("accare"), delivered("jonx")])
REPEAT = (
    "herhaalde_crisis_90",
    K2,
    None,
    0.125,
    None,
    "correctie en gerijpt",
    [delivered("jonx", tabel="meldingen", eigen=False)],
)


def test_a_change_reads_in_dutch_and_in_its_unit():
    rows = since.rows(changed(COSTS, REPEAT), NAMES)
    shown = [column.name for column in since.COLUMNS]
    assert rows.select(shown).rows() == [
        (
            "Kosten",
            "2022-K2",
            f"€{NBSP}100",
            f"€{NBSP}120",
            f"+€{NBSP}20",
            "nagekomen",
            "kosten 2022-K3 van Accare en Jonx, 18-10-2022",
        ),
        (
            "Herhaalde crisis binnen 90 dagen",
            "2022-K2",
            "–",
            f"12,5{NBSP}%",
            "–",
            "correctie en gerijpt",
            "(meldingen 2022-K3 van Jonx, 18-10-2022)",
        ),
    ]
    assert rows["bestanden"][0] == "kosten_accare_2022-K3.csv; kosten_jonx_2022-K3.csv"


def test_the_kinds_that_occur_are_explained():
    assert since.in_words(changed(COSTS)) == (
        "1 cijfer is veranderd. Nagekomen = er kwamen rijen bij met latere leveringen."
    )
    assert since.in_words(changed(COSTS, REPEAT)) == (
        "2 cijfers zijn veranderd. Correctie = een levering van toen is vervangen; nagekomen = er "
        "kwamen rijen bij met latere leveringen; gerijpt = er is nu genoeg tijd voorbij om mee te "
        "tellen. Tussen haakjes: mogelijke oorzaken, via gekoppelde rijen."
    )


@pytest.mark.parametrize(
    ("difference", "unit", "expected"),
    [
        (-7.0, "aantal", "−7"),
        (0.021, "aandeel", f"+2,1{NBSP}procentpunt"),
        (0.0004, "aandeel", f"+0,04{NBSP}procentpunt"),
        (-1234.6, "euro", f"−€{NBSP}1.235"),
        (0.01, "euro", f"+€{NBSP}0,01"),
        (2.0, "dagen", f"+2{NBSP}dagen"),
        (-0.12, "cijfer", "−0,1"),
        (0.0, "aantal", "0"),
        (None, "euro", "–"),
    ],
)
def test_a_difference_has_a_sign_and_never_reads_as_nothing(difference, unit, expected):
    assert signed(difference, unit) == expected


def test_pages_name_definitions():
    assert {key for keys in since.PAGES.values() for key in keys} <= CATALOGUE.keys()


@pytest.mark.parametrize("page", ["kwartaalbeeld", "crisis", "kosten"])
def test_a_page_of_the_past_ends_with_what_changed(visit, demo_file, page):
    app = visit(demo_file, page, AUGUST)
    assert not app.exception
    assert app.header[-1].value == since.TITLE
    table = app.dataframe[-1].value
    # 2022-K3 was delivered in October, so it is new in every figure.
    assert "2022-K3" in set(table["wanneer"])
    assert set(table["aard"]) >= {"nieuw geleverd"}


@pytest.mark.parametrize("page", ["kwartaalbeeld", "gegevens", "begrippen"])
def test_a_page_of_now_does_not_speak_of_changes(visit, demo_file, page):
    assert since.TITLE not in texts(visit(demo_file, page))


def test_nothing_changed_is_said_in_a_sentence(visit, demo_file):
    app = visit(demo_file, "crisis", {"bekend": "01-11-2022"})
    assert "Sindsdien is in deze cijfers niets veranderd." in texts(app)


def test_the_file_accounts_for_both_moments(visit, demo_file, monkeypatch):
    told = []
    monkeypatch.setattr(since, "show_table", lambda *given, file: told.append((*given, file)))
    visit(demo_file, "kosten", AUGUST | {"gebied": "Veendam"})
    ((_, account, _, file),) = told
    lines = dict(account.lines())
    assert lines["Zoals bekend op"] == "01-08-2022 23:59"
    assert lines["Kwartalen"] == "2020-K3 t/m 2022-K3"
    assert lines["Gebied"] == "Veendam"
    assert lines["Peildatum"] == "30-06-2022"
    assert lines["Nu"].startswith(f"bekend op {local_today():%d-%m-%Y}")
    assert lines["Nu"].endswith("peildatum 30-09-2022")
    assert [each.kind for each in file.columns if each.name == "verschil"] == ["exact"]
    late = file.frame.filter(pl.col("aard") == "nagekomen", pl.col("kpi") == "kosten")
    assert (late["verschil"] > 0).all()
