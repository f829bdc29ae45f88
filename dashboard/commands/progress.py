"""How far a long command is: one line that changes on a screen, a line a second in a log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf

from dashboard import words

Progress = Callable[[str, int, int], None]
_PAUSE = 1.0


@contextmanager
def progress() -> Iterator[Progress]:
    """What to tell how much is done of how much; leaves a screen as it was."""
    on_screen = sys.stderr.isatty()
    said_at = -inf

    def say(stage: str, done: int, total: int) -> None:
        nonlocal said_at
        line = f"{stage}: {words.number(done)} van {words.number(total)}"
        if on_screen:
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - said_at >= _PAUSE:
            print(line, file=sys.stderr, flush=True)
            said_at = time.monotonic()

    try:
        yield say
    finally:
        if on_screen:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
