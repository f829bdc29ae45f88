"""Timing by turns, so that a slow moment of the machine weighs on both sides alike."""

import time
from collections.abc import Callable
from statistics import median


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def by_turns(rounds: int, *measured: Callable[[], float]) -> list[float]:
    """The median of each measure; every round takes each of them once, in turn."""
    taken = [[measure() for measure in measured] for _ in range(rounds)]
    return [median(column) for column in zip(*taken, strict=True)]


def verdict(what: str, ratio: float, limit: float) -> bool:
    """Print a ratio beside what it may be, and say whether it is within."""
    within = ratio <= limit
    print(f"{what}: {ratio:.2f} (at most {limit:g}){'' if within else '  <-- TOO HIGH'}")
    return within
