"""Scenes on a store, without a page around them."""

from datetime import UTC, datetime
from pathlib import Path

from dashboard import address
from dashboard.scene import Scene
from dashboard.sources import Source
from data.quarters import parse_quarter
from data.store import open_store
from queries.cube import open_cubes
from queries.periods import programme_until


def scene_on(file: Path, **raw: str) -> Scene:
    """The view that an address asks for: scene_on(file, tot="2022-K1", gebied="Pekela")."""
    store = open_store(f"duckdb:///{file}")
    cubes = open_cubes(store)
    first, last = programme_until(cubes.as_of)
    choices = address.choices(range(first, last + 1), {"accare": "Accare"})
    source = Source(store, cubes, {"accare": "Accare"}, choices, datetime.now(UTC), ("", ""), ())
    view, note = address.parse({name: [value] for name, value in raw.items()}, choices)
    assert note is None
    return Scene(source, view)


def quarters(*labels: str) -> list[int]:
    return [parse_quarter(each) for each in labels]
