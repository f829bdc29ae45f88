"""Every page in a real Chromium: whole, Dutch, quiet, reachable for all, on a phone too."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from dashboard import navigation
from tests.browser.conftest import settle
from tests.browser.served import served_script

PAGES = {"": "Kwartaalbeeld"} | {page.address: page.title for page in navigation.PAGES[1:]}
AXE = "axe-core@4.14.1"
# What axe-core finds on a bare Streamlit page: its file uploader and its charts.
STREAMLITS_OWN = {"presentation-role-conflict", "svg-img-alt"}


@pytest.fixture(scope="session")
def axe(request) -> str:
    """The script of axe-core, fetched once and kept with pytest's cache."""
    folder = request.config.cache.mkdir("axe-core")
    script = folder / "package" / "axe.min.js"
    try:
        if not script.exists():
            packed = subprocess.run(
                ["npm", "pack", "--silent", AXE],
                cwd=folder,
                check=True,
                capture_output=True,
                text=True,
            )
            subprocess.run(["tar", "xzf", packed.stdout.strip()], cwd=folder, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("axe-core comes from npm, and npm is not here or could not fetch it")
    return script.read_text(encoding="utf-8")


@pytest.fixture(params=PAGES)
def opened(request, address, visit):
    """Each page, opened by its address in a fresh context."""
    found = visit(f"{address}/{request.param}")
    assert found.page.get_by_role("heading", level=1).inner_text() == PAGES[request.param]
    return found


def test_a_page_is_dutch_and_complete_without_a_complaint(opened, address):
    assert opened.page.locator("html").get_attribute("lang") == "nl"
    assert opened.page.get_by_test_id("stException").count() == 0
    assert opened.complaints == []
    assert opened.hosts == {address.removeprefix("http://")}


def violations(page: Page, axe: str) -> dict[str, list[str]]:
    """The elements that break each of axe's rules."""
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(found => found.violations)")
    return {each["id"]: [node["html"][:200] for node in each["nodes"]] for each in found}


def test_a_page_can_be_used_by_everyone(opened, axe):
    found = violations(opened.page, axe)
    assert {rule: found[rule] for rule in found.keys() - STREAMLITS_OWN} == {}


def test_what_is_called_streamlits_own_is(visit, axe):
    with served_script(Path(__file__).with_name("bare.py")) as address:
        found = violations(visit(address).page, axe)
    assert found.keys() >= STREAMLITS_OWN


def test_a_page_fits_a_phone(opened):
    opened.page.set_viewport_size({"width": 390, "height": 844})
    settle(opened.page)
    main = opened.page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0


def test_answers_carry_the_security_headers(browser, address):
    context = browser.new_context()
    headers = context.request.get(address, headers={"Accept": "text/html"}).headers
    context.close()
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
