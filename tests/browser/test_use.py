"""What people do: change a filter, mail the link, deliver while others look."""

import subprocess
from pathlib import Path

import pytest

from dashboard.commands.demo_store import DELIVERIES
from tests.browser.conftest import settle
from tests.browser.served import CHECKOUT, served, spoedmonitor


def figures(visit) -> list[str]:
    """The values on the cards of Kwartaalbeeld."""
    return visit.page.get_by_test_id("stMetricValue").all_inner_texts()


def choose_quarter(visit, label: str) -> None:
    visit.page.get_by_role("button", name=label, exact=True).click()
    visit.page.wait_for_url(f"**tot={label}**")
    settle(visit.page)


def test_a_filter_changes_the_figures_and_its_link_shows_them_elsewhere(address, visit):
    here = visit(f"{address}/")
    before = figures(here)
    choose_quarter(here, "2021-K2")
    after = figures(here)
    assert len(after) == len(before) == 8
    assert after != before

    here.page.get_by_role("button", name="Kopieer link").click()
    link = here.page.get_by_test_id("stCode").inner_text().strip()
    there = visit(link)
    assert figures(there) == after


def test_the_filters_hold_over_pages(address, visit):
    here = visit(f"{address}/")
    choose_quarter(here, "2021-K2")
    here.page.get_by_test_id("stSidebarNav").get_by_role("link", name="Kosten").click()
    here.page.wait_for_url("**/kosten?**")
    settle(here.page)
    assert "tot=2021-K2" in here.page.url


def test_nonsense_in_the_address_is_said_and_not_repeated(address, visit):
    here = visit(f"{address}/?tot=2099-K9&gebied=<script>alert(1)</script>")
    assert "adres" in here.page.get_by_test_id("stAlert").inner_text()
    assert "alert(1)" not in here.page.get_by_test_id("stMain").inner_text()
    assert len(figures(here)) == 8


@pytest.fixture
def short_redelivery(tmp_path) -> Path:
    """The last quarter of the crisis line once more, with its first ten reports only."""
    (file,) = DELIVERIES.rglob("meldingen_spoedvoorjeugd_2022-K3.csv")
    lines = file.read_bytes().splitlines(keepends=True)
    copy = tmp_path / file.name
    copy.write_bytes(b"".join(lines[:11]))
    return copy


def test_a_delivery_while_the_dashboard_is_up_shows_at_the_next_click(
    own_store, short_redelivery, visit
):
    url = f"duckdb:///{own_store}"
    with served(url) as address:
        here = visit(f"{address}/")
        before = figures(here)
        load = spoedmonitor("load", str(short_redelivery), "--db", url)
        subprocess.run(load, cwd=CHECKOUT, check=True, capture_output=True)
        choose_quarter(here, "2022-K2")
        choose_quarter(here, "2022-K3")
        after = figures(here)
    assert int(after[0]) < int(before[0])
