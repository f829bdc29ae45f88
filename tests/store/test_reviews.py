"""What partners write is history: nothing is overwritten, lost or half stored."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest

from data import reviews
from data.quarters import parse_quarter
from data.store import Store, open_store, reading

K3 = parse_quarter("2022-K3")
LEAD = "projectleider"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"duckdb:///{tmp_path}/store.duckdb")


def duiding(text: str) -> dict:
    return {"kpi": "crises", "quarter": K3, "text": text, "certainty": "vermoeden"}


def only(store: Store, kind: str, moment: datetime | None = None) -> dict:
    with reading(store) as connection:
        return reviews.items(connection, kind, moment).row(0, named=True)


def review(store: Store) -> dict:
    with reading(store) as connection:
        return reviews.review_of(connection, K3)


def proceed(store: Store, to: str) -> None:
    reviews.proceed(store, K3, review(store)["known_from"], to, author=LEAD)


def closed(store: Store) -> None:
    reviews.plan(store, K3, author=LEAD)
    for state in reviews.STATES[1:]:
        proceed(store, state)


def test_a_change_keeps_what_was_there(store):
    number = reviews.add(store, "duidingen", duiding("Vakantie"), author=LEAD)
    first = only(store, "duidingen")
    reviews.change(
        store, "duidingen", number, first["known_from"], {"certainty": "vastgesteld"}, author=LEAD
    )
    assert only(store, "duidingen")["certainty"] == "vastgesteld"
    assert only(store, "duidingen")["text"] == "Vakantie"
    assert only(store, "duidingen", first["known_from"])["certainty"] == "vermoeden"
    with reading(store) as connection:
        assert len(reviews.versions(connection, "duidingen", number)) == 2


def test_who_comes_second_sees_that_it_changed_and_overwrites_nothing(store):
    number = reviews.add(store, "duidingen", duiding("Vakantie"), author=LEAD)
    seen = only(store, "duidingen")["known_from"]
    reviews.change(store, "duidingen", number, seen, {"text": "Lockdown"}, author=LEAD)
    with pytest.raises(reviews.Changed, match="Iemand anders"):
        reviews.change(store, "duidingen", number, seen, {"text": "Griep"}, author="RIGG-manager")
    assert only(store, "duidingen")["text"] == "Lockdown"


def test_of_many_at_once_one_wins_and_the_others_hear_of_it(store):
    number = reviews.add(store, "duidingen", duiding("begin"), author=LEAD)
    seen = only(store, "duidingen")["known_from"]

    def attempt(each: int) -> bool:
        try:
            reviews.change(store, "duidingen", number, seen, {"text": str(each)}, author=LEAD)
        except reviews.Changed:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(attempt, range(8)))
    assert won.count(True) == 1
    assert only(store, "duidingen")["text"] == str(won.index(True))


def test_new_items_of_many_at_once_all_stay(store):
    with ThreadPoolExecutor(8) as pool:
        numbers = list(
            pool.map(
                lambda each: reviews.add(store, "duidingen", duiding(str(each)), author=LEAD),
                range(8),
            )
        )
    assert len(set(numbers)) == 8
    with reading(store) as connection:
        found = reviews.items(connection, "duidingen")
    assert sorted(found["text"]) == [str(each) for each in range(8)]


def test_a_review_goes_through_its_states_in_order(store):
    reviews.plan(store, K3, author=LEAD)
    reviews.plan(store, K3, author=LEAD)
    with pytest.raises(ValueError, match="gepland"):
        proceed(store, "gesloten")
    closed(store)
    assert review(store)["state"] == "gesloten"


def test_a_closed_review_changes_only_once_reopened_with_a_reason(store):
    closed(store)
    point = {
        "quarter": K3,
        "position": 1,
        "title": "Crises",
        "origin": "eigen",
        "state": "op agenda",
    }
    with pytest.raises(reviews.Closed, match="Heropen"):
        reviews.add(store, "agendapunten", point, author=LEAD)
    with pytest.raises(ValueError, match="gesloten"):
        reviews.reopen(store, K3, review(store)["known_from"], " ", author=LEAD)
    reviews.reopen(store, K3, review(store)["known_from"], "Telfout bij Elker", author=LEAD)
    assert reviews.add(store, "agendapunten", point, author=LEAD) == 1
    proceed(store, "gesloten")
    with reading(store) as connection:
        reasons = reviews.versions(connection, "gesprekken", 1)["reason"].to_list()
    assert reasons[-2:] == ["Telfout bij Elker"] * 2


def test_an_action_can_go_on_after_its_review_was_closed(store):
    reviews.plan(store, K3, author=LEAD)
    action = {"quarter": K3, "text": "Bel terug", "organisation": "jonx", "state": "open"}
    action |= {"due_on": date(2022, 12, 31), "due_quarter": K3 + 1}
    number = reviews.add(store, "acties", action, author=LEAD)
    for state in reviews.STATES[1:]:
        proceed(store, state)
    seen = only(store, "acties")["known_from"]
    reviews.change(store, "acties", number, seen, {"state": "gedaan"}, author="directeur")
    assert only(store, "acties")["state"] == "gedaan"


def test_unsaved_text_is_kept_by_place_and_author(store):
    reviews.keep_concept(store, "duiding-crises", "De zomer", author=LEAD)
    reviews.keep_concept(store, "duiding-crises", "De zomer was", author=LEAD)
    with reading(store) as connection:
        assert reviews.concepts(connection, LEAD) == {"duiding-crises": "De zomer was"}
        assert reviews.concepts(connection, "directeur") == {}
    reviews.keep_concept(store, "duiding-crises", "", author=LEAD)
    with reading(store) as connection:
        assert reviews.concepts(connection, LEAD) == {}


@pytest.mark.parametrize("before", ["update", "insert", "commit"])
def test_a_killed_process_leaves_the_review_before_never_between(store, before):
    # The process dies just before the old version is closed, before the new one is added, and
    # before the transaction is kept.
    reviews.plan(store, K3, author=LEAD)
    for state in reviews.STATES[1:3]:
        proceed(store, state)
    body = f"""
import os, signal
from sqlalchemy import event
from data import reviews
from data.store import open_store, reading
store = open_store({f"duckdb:///{store.file}"!r})
with reading(store) as connection:
    seen = reviews.review_of(connection, {K3})["known_from"]
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
if {before!r} == "commit":
    event.listen(store.writer, "commit", die)
else:
    event.listen(store.writer, "before_cursor_execute",
        lambda _, __, statement, *___: die() if statement.lower().startswith({before!r}) else None)
reviews.proceed(store, {K3}, seen, "gesloten", author={LEAD!r})
"""
    died = subprocess.run([sys.executable, "-c", body], check=False, env=os.environ)
    assert died.returncode == -signal.SIGKILL
    assert review(store)["state"] == "gehouden"
    proceed(store, "gesloten")
    assert review(store)["state"] == "gesloten"
