"""The pack of the demo's last quarter, described and written once for all tests."""

import shutil
from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard import address, sources
from dashboard.pack import pdf
from dashboard.pack.describing import describe
from data.store import open_store


@pytest.fixture(scope="session")
def source(demo_file):
    return sources.of_store(open_store(f"duckdb:///{demo_file}"))


@pytest.fixture(scope="session")
def view(source):
    return address.default_view(source.choices)


@pytest.fixture(scope="session")
def pack(source, view):
    return describe(source, view)


@pytest.fixture(scope="session")
def made(pack):
    return pdf.write(pack)


@pytest.fixture(scope="session")
def reader(made):
    return PdfReader(BytesIO(made))


@pytest.fixture
def own_store(demo_file, tmp_path):
    """The demo in a store that a test may write to."""
    file = tmp_path / "own.duckdb"
    shutil.copy(demo_file, file)
    return open_store(f"duckdb:///{file}")
