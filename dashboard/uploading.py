"""Delivering from the page: the same reading and checking as from the command line."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from dashboard import words
from dashboard.show import plain
from dashboard.tables import XLSX
from data import findings
from data.delivering import check, deliver
from data.outcome import REFUSED, SOUND, UNCHANGED, Outcome
from data.quarters import quarter_label
from data.store import Store, StoreError

RECEIVED_BY = "dashboard"
_OUTCOMES = "uitkomst_levering"
_TYPES = ["csv", "xlsx", "zip", "gz"]


def draw(store: Store) -> None:
    """The form to deliver with, and what became of the last delivery."""
    with st.container(border=True), st.form("leveren", border=False, clear_on_submit=True):
        st.header("Gegevens aanleveren", anchor=False)
        files = st.file_uploader(
            "Bestanden met een naam als meldingen_accare_2022-K3.csv: CSV, Excel of zip, "
            "elk hoogstens 100 MB",
            type=_TYPES,
            accept_multiple_files=True,
        )
        with st.container(horizontal=True):
            checking = st.form_submit_button("Alleen controleren", icon=":material/rule:")
            delivering = st.form_submit_button(
                "Controleren en leveren", type="primary", icon=":material/upload:"
            )
    if checking or delivering:
        _receive(store, files, keep=delivering)
    for number, outcome in enumerate(st.session_state.get(_OUTCOMES, ())):
        show_outcome(outcome, number)


def _receive(store: Store, files: list[Any], *, keep: bool) -> None:
    if not files:
        st.warning("Kies eerst een of meer bestanden.")
        return
    bar = st.progress(0.0, "De bestanden worden gelezen.")

    def progress(stage: str, done: int, total: int) -> None:
        counts = f"{words.number(done)} van {words.number(total)}"
        bar.progress(min(1.0, done / max(total, 1)), f"{plain(stage)}: {counts}")

    try:
        with as_files(files) as paths:
            if keep:
                outcomes = deliver(store, paths, received_by=RECEIVED_BY, progress=progress)
            else:
                outcomes = check(store, paths, progress=progress)
    except StoreError as error:
        st.error(str(error))
        return
    st.session_state[_OUTCOMES] = outcomes
    # A new run draws every figure from the new state of the store.
    st.rerun()


@contextmanager
def as_files(files: Iterable[Any]) -> Iterator[list[Path]]:
    """The uploaded bytes as files under their own names, gone afterwards."""
    with TemporaryDirectory(prefix="spoedmonitor-") as folder:
        paths = []
        for number, file in enumerate(files):
            place = Path(folder, str(number))
            place.mkdir()
            # Only the last part of the name counts: a name may try to climb out of the folder.
            path = place / Path(file.name.replace("\\", "/")).name
            path.write_bytes(file.getbuffer())
            paths.append(path)
        yield paths


def show_outcome(outcome: Outcome, number: int) -> None:
    """What became of one file, with its warnings, or its findings to send back."""
    name = plain(outcome.source)
    if outcome.status == REFUSED:
        found = len(outcome.faults)
        many = "1 bevinding" if found == 1 else f"{words.number(found)} bevindingen"
        st.error(f"{name} is geweigerd, met {many}. Er is niets gewijzigd.")
        _show_findings(outcome, number)
        return
    st.success(f"{name}: {plain(in_words(outcome))}")
    for warning in outcome.warnings:
        st.warning(f"Let op: {words.number(warning.count)} {plain(warning.text)}.")


def in_words(outcome: Outcome) -> str:
    """The summary of a file that was not refused."""
    if outcome.delivered is None or outcome.status == SOUND:
        return f"in orde, {words.number(outcome.rows)} rijen; er is niets opgeslagen."
    delivered = outcome.delivered
    which = f"{delivered.table} van {delivered.sender} over {quarter_label(delivered.quarter)}"
    if outcome.status == UNCHANGED:
        return f"{which} was al geleverd; er is niets gewijzigd."
    counts = (
        ("nieuw", outcome.rows_new),
        ("gewijzigd", outcome.rows_changed),
        ("ongewijzigd", outcome.rows_unchanged),
        ("vervallen", outcome.rows_gone),
    )
    said = ", ".join(f"{words.number(count)} {what}" for what, count in counts)
    return f"{which} is geladen: {words.number(outcome.rows)} rijen ({said})."


def _show_findings(outcome: Outcome, number: int) -> None:
    st.dataframe(
        outcome.faults,
        column_config={name: heading.capitalize() for name, heading in HEADINGS.items()},
        hide_index=True,
        key=f"bevindingen-{number}",
    )
    st.download_button(
        "Download bevindingen als Excel",
        data=partial(findings.to_xlsx, outcome.faults),
        file_name=f"bevindingen-{Path(outcome.source).stem}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key=f"download-bevindingen-{number}",
    )


HEADINGS = {
    "file": "bestand",
    "row": "rij",
    "column": "kolom",
    "found": "gevonden",
    "expected": "verwacht",
    "text": "wat is er mis",
}
