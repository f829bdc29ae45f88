"""From a filter change to the last chart redrawn, in Chromium, against a plain Streamlit page.

Both show a million reports and three million cost lines; the plain page asks DuckDB anew on every
rerun, as most Streamlit pages do: `python -m benchmarks.browser`.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from benchmarks import volume
from benchmarks.timing import by_turns, verdict
from data.regions import today
from tests.browser.chromium import launched
from tests.browser.conftest import settle
from tests.browser.served import served, served_script

HERE = Path(__file__).parent
PLACES = today()["name"].to_list()
ROUNDS = len(PLACES) - 1
MOST = 0.5
ROWS = {"meldingen": 1_000_000, "kosten": 3_000_000}
QUIET_MS = 700
# Notes when a choice was made, and when a chart was last redrawn.
WATCH = """
    document.addEventListener("click", event => {
        if (event.target.closest("[role=option]")) window.chosenAt = performance.now()
    }, true)
    const inChart = change =>
        (change.target.closest ?? change.target.parentElement?.closest)
            ?.call(change.target.closest ? change.target : change.target.parentElement,
                   "[data-testid=stVegaLiteChart]")
    new MutationObserver(changes => {
        if (changes.some(inChart)) window.drawnAt = performance.now()
    }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true})
"""
SETTLED = (
    f"() => window.drawnAt > window.chosenAt && performance.now() - window.drawnAt > {QUIET_MS}"
)


def main() -> int:
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        store = volume.rows(volume.demo_file(folder), folder / "large.duckdb", ROWS)
        addresses = [
            stack.enter_context(served(f"duckdb:///{store}")),
            stack.enter_context(served_script(HERE / "plain_page.py", PLAIN_PAGE_STORE=str(store))),
        ]
        browser = stack.enter_context(launched())
        ours, plain = by_turns(ROUNDS, *(_changing(browser, each) for each in addresses))
    print(f"Kwartaalbeeld {ours:.2f} s, plain page {plain:.2f} s")
    return 0 if verdict("filter to last chart / plain page", ours / plain, MOST) else 1


def _changing(browser: Browser, address: str) -> Callable[[], float]:
    """Measures adding one municipality more to the filter: a view that nobody asked for before."""
    page = browser.new_page(viewport={"width": 1400, "height": 2000})
    page.add_init_script(WATCH)
    page.goto(address)
    settle(page)
    places = iter(PLACES)
    _add(page, next(places))
    return lambda: _add(page, next(places))


def _add(page: Page, place: str) -> float:
    """Seconds from the choice of a municipality to the last stroke on a chart."""
    page.get_by_role("combobox", name="Gebied").click()
    page.get_by_role("option", name=place, exact=True).click()
    page.keyboard.press("Escape")
    page.wait_for_function(SETTLED)
    settle(page)
    took: float = page.evaluate("window.drawnAt - window.chosenAt")
    return took / 1000


if __name__ == "__main__":
    sys.exit(main())
