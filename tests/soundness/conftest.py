from pathlib import Path

import pytest

from tests.spec.hand import Partners


@pytest.fixture
def partners(tmp_path: Path) -> Partners:
    """A store without deliveries."""
    return Partners.in_folder(tmp_path)
