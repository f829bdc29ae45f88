"""Leagues are fair: with the whole, the number of cases, and no name made of a few of them."""

from types import SimpleNamespace

import polars as pl
import pytest

from dashboard import address, league
from dashboard.league import AREA, MUNICIPALITY, ORGANISATION, Whole
from dashboard.league_charts import COLUMNS
from queries.catalogue import CATALOGUE
from queries.selection import Selection
from tests.pages.conftest import texts

NB = "\N{NO-BREAK SPACE}"
OPNAME = CATALOGUE["opname"]
REGION = Whole(0.112, "regio", f"regio 11,2{NB}%")
SCHEMA = {
    "naam": pl.String,
    "waarde": pl.Float64,
    "teller": pl.Float64,
    "noemer": pl.Float64,
    "wachtend": pl.Int64,
    "status": pl.String,
}


def _found(*rows):
    """Figures of (name, numerator, denominator or None); a value of each that can have one."""
    values = [
        (naam, upper if lower is None else upper / lower if lower else None, upper, lower, 0, "x")
        for naam, upper, lower in rows
    ]
    return pl.DataFrame(values, schema=SCHEMA, orient="row")


def _rows(found, key="opname", whole=REGION, by_name=False):
    return league.league_rows(found, CATALOGUE[key], whole, by_name=by_name)


SHARES = _found(("Oldambt", 2, 4), ("Veendam", 3, 30), ("Pekela", 21, 100), ("Eemsdelta", 0, 0))


def test_rows_stand_by_value_or_by_name_and_those_without_value_last():
    assert _rows(SHARES)["naam"].to_list() == ["Oldambt", "Pekela", "Veendam", "Eemsdelta"]
    assert _rows(SHARES, by_name=True)["naam"].to_list() == [
        "Eemsdelta",
        "Oldambt",
        "Pekela",
        "Veendam",
    ]


def test_each_row_says_its_value_and_cases_and_when_those_are_few():
    said = _rows(SHARES).select("tekst", "eronder", "weinig").rows()
    assert said == [
        (f"50,0{NB}%", "n = 4, weinig", True),
        (f"21,0{NB}%", "n = 100", False),
        (f"10,0{NB}%", "n = 30", False),
        ("–", "n = 0, weinig", True),
    ]


def test_the_line_is_the_whole_named_once():
    rows = _rows(SHARES)
    assert rows["lijn"].to_list() == [0.112] * 4
    assert rows["lijn_naam"].to_list() == [f"regio 11,2{NB}%", None, None, None]


def test_counts_have_no_line_but_a_share_and_their_comparison():
    found = _found(("Jonx", 60, None), ("Elker", 20, None)).with_columns(
        vergelijking=pl.Series([55.0, None])
    )
    rows = _rows(found, "crises", None)
    assert rows["lijn"].null_count() == 2
    assert rows["lijn_naam"].null_count() == 2
    # 60 and 20 of 80.
    assert rows["eronder"].to_list() == [f"75{NB}%", f"25{NB}%"]
    assert rows["vergelijking_tekst"].to_list() == ["55", "–"]


def test_euro_are_rounded_as_one_says_them_and_rest_on_no_known_number():
    rows = _rows(_found(("Pekela", 1_848_000, None), ("Veendam", 462_000, None)), "kosten", None)
    # 1,848,000 of 2,310,000 is 80 %.
    assert rows.select("tekst", "eronder", "n", "weinig").rows() == [
        (f"€{NB}1,85 mln", f"80{NB}%", None, False),
        (f"€{NB}462.000", f"20{NB}%", None, False),
    ]


def test_the_cases_of_a_rate_are_crises_and_not_a_thousand_times_as_many():
    found = _found(("Veendam", 19_000, 1_275), ("Groningen", 70_000, 10_606))
    whole = Whole(7.6, "regio", "regio 7,6")
    assert _rows(found, "crises_per_1000", whole).select("naam", "n").rows() == [
        ("Veendam", 19),
        ("Groningen", 70),
    ]


def test_what_has_not_matured_has_no_value_and_a_league_of_nothing_no_rows():
    waiting = _found(("Veendam", 1, 2), ("Pekela", 3, 30)).with_columns(wachtend=pl.Series([20, 5]))
    rows = _rows(waiting, "herhaalde_crisis_90")
    assert dict(rows.select("naam", "waarde").iter_rows()) == {"Pekela": 0.1, "Veendam": None}
    assert _rows(waiting.filter(naam="Veendam"), "herhaalde_crisis_90").is_empty()


@pytest.mark.parametrize(
    ("found", "level", "whole", "said"),
    [
        (
            SHARES.filter(pl.col("naam") != "Oldambt"),
            MUNICIPALITY,
            REGION,
            f"Crises met opname: hoogst in Pekela, 21,0{NB}% (regio 11,2{NB}%)",
        ),
        (
            SHARES,
            MUNICIPALITY,
            REGION,
            (
                "Crises met opname: bij 10 gevallen of meer hoogst in Pekela, "
                f"21,0{NB}% (regio 11,2{NB}%)"
            ),
        ),
        (
            SHARES.filter(naam="Oldambt"),
            MUNICIPALITY,
            REGION,
            "Crises met opname per gemeente: overal minder dan 10 gevallen",
        ),
        (
            _found(("Jonx", 21, 100)),
            ORGANISATION,
            REGION,
            f"Crises met opname bij Jonx: 21,0{NB}% (regio 11,2{NB}%)",
        ),
        (
            _found(("Oost", 2, 20), ("West", 1, 10)),
            AREA,
            None,
            f"Crises met opname: hoogst in 2 COROP-gebieden, 10,0{NB}% (n = 20)",
        ),
        (SHARES.clear(), AREA, None, "Crises met opname per COROP-gebied"),
    ],
    ids=["highest", "few_above", "few_everywhere", "alone", "tie", "nothing"],
)
def test_the_title_names_where_it_is_highest_but_no_row_of_few_cases(found, level, whole, said):
    assert league.title(OPNAME, _rows(found, whole=whole), level, whole) == said


def test_the_title_of_a_count_says_its_share():
    rows = _rows(_found(("Accare", 80, None), ("Jonx", 9, None)), "crises", None)
    # 80 of 89 is 89.9 %.
    said = league.title(CATALOGUE["crises"], rows, ORGANISATION, None)
    assert said == f"Crises: het meest bij Accare, 80 (90{NB}%)"


def test_a_row_has_all_columns_of_the_chart():
    assert set(COLUMNS) <= set(_rows(SHARES).columns)


CHOICES = address.choices(range(8082, 8091), {"jonx": "Jonx"})


@pytest.mark.parametrize(
    ("by", "over", "asked_for", "called"),
    [
        ("gemeente", {}, (None, None), "regio"),
        ("gemeente", {"municipalities": {"0047", "0765"}}, ({"0047", "0765"}, None), "gekozen"),
        ("gemeente", {"municipalities": {"0047"}}, (None, None), "regio"),
        ("organisatie", {"organisations": {"jonx"}}, (None, None), "alle organisaties"),
        ("organisatie", {"organisations": {"a", "b"}}, (None, {"a", "b"}), "gekozen"),
        ("organisatie", {"municipalities": {"0047"}}, ({"0047"}, None), "alle organisaties"),
    ],
)
def test_one_place_or_provider_alone_is_held_against_all(monkeypatch, by, over, asked_for, called):
    held = []

    def asked(_scene, _keys, over):
        held.append((over.municipalities, over.organisations))
        return pl.DataFrame({"waarde": [0.112]})

    monkeypatch.setattr(league, "asked", asked)
    chosen = Selection(8090, 8090, **{key: frozenset(value) for key, value in over.items()})
    whole = league._whole(SimpleNamespace(), OPNAME, chosen, by)
    assert held == [asked_for]
    assert whole.called.startswith(called)


def _titles(app):
    return [each.value.replace("\\", "") for each in app.subheader]


def _said(app):
    return texts(app).replace("\\", "")


def test_the_reader_chooses_municipalities_or_areas_of_the_whole_region(visit, demo_file):
    app = visit(demo_file)
    levels = "niveau-crises_per_1000"
    assert "Staven per gemeente" in _said(app)
    app.segmented_control(key=levels).set_value("COROP-gebieden").run()
    assert "Staven per COROP-gebied" in _said(app)
    # An area asked for shows its municipalities; the choice is kept for the way back.
    app.multiselect(key="gebied").set_value(["COROP Oost-Groningen"]).run()
    assert "Staven per gemeente" in _said(app)
    assert levels not in [each.key for each in app.segmented_control]
    app.button(key="pad-gebied-0").click().run()
    assert "Staven per COROP-gebied" in _said(app)


def test_another_order_changes_no_title(visit, demo_file):
    app = visit(demo_file, "crisis")
    before = _titles(app)
    app.segmented_control(key="volgorde-opname-per-gemeente").set_value("op naam").run()
    assert not app.exception
    assert _titles(app) == before


def test_a_single_place_beside_the_region_has_nothing_to_order(visit, demo_file):
    app = visit(demo_file, address={"gebied": "Veendam"})
    assert "Crises per 1.000 jeugdigen in Veendam: 14,9 (regio 7,6)" in _titles(app)
    assert not app.segmented_control
