"""Files, folders, zips and gz as separate sources, measured before anything is unpacked.

Nothing of an archive is ever written to disk, so the names in it lead nowhere.
"""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

MAX_MEMBERS = 1_000
MAX_UNPACKED = 100 * 1024**2
MAX_RATIO = 100
MAX_CELLS = 5_000_000
_CHUNK = 1024**2
_CLUTTER = re.compile(r"(^|/)(\.[^./]|__MACOSX/|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")


class Refused(Exception):
    """A file cannot be accepted as it is; the message is a Dutch sentence for the sender."""


@dataclass(frozen=True)
class Source:
    """One file as the sender named it, and the folder or archive (`place`) that it lay in.

    `open` gives its bytes, unpacked; it raises Refused where that is unsafe or impossible.
    An archive that cannot be opened as such carries its refusal.
    """

    name: str
    place: str
    open: Callable[[], BinaryIO]
    refusal: str | None = None


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Every file below the paths: folders sorted by path, zips member by member.

    A zip that cannot be accepted comes as one source with a refusal.
    """
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file())
            for file in inside:
                if not _CLUTTER.search(file.relative_to(path).as_posix()):
                    yield from _of_file(file)
        else:
            yield from _of_file(path)


def _of_file(path: Path) -> Iterator[Source]:
    suffix = path.suffix.lower()
    if suffix == ".zip":
        yield from _of_zip(path)
    elif suffix == ".gz":
        name = path.name[: -len(suffix)]
        yield Source(name, str(path.parent), lambda: io.BytesIO(_ungzipped(path)))
    else:
        yield Source(path.name, str(path.parent), lambda: _opened(path))


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError:
        raise Refused("Het bestand bestaat niet of is niet te lezen.") from None


def _of_zip(path: Path) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            _measure(members)
    except (zipfile.BadZipFile, OSError):
        yield _refusing(path, "Het bestand is geen leesbaar zip-bestand.")
        return
    except Refused as refusal:
        yield _refusing(path, str(refusal))
        return
    for member in sorted(members, key=lambda info: info.filename):
        if not _CLUTTER.search(member.filename):
            yield _of_member(path, member)


def _of_member(path: Path, member: zipfile.ZipInfo) -> Source:
    inside = PurePosixPath(member.filename.replace("\\", "/"))

    def unpacked() -> BinaryIO:
        if inside.suffix.lower() in (".zip", ".gz"):
            raise Refused("Een ingepakt bestand in een zip wordt niet geopend: pak het eerst uit.")
        with zipfile.ZipFile(path) as archive:
            return io.BytesIO(_member(archive, member))

    return Source(inside.name, f"{path}/{inside.parent}", unpacked)


def _refusing(path: Path, sentence: str) -> Source:
    return Source(path.name, str(path.parent), io.BytesIO, sentence)


def _measure(members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive by what its directory says, before any of it is unpacked."""
    if len(members) > MAX_MEMBERS:
        raise Refused(f"Er zitten {len(members)} bestanden in; hooguit {MAX_MEMBERS} mag.")
    _limit_size(sum(member.file_size for member in members))
    for member in members:
        _limit_ratio(member.file_size, member.compress_size)
        if member.flag_bits & 1:
            raise Refused("Het bestand is met een wachtwoord beveiligd en daardoor niet te lezen.")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("Het bestand is ingepakt op een manier die niet wordt gelezen.")


def _limit_size(unpacked: int) -> None:
    if unpacked > MAX_UNPACKED:
        raise Refused(
            f"Uitgepakt is dit meer dan {MAX_UNPACKED // 1024**2} MB. "
            "Lever het in delen, of uitgepakt als CSV."
        )


def _limit_ratio(unpacked: int, packed: int) -> None:
    if unpacked > MAX_RATIO * max(packed, 1):
        raise Refused(
            f"Uitgepakt is dit meer dan {MAX_RATIO} keer zo groot als ingepakt. "
            "Zulke bestanden worden om veiligheid niet geopend."
        )


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a measured member.

    Asking for a stated number bounds what is unpacked: a member larger than its directory says
    is cut off there and fails its checksum.
    """
    try:
        with archive.open(member) as stream:
            return stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise Refused("Het ingepakte bestand is beschadigd.") from None


def _ungzipped(path: Path) -> bytes:
    parts, size = [], 0
    try:
        with _opened(path) as packed, gzip.GzipFile(fileobj=packed) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                _limit_size(size)
                _limit_ratio(size, path.stat().st_size)
                parts.append(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Refused("Het bestand is geen leesbaar gz-bestand.") from None
    return b"".join(parts)


def check_workbook(raw: bytes) -> None:
    """Refuse an XLSX whose size unpacked, or whose sheets as tables, would exhaust memory.

    A handful of bytes can place a cell in the last corner of a sheet, and readers lay out the
    whole rectangle up to it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            _measure(members)
            for member in members:
                content = _member(archive, member)
                if member.filename.startswith("xl/worksheets/"):
                    _limit_cells(content)
    except zipfile.BadZipFile:
        raise Refused(
            "Het bestand is geen leesbare XLSX. Een werkmap met wachtwoord, of een oude XLS, "
            "wordt niet gelezen: bewaar het als gewone XLSX of als CSV."
        ) from None


def _limit_cells(sheet: bytes) -> None:
    columns, rows = {b"A"}, {1}
    for match in _CELL.finditer(sheet):
        columns.add(match[1])
        rows.add(int(match[2]))
    if max(map(_column_number, columns)) * max(rows) > MAX_CELLS:
        raise Refused(
            "Er staat een cel ver buiten de tabel. Verwijder de lege rijen en kolommen "
            "rechts en onder de gegevens en bewaar het bestand opnieuw."
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
