"""The figures of the pack are those of the pages and of the command, for every KPI."""

import json
from dataclasses import replace

import polars as pl
import pytest

from dashboard import sources
from dashboard.address import selection
from dashboard.cli import main
from dashboard.pack.describing import describe
from data.quarters import quarter_label
from queries.catalogue import CATALOGUE
from queries.figures import figures
from queries.scope import EVERYONE
from tests.pages.conftest import visit  # noqa: F401  a fixture

PLACES = {"region": {}, "place": {"areas": ("Veendam",)}, "sender": {"organisations": ("Elker",)}}


def rows(pack) -> dict:
    """The rows of all theme tables by KPI."""
    frames = [table.frame for theme in pack.themes for table in theme.tables]
    return {row["kpi"]: row for row in pl.concat(frames).iter_rows(named=True)}


def speaks(figure: dict) -> bool:
    """Whether at most half of the cases still wait: else a page shows no value."""
    return figure["noemer"] is None or figure["wachtend"] <= figure["noemer"]


@pytest.fixture(scope="module", params=PLACES)
def both(request, source, view):
    """By KPI the row of the pack, and the figure of the one door."""
    chosen = replace(view, **PLACES[request.param])
    asked = selection(chosen, source.choices)
    found = figures(source.cubes, CATALOGUE, asked, audience="exact", viewer=EVERYONE)
    return rows(describe(source, chosen)), {row["kpi"]: row for row in found.to_dicts()}


@pytest.mark.parametrize("key", CATALOGUE)
def test_every_kpi_has_the_value_of_the_one_door(both, key):
    row, figure = both[0][key], both[1][key]
    assert row["waarde"] == (figure["waarde"] if speaks(figure) else None)
    assert (row["wachtend"] or 0) == figure["wachtend"]
    assert row["status"] == figure["status"]


def test_every_kpi_has_the_value_of_the_command(pack, demo_file, capfdbinary):
    quarter = quarter_label(pack.face.quarter)
    asked = ["--from", quarter, "--to", quarter, "--format", "json"]
    assert main(["kpis", *asked, "--db", f"duckdb:///{demo_file}"]) == 0
    told = {row["kpi"]: row for row in json.loads(capfdbinary.readouterr().out)}
    assert {key: row["waarde"] for key, row in rows(pack).items()} == {
        key: row["waarde"] if speaks(row) else None for key, row in told.items()
    }


def test_earlier_quarters_are_those_of_the_one_door(pack, source, view):
    for name, back in (("vorig_kwartaal", 1), ("vorig_jaar", 4)):
        asked = selection(view, source.choices).shifted(back)
        found = figures(source.cubes, CATALOGUE, asked, audience="exact", viewer=EVERYONE)
        held = {row["kpi"]: row["waarde"] for row in found.to_dicts() if speaks(row)}
        for key, row in rows(pack).items():
            assert row[name] in (held.get(key), None), key
    # 211 crises in 2021-K3, as the course on the page says.
    assert rows(pack)["crises"]["vorig_jaar"] == 211


def test_the_cards_are_those_of_the_page(pack, demo_file, visit):  # noqa: F811
    app = visit(demo_file)
    assert [each.value for each in app.metric] == [card.value for card in pack.cards]
    assert app.header[0].value.replace("\\", "") == pack.opening
    sources.opened.clear()


def test_the_face_says_what_the_pack_is_about(pack):
    assert dict(pack.face.lines()) == {
        "Kwartaal": "2022-K3",
        "Plaats": "Regio Groningen",
        "Voor": "de partners zelf, met exacte aantallen",
        "Verloop over": "2020-K3 t/m 2022-K3",
        "Vergeleken met": "raming",
        "Organisatie": "Alle organisaties",
        "Versie van de begrippen": "1 (01-10-2022)",
        "Peildatum": "30-09-2022",
        "Zoals bekend op": "nu",
        "Status van de cijfers": "voorlopig",
        "Stand van het kwartaalgesprek": "niet gepland",
    }


def test_a_definition_for_every_figure(pack):
    assert [each.label for each in pack.definitions] == [kpi.label for kpi in CATALOGUE.values()]
    assert set(rows(pack)) == set(CATALOGUE)
