"""A demo store of its own, the dashboard on it, and a Chromium that keeps a record."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import launched
from tests.browser.served import served

BAD_REQUEST = 400
# Streamlit's page looks for its server below its own path first.
STREAMLIT_PROBES = ("_stcore/health", "_stcore/host-config")
RESTED = """() => {
    const app = document.querySelector("[data-testid=stApp]")
    const charts = [...document.querySelectorAll("[data-testid=stVegaLiteChart]")]
    const rests = app?.dataset.testScriptState === "notRunning"
        && document.querySelector("[data-testid=stMain] h1")
        && !document.querySelector("[data-testid=stSkeleton]")
        && charts.every(chart => chart.querySelector("canvas, svg"))
    window.restingSince = rests ? window.restingSince ?? performance.now() : undefined
    return rests && performance.now() - window.restingSince > 500
}"""


@dataclass
class Visit:
    """A page in a fresh context, with what it asked for and complained about."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def address(demo_file) -> Iterator[str]:
    with served(f"duckdb:///{demo_file}") as found:
        yield found


@pytest.fixture
def own_store(demo_file, tmp_path):
    """A copy of the demo store that a test may load into."""
    return shutil.copy(demo_file, tmp_path / "own.duckdb")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Not for the session: Playwright's event loop would still run under other rooms' tests.
    try:
        with launched() as found:
            yield found
    except RuntimeError as error:
        pytest.skip(str(error))


@pytest.fixture
def visit(browser):
    """Opens an address in a context of its own."""
    contexts = []

    def open_(url: str) -> Visit:
        context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="nl-NL")
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.on("request", lambda request: visit.hosts.add(request.url.split("/")[2]))
        visit.page.on("websocket", lambda socket: visit.hosts.add(socket.url.split("/")[2]))
        visit.page.on("console", lambda message: _note_message(visit, message))
        visit.page.on("response", lambda response: _note_response(visit, response))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.goto(url)
        settle(visit.page)
        return visit

    yield open_
    for context in contexts:
        context.close()


def settle(page: Page) -> None:
    """Wait until the page script has rested a moment and its charts are drawn."""
    page.evaluate("window.restingSince = undefined")
    page.wait_for_function(RESTED)


def _note_message(visit: Visit, message) -> None:
    # A failed request is noted with its address, which the console does not say.
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        visit.complaints.append(message.text)


def _note_response(visit: Visit, response) -> None:
    if response.status >= BAD_REQUEST and not response.url.endswith(STREAMLIT_PROBES):
        visit.complaints.append(f"{response.status} {response.url}")
