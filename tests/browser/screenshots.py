"""The pictures in docs/, from the demo set: `make screenshots`."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.commands.demo_store import demo_url
from tests.browser.chromium import launched
from tests.browser.conftest import settle
from tests.browser.served import CHECKOUT, served

PICTURES = {"kwartaalbeeld": ""}


def main() -> None:
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        address = stack.enter_context(served(demo_url(Path(folder, "demo.duckdb"))))
        browser = stack.enter_context(launched())
        page = browser.new_page(viewport={"width": 1400, "height": 1100}, locale="nl-NL")
        for name, path in PICTURES.items():
            page.goto(f"{address}/{path}")
            settle(page)
            page.screenshot(path=CHECKOUT / "docs" / f"{name}.png")


if __name__ == "__main__":
    main()
