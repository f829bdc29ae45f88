"""Drill-down as people do it: click a bar, a tile or a row, and one click back."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle

# Where the first bar of a league lies: under the name of its line, left of its texts.
FIRST_BAR = (0.5, 42)


def chosen(page: Page, key: str) -> list[str]:
    return parse_qs(urlsplit(page.url).query)[key]


def figure(page: Page, title: str) -> Locator:
    """The frame of the figure whose title holds these words."""
    heading = page.get_by_role("heading", level=3, name=title)
    return page.get_by_test_id("stVerticalBlock").filter(has=heading).last


def click_first_bar(page: Page, title: str) -> None:
    chart = figure(page, title).get_by_test_id("stVegaLiteChart")
    chart.scroll_into_view_if_needed()
    across, down = FIRST_BAR
    width = chart.bounding_box()["width"]
    chart.click(position={"x": width * across, "y": down})


def highest(page: Page, title: str) -> str:
    """The place that the title of a league names."""
    said = figure(page, title).get_by_role("heading", level=3).inner_text()
    return re.search(r"hoogst (?:in|bij) ([^,]+),", said)[1]


def wait_for(page: Page, key: str, name: str) -> None:
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query)[key] == [name])
    settle(page)


@pytest.fixture
def page(address, visit) -> Page:
    return visit(f"{address}/").page


def test_a_bar_leads_to_its_place_as_often_as_one_likes_and_the_trail_back(page):
    place = highest(page, "Crises per 1.000")
    for _ in range(2):
        click_first_bar(page, "Crises per 1.000")
        wait_for(page, "gebied", place)
        expect(page.get_by_text(place, exact=True).first).to_be_visible()
        page.get_by_role("button", name="Regio Groningen", exact=True).click()
        wait_for(page, "gebied", "Regio Groningen")
        expect(page.get_by_role("button", name="Regio Groningen", exact=True)).to_have_count(0)


def test_a_row_of_the_table_leads_to_its_place_and_through_its_area_back(page):
    place = highest(page, "Crises per 1.000")
    frame = figure(page, "Crises per 1.000")
    frame.get_by_text("Tabel", exact=True).click()
    table = frame.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    settle(page)
    # The box before the first row, under the heading.
    table.click(position={"x": 16, "y": 52})
    wait_for(page, "gebied", place)
    area = page.locator("[class*=st-key-pad-gebied-1]").get_by_role("button")
    name = area.inner_text().splitlines()[-1]  # after the name of its icon
    area.click()
    wait_for(page, "gebied", f"COROP {name}")


def test_a_tile_and_a_provider_are_chosen_beside_each_other(address, visit):
    page = visit(f"{address}/crisis?gebied=Pekela").page
    tiles = figure(page, "Crises per 1.000").get_by_test_id("stVegaLiteChart")
    tiles.scroll_into_view_if_needed()
    box = tiles.bounding_box()
    # Groningen lies in the second column and row of four; it is not in the view.
    tiles.click(position={"x": box["width"] * 0.37, "y": box["height"] * 0.37})
    wait_for(page, "gebied", "Groningen")
    click_first_bar(page, "Crises: het meest bij")
    page.wait_for_url(lambda url: "Alle+organisaties" not in url)
    settle(page)
    assert chosen(page, "gebied") == ["Groningen"]
    assert page.locator("[class*=st-key-pad-organisatie-0]").count() == 1
