import shutil
from pathlib import Path

import pytest

from data.store import open_store
from tests.intake.sending import Desk


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a fresh store; copying it is quicker than making one for every test."""
    file = tmp_path_factory.mktemp("empty") / "store.duckdb"
    open_store(f"duckdb:///{file}")
    return file


@pytest.fixture
def desk(tmp_path: Path, empty_store: Path) -> Desk:
    file = Path(shutil.copy(empty_store, tmp_path))
    return Desk(tmp_path / "deliveries", open_store(f"duckdb:///{file}"))
