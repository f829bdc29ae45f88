"""What an office program makes of a file, where one is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

_SECONDS = 180


def pages(content: bytes, folder: Path, name: str) -> int:
    """How many pages LibreOffice prints of a file; skips the test where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed: nothing to open the file with")
    file = folder / name
    file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=_SECONDS, check=True)
    assert "Error" not in done.stderr
    return len(PdfReader(file.with_suffix(".pdf")).pages)
