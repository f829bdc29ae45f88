"""Screenshots of every page, wide and narrow, light and dark, for the eye of a reviewer.

python -m tests.browser.screenshots FOLDER
"""

import sys
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from dashboard import navigation
from dashboard.commands.demo_store import demo_url
from tests.browser.chromium import launched
from tests.browser.conftest import settle
from tests.browser.served import served

PAGES = tuple(page.address for page in navigation.PAGES)
WIDTHS = (1400, 390)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TALLEST = 7000


def take(folder: Path) -> None:
    """Writes `page-width-scheme.png` for every page into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(demo_url()) as address, launched() as browser:
        for page, width, scheme in product(PAGES, WIDTHS, SCHEMES):
            url = f"{address}/{'' if page == PAGES[0] else page}"
            _shoot(browser, url, width, scheme, folder / f"{page}-{width}-{scheme}.png")


def _shoot(
    browser: Browser, url: str, width: int, scheme: Literal["light", "dark"], file: Path
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 1000}, color_scheme=scheme, locale="nl-NL"
    )
    page = context.new_page()
    page.goto(url)
    settle(page)
    # The page scrolls inside its own element: the window grows to show all of it.
    height = page.get_by_test_id("stMain").evaluate("element => element.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height, TALLEST)})
    settle(page)
    page.wait_for_timeout(500)  # what scrolls into view is drawn without a sign that it is done
    page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
