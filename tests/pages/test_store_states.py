"""What a page does while the store changes: new figures at once, the old ones while it is busy."""

import os
import shutil

from dashboard import heading
from dashboard.commands.demo_store import DELIVERIES
from data.delivering import deliver
from data.store import open_store, writing


def _crises(app) -> str:
    return app.metric[0].value


def test_a_delivery_shows_at_the_next_interaction(visit, single_file, tmp_path):
    file = shutil.copy(single_file, tmp_path / "growing.duckdb")
    app = visit(file)
    before = _crises(app)
    later = next(DELIVERIES.rglob("meldingen_spoedvoorjeugd_2020-K4.*"))
    deliver(open_store(f"duckdb:///{file}"), [later], received_by="proef")
    app.run()
    assert "2020-K4" in app.selectbox(key="tot").options
    app.selectbox(key="tot").select("2020-K4").run()
    assert _crises(app) != before


def test_while_a_load_holds_the_store_the_last_figures_stay(visit, single_file, tmp_path):
    file = shutil.copy(single_file, tmp_path / "busy.duckdb")
    app = visit(file)
    before = _crises(app)
    with writing(open_store(f"duckdb:///{file}")):
        os.utime(file)  # the state differs, as it does once a load has written
        app.run()
    assert not app.exception
    assert app.info[0].value == heading.BUSY
    assert _crises(app) == before
