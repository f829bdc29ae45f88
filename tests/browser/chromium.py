"""Where Chromium is, and how it is started: quiet, and without a host of its own to talk to."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str:
    """The path of Chromium, installed where root can. RuntimeError says why there is none."""
    if shutil.which("chromium") is None:
        _install()
    return shutil.which("chromium") or ""


@contextmanager
def launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield browser
        browser.close()


def _install() -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise RuntimeError("no chromium here, and only root on Debian can install it")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        try:
            subprocess.run(["apt-get", *command], check=True, env=environment, capture_output=True)
        except subprocess.CalledProcessError:
            message = f"no chromium here, and apt-get {command[0]} failed"
            raise RuntimeError(message) from None
