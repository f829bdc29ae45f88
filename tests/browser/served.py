"""Pages as users start them: in a process of their own, on a free port."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKOUT = Path(__file__).parents[2]
_PATIENCE = 60.0


def spoedmonitor(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "dashboard.cli", *arguments]


@contextmanager
def served(url: str) -> Iterator[str]:
    """The address of the dashboard on the store at `url`."""
    with _started(spoedmonitor("run", "--db", url, "--port", "0"), {}) as address:
        yield address


@contextmanager
def served_script(script: Path, **settings: str) -> Iterator[str]:
    """The address of a Streamlit script of its own, with these environment variables."""
    streamlit = [sys.executable, "-m", "streamlit", "run", str(script)]
    with _started(
        [*streamlit, "--server.address", "localhost", "--server.port", "0"], settings
    ) as address:
        yield address


@contextmanager
def _started(command: list[str], settings: dict[str, str]) -> Iterator[str]:
    with TemporaryDirectory() as folder, Path(folder, "log").open("w+") as log:
        process = subprocess.Popen(
            command, cwd=CHECKOUT, env=os.environ | settings, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield _address(process, Path(log.name))
        finally:
            process.terminate()
            process.wait(timeout=30)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if found := re.search(r"http://localhost:\d+", log.read_text()):
            return found[0]
        time.sleep(0.1)
    raise RuntimeError("the page did not start: " + log.read_text())
