"""A page as AppTest runs it: on a store, with an address."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import navigation, sources
from dashboard.commands.demo_store import DELIVERIES
from data.delivering import deliver
from data.store import open_store

SCRIPT = Path(__file__).parents[2] / "dashboard" / "script.py"
PAGES = tuple(page.address for page in navigation.PAGES)
HOME = PAGES[0]

Opens = Callable[..., AppTest]


@pytest.fixture
def visit(monkeypatch) -> Opens:
    """Opens a page of the dashboard on a store: visit(file, page, address)."""

    def open_(file, page: str = HOME, address: Mapping[str, str | Sequence[str]] | None = None):
        monkeypatch.setenv("SPOEDMONITOR_DATABASE_URL", f"duckdb:///{file}")
        app = AppTest.from_file(SCRIPT, default_timeout=60)
        for key, value in (address or {}).items():
            app.query_params[key] = value
        if page != HOME:
            app._page_hash = calc_hash(page)
        return app.run()

    return open_


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    open_store(f"duckdb:///{file}")
    return file


@pytest.fixture(scope="session")
def single_file(tmp_path_factory):
    """A store with one delivery: the reports of one quarter."""
    file = tmp_path_factory.mktemp("single") / "single.duckdb"
    delivery = next(DELIVERIES.rglob("meldingen_spoedvoorjeugd_2020-K3.*"))
    deliver(open_store(f"duckdb:///{file}"), [delivery], received_by="proef")
    return file


@pytest.fixture(autouse=True)
def _forget():
    """Each test opens its store anew."""
    yield
    sources.opened.clear()
    sources.latest().clear()


def texts(app: AppTest) -> str:
    """Everything that a page says, as one text."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.info)
    elements = [element for kind in (*kinds, app.warning, app.error) for element in kind]
    return "\n".join(element.value for element in elements)
