"""What tests of several rooms share: a store with the demo deliveries."""

import pytest

from dashboard.commands.demo_store import demo_url


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """A DuckDB file with all demo deliveries; tests only read it."""
    file = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    demo_url(file)
    return file
