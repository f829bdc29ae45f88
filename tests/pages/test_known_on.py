"""Every page as known on an earlier moment: its figures, its choices, and that it says so."""

import shutil

import pytest

from dashboard.commands.demo_store import DELIVERIES
from data.delivering import deliver
from data.outcome import LOADED
from data.store import open_store
from tests.pages.conftest import PAGES, texts

# The demo's 2022-K2 was delivered on 18-07-2022, its 2022-K3 on 18-10-2022.
AUGUST = {"bekend": "01-08-2022"}
SAID = "U ziet de cijfers zoals bekend op 01-08-2022."


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_it_shows_the_past(visit, demo_file, page):
    app = visit(demo_file, page, AUGUST)
    assert not app.exception
    assert not app.error
    assert SAID in texts(app)
    assert "peildatum 30-06-2022" in texts(app)


def test_quarters_that_were_not_delivered_then_cannot_be_chosen(visit, demo_file):
    app = visit(demo_file, address=AUGUST)
    assert app.selectbox(key="tot").options[0] == "2022-K2"
    assert app.button(key="kwartaal-2022-K3").disabled


def test_a_quarter_of_the_address_that_was_not_delivered_then_is_said(visit, demo_file):
    app = visit(demo_file, address=AUGUST | {"tot": "2022-K3"})
    assert "(kwartaal tot en met)" in app.warning[0].value
    assert app.selectbox(key="tot").value == "2022-K2"


def test_days_of_deliveries_are_offered_newest_first(visit, demo_file):
    options = visit(demo_file).selectbox(key="bekend").options
    assert options[:3] == ["nu", "18-10-2022", "18-07-2022"]
    assert options[-1] == "01-07-2020"


def test_any_day_of_an_address_is_held_and_written_as_people_read_it(visit, demo_file):
    app = visit(demo_file, address={"bekend": "2022-08-01"})
    assert app.selectbox(key="bekend").value == "01-08-2022"
    assert app.query_params["bekend"] == "01-08-2022"
    app.selectbox(key="met").select("vorig jaar").run()
    assert app.selectbox(key="bekend").value == "01-08-2022"
    assert SAID in texts(app)


def test_what_does_not_exist_at_the_moment_chosen_is_said(visit, demo_file):
    app = visit(demo_file)
    app.selectbox(key="bekend").select("18-07-2022").run()
    assert "bestond op dat moment (kwartaal tot en met)" in app.warning[0].value
    assert app.query_params["tot"] == "2022-K2"
    app.run()
    assert not app.warning


def test_one_click_leads_back_to_now(visit, demo_file):
    app = visit(demo_file, address=AUGUST)
    app.button(key="terug-naar-nu").click().run()
    assert app.selectbox(key="bekend").value == "nu"
    assert app.query_params["bekend"] == "nu"
    assert SAID not in texts(app)
    assert "peildatum 30-09-2022" in texts(app)


@pytest.mark.parametrize("text", ["", "morgen", "9999-12-31", "<script>", "1" * 20_000, "nul"])
def test_no_moment_is_now_and_said(visit, demo_file, text):
    app = visit(demo_file, "crisis", {"bekend": text})
    assert not app.exception
    assert "zoals bekend op" in app.warning[0].value
    assert app.query_params["bekend"] == "nu"


@pytest.mark.parametrize("page", PAGES)
def test_before_the_first_delivery_there_is_nothing(visit, single_file, page):
    app = visit(single_file, page, {"bekend": "01-07-2020"})
    assert not app.exception
    assert not app.error
    if page not in ("gegevens", "begrippen"):
        assert "Op 01-07-2020 was er nog niets geleverd." in texts(app)


def test_the_register_is_that_of_the_moment(visit, demo_file):
    app = visit(demo_file, "gegevens", AUGUST)
    listed = app.dataframe[-1].value
    assert listed["received_at"].dt.strftime("%Y-%m-%d").max() == "2022-07-18"
    assert "Deze controles gaan over de gegevens van nu." in texts(app)


@pytest.mark.parametrize("page", ["crisis", "kosten"])
def test_every_source_line_states_the_moment(visit, demo_file, page):
    captions = visit(demo_file, page, AUGUST).caption
    sources = [each.value for each in captions if "Bron" in each.value]
    assert sources
    assert all("bekend op 01\\-08\\-2022" in each for each in sources)


@pytest.mark.parametrize("page", ["kwartaalbeeld", "crisis", "kosten"])
def test_a_page_of_the_past_says_the_same_for_ever(visit, demo_file, tmp_path, page):
    file = shutil.copy(demo_file, tmp_path / "growing.duckdb")
    before = said(visit(file, page, AUGUST))
    correct(file, tmp_path)
    assert said(visit(file, page, AUGUST)) == before


def said(app) -> tuple[object, ...]:
    """Everything on the page but what changed since."""
    lines = [line for line in texts(app).splitlines() if "veranderd\\." not in line]
    figures = [(each.label, each.value, each.delta) for each in app.metric]
    charts = [each.proto.SerializeToString() for each in app.get("vega_lite_chart")]
    tables = [each.value.to_csv() for each in app.dataframe[:-1]]
    assert charts
    return lines, figures, charts, tables


def correct(file, folder) -> None:
    """Delivers every file of 2022-K2 again with half of its rows."""
    for delivery in (DELIVERIES / "2022-07-18").glob("*_2022-K2.csv"):
        lines = delivery.read_bytes().splitlines(keepends=True)
        (folder / delivery.name).write_bytes(b"".join(lines[: len(lines) // 2]))
    outcomes = deliver(
        open_store(f"duckdb:///{file}"), folder.glob("*_2022-K2.csv"), received_by="proef"
    )
    assert {each.status for each in outcomes} == {LOADED}
