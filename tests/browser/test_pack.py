"""The review pack by a button: the file that the command makes, and how far it is meanwhile."""

from pathlib import Path

from dashboard import address as addresses
from dashboard import sources
from dashboard.pack import files
from data.store import open_store


def test_a_press_makes_the_file_of_the_command_and_shows_how_far_it_is(address, demo_file, visit):
    here = visit(f"{address}/?tot=2022-K2")
    with here.page.expect_download(timeout=60_000) as waited:
        here.page.get_by_role("button", name="PDF", exact=True).click()
        here.page.get_by_test_id("stProgress").wait_for()
    assert waited.value.suggested_filename == "kwartaalbeeld-2022-K2-regio-groningen.pdf"
    here.page.get_by_test_id("stProgress").wait_for(state="detached")

    source = sources.of_store(open_store(f"duckdb:///{demo_file}"))
    view, _ = addresses.parse({"tot": ["2022-K2"]}, source.choices)
    assert Path(waited.value.path()).read_bytes() == files.make(source, view, ".pdf")

    with here.page.expect_download(timeout=60_000) as once_more:
        here.page.get_by_role("button", name="PDF", exact=True).click()
    assert Path(once_more.value.path()).read_bytes() == Path(waited.value.path()).read_bytes()
    assert not here.complaints
