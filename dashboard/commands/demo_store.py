"""The demo store: the deliveries of data/demo, loaded the way any partner's are."""

import hashlib
from pathlib import Path

from dashboard.commands.progress import progress
from data import demo, schema
from data.delivering import deliver_history
from data.store import open_store

DELIVERIES = Path(demo.__file__).with_name("deliveries")
FILE = Path("var/demo.duckdb")


def demo_url(file: Path = FILE, deliveries: Path = DELIVERIES) -> str:
    """The address of the demo store, filled anew when absent or when its deliveries changed."""
    url = f"duckdb:///{file}"
    mark = file.with_suffix(".sha256")
    digest = _digest(deliveries)
    if not (file.exists() and mark.exists() and mark.read_text() == digest):
        mark.unlink(missing_ok=True)
        file.unlink(missing_ok=True)
        with progress() as say:
            deliver_history(open_store(url), deliveries, received_by="demo", progress=say)
        mark.write_text(digest)
    return url


def _digest(deliveries: Path) -> str:
    digest = hashlib.sha256(str(schema.VERSION).encode())
    for path in sorted(path for path in deliveries.rglob("*") if path.is_file()):
        digest.update(str(path.relative_to(deliveries)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
