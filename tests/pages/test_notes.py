"""Notes of the partners: which chart they belong to, their signs in it, their lines under it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard import charts, cost_charts, course, note_charts, notes, solved, waiting_charts
from dashboard.notes import Note
from data import reviews
from data.moments import local_today
from data.quarters import parse_quarter
from data.regions import today
from data.store import open_store
from tests.pages.conftest import texts
from tests.pages.scenes import scene_on

LEAD = "projectleider"
VEENDAM = dict(today().select("name", "code").iter_rows())["Veendam"]
QUARTERS = ("2020-K3", "2020-K4", "2021-K1", "2021-K2")


@pytest.fixture
def file(tmp_path):
    """A store in which one can write, and nothing else."""
    file = tmp_path / "store.duckdb"
    open_store(f"duckdb:///{file}")
    return file


@pytest.fixture(scope="module")
def written_file(demo_file, tmp_path_factory):
    """The demo deliveries with two explanations and an event; tests only read it."""
    file = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("written") / "written.duckdb"))
    explain(file, "2021-K2", "Uitgestelde hulpvragen")
    explain(file, "2021-K2", "Druk op de lijn", kpi="binnen_norm")
    happened(file, date(2020, 12, 15), "Lockdown")
    return file


def explain(file: Path, quarter: str, text: str, **values: str) -> int:
    given = {"kpi": "crises", "quarter": parse_quarter(quarter), "text": text}
    given |= {"certainty": "vermoeden"} | values
    return reviews.add(open_store(f"duckdb:///{file}"), "duidingen", given, author=LEAD)


def happened(file: Path, day: date, text: str, **values: str) -> None:
    quarter = day.year * 4 + (day.month - 1) // 3
    given = {"day": day, "quarter": quarter, "text": text, **values}
    reviews.add(open_store(f"duckdb:///{file}"), "gebeurtenissen", given, author=LEAD)


def told(file: Path, key: str | None = "crises", **raw: str) -> list[str]:
    scene = scene_on(file, **raw)
    found = notes.of(scene.source, scene.view, key, QUARTERS)
    return [f"{each.sign} {each.told}" for each in found]


def test_an_explanation_belongs_to_its_kpi_and_its_quarter(file):
    explain(file, "2021-K1", "Vakantie")
    explain(file, "2022-K3", "Valt buiten de grafiek")
    assert told(file) == ["① Vermoeden: Vakantie"]
    assert told(file, "kosten") == []
    assert told(file, None) == []


def test_explanations_are_numbered_in_order_of_quarter(file):
    explain(file, "2021-K1", "Later")
    explain(file, "2020-K3", "Eerder", certainty="vastgesteld")
    assert told(file) == ["① Vastgesteld: Eerder", "② Vermoeden: Later"]


def test_an_explanation_belongs_to_just_the_place_and_organisation_of_the_view(file):
    explain(file, "2020-K3", "Regio")
    explain(file, "2020-K3", "Veendam", gemeente=VEENDAM)
    explain(file, "2020-K3", "Accare", organisatie="accare")
    explain(file, "2020-K3", "Beide", gemeente=VEENDAM, organisatie="accare")
    assert told(file) == ["① Vermoeden: Regio"]
    assert told(file, gebied="Veendam") == ["① Vermoeden: Veendam"]
    assert told(file, organisatie="Accare") == ["① Vermoeden: Accare"]
    assert told(file, gebied="Veendam", organisatie="Accare") == ["① Vermoeden: Beide"]
    assert told(file, gebied="Pekela") == []
    assert told(file, gebied="COROP Oost-Groningen") == []


def test_an_event_of_the_region_is_in_every_view_and_others_where_they_happened(file):
    happened(file, date(2020, 12, 15), "Lockdown")
    happened(file, date(2021, 1, 4), "Nieuw team", gemeente=VEENDAM)
    lockdown = "▼ 15-12-2020, Regio Groningen: Lockdown"
    team = "▼ 04-01-2021, Veendam: Nieuw team"
    assert told(file) == [lockdown]
    assert told(file, None) == [lockdown]
    assert told(file, gebied="Pekela") == [lockdown]
    assert told(file, gebied="Veendam") == [lockdown, team]
    assert told(file, gebied="Veendam", organisatie="Accare") == [lockdown, team]


def test_the_line_says_how_sure_it_is_and_who_wrote_it_when(file):
    explain(file, "2021-K2", "Eerst dit,\n\ndan dat")
    scene = scene_on(file)
    (note,) = notes.of(scene.source, scene.view, "crises", QUARTERS)
    day = local_today().strftime("%d-%m-%Y")
    assert note.line == f"① 2021-K2, vermoeden (projectleider, {day}): Eerst dit, dan dat"


def test_a_page_of_the_past_shows_only_what_was_written_then(file):
    # What is written today was not known at the end of 30 September 2022.
    explain(file, "2021-K1", "Vakantie")
    assert told(file, bekend="30-09-2022") == []


def test_each_sign_stands_at_its_quarter_beside_the_others():
    # Two signs of 14 pixels around the middle of a quarter: 7 to the left and 7 to the right.
    found = [
        Note("①", "2021-K1", "a", ""),
        Note("②", "2021-K2", "b", ""),
        Note("▼", "2021-K1", "c", ""),
    ]
    rows = note_charts.rows(found)
    assert [(row["teken"], row["kwartaal"], row["opzij"]) for row in rows] == [
        ("①", "2021-K1", -7),
        ("▼", "2021-K1", 7),
        ("②", "2021-K2", 0),
    ]


@pytest.mark.parametrize(
    "spec",
    [
        charts.trend("aantal"),
        waiting_charts.course("dagen"),
        cost_charts.cumulative(),
        solved.stacked_shares(),
    ],
    ids=["trend", "waiting", "costs", "stacked"],
)
def test_a_chart_over_quarters_gets_a_layer_and_stays_as_it_was_without_notes(spec):
    assert note_charts.over_quarters(spec)
    assert note_charts.with_marks(spec, ()) is spec
    marked = note_charts.with_marks(spec, [Note("①", "2021-K1", "Vermoeden: zomer", "")])
    (layer,) = marked["layer"][len(spec["layer"]) :]
    assert layer["data"]["values"][0]["teken"] == "①"
    # The signs share the quarters of the chart; their own axis would be drawn twice.
    assert layer["encoding"]["x"] == spec["layer"][0]["encoding"]["x"]
    assert [each["field"] for each in layer["encoding"]["tooltip"]] == ["kwartaal", "uitleg"]


def test_other_charts_get_no_signs():
    assert not note_charts.over_quarters(charts.bars("aantal", "Melder", 3))
    assert not note_charts.over_quarters(charts.columns_over_time())


def test_a_course_has_the_notes_of_its_kpi_and_the_norm_those_of_its_own(written_file):
    scene = scene_on(written_file)
    assert [each.sign for each in course.figure(scene, "crises", "bron").notes] == ["①", "▼"]
    assert [each.sign for each in course.figure(scene, "reactietijd", "bron").notes] == ["▼"]
    norm = course.against_norm(scene, "acuut", "binnen 60 minuten", 0.9, "bron")
    assert norm.notes[0].told == "Vermoeden: Druk op de lijn"


def test_a_page_lists_what_was_written_under_its_charts(visit, written_file):
    said = texts(visit(written_file, "crisis"))
    assert "① 2021\\-K2, vermoeden" in said
    assert "Uitgestelde hulpvragen" in said
    assert "▼ 2020\\-K4, gebeurtenis" in said


def test_a_page_without_notes_lists_none(visit, demo_file):
    assert "gebeurtenis (" not in texts(visit(demo_file, "crisis")).replace("\\", "")
