"""A pack of little: one delivery, one quarter, one place."""

from dataclasses import replace

import pytest

from dashboard import address, sources
from dashboard.pack import files, pdf
from dashboard.pack.describing import describe
from data.store import open_store
from tests.pages.conftest import single_file  # noqa: F401  a fixture


@pytest.fixture
def single(single_file):  # noqa: F811
    """A store with the reports of one quarter, without costs, trajectories or population."""
    return sources.of_store(open_store(f"duckdb:///{single_file}"))


def test_of_one_delivery_there_is_a_pack(single):
    pack = describe(single, address.default_view(single.choices))
    values = {
        row["kpi"]: row["waarde"]
        for theme in pack.themes
        for table in theme.tables
        for row in table.frame.iter_rows(named=True)
    }
    assert values["crises"] > 0
    assert values["kosten"] is values["uitval"] is values["crises_per_1000"] is None
    pdf.write(pack)


def test_of_one_quarter_and_one_place_there_is_a_pack(source, view):
    chosen = replace(view, first=view.last, areas=("Pekela",), organisations=("Elker",))
    assert files.make(source, chosen, ".pdf").startswith(b"%PDF")


def test_a_course_of_costs_counts_no_cases(pack):
    course = next(each for point in pack.points for each in point.figures if "osten" in each.title)
    assert course.table.frame["n"].null_count() == len(course.table.frame) == 9


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ({}, "kwartaalbeeld-2022-K3-regio-groningen.pdf"),
        ({"areas": ("Veendam", "Pekela")}, "kwartaalbeeld-2022-K3-veendam-en-pekela.pdf"),
        ({"organisations": ("Elker",)}, "kwartaalbeeld-2022-K3-elker-regio-groningen.pdf"),
    ],
)
def test_a_file_is_called_after_its_quarter_and_place(view, chosen, name):
    assert files.file_name(replace(view, **chosen), ".pdf") == name
