"""How far the making of a pack is, told to who waits for it."""

from collections.abc import Callable

# What is done, how much of it, of how much in all.
Say = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """For who does not follow it."""
