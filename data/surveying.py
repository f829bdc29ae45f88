"""A delivered CSV looked over before it is divided: its encoding, separator and header."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from data.unpacking import Refused

_CHUNK = 1024**2
_HEADER_BYTES = 64 * 1024
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # of Windows-1252
_SECOND_LINE = re.compile(rb"[\r\n][^\r\n]")


@dataclass(frozen=True)
class Survey:
    """What a CSV is, before its rows are looked at."""

    encoding: str
    separator: str
    header: list[str]
    has_quotes: bool
    has_rows: bool
    lines: int


def survey(stream: BinaryIO) -> Survey:
    """UTF-8 (with or without BOM) or Windows-1252; comma or semicolon, as the header line shows.

    The stream is read in parts, so that a large file costs no memory. Raises Refused where the
    file is no such text or a quotation mark is never closed.
    """
    encoding, quotes, lines = _encoding(stream)
    if quotes % 2:
        raise Refused(
            f"Een aanhalingsteken dat opent op regel {_unclosed_line(stream)} wordt nergens "
            "gesloten. Een aanhalingsteken binnen een waarde hoort dubbel te staan."
        )
    stream.seek(0)
    start = stream.read(_HEADER_BYTES).removeprefix(codecs.BOM_UTF8)
    separator, header = _header(start.decode(encoding, errors="ignore"))
    return Survey(encoding, separator, header, quotes > 0, bool(_SECOND_LINE.search(start)), lines)


def header_name(name: object) -> str:
    """A column name as it is matched: without surrounding blanks, in lower case."""
    return str(name).strip().lower()


def _encoding(stream: BinaryIO) -> tuple[str, int, int]:
    """The encoding, and how many quotation marks and line ends there are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoding, quotes, lines = "utf-8", 0, 0
    for chunk in _chunks(stream):
        if b"\0" in chunk:
            raise Refused(
                "Het bestand is geen CSV in UTF-8 of Windows-1252. Bewaar het in Excel als "
                "'CSV UTF-8 (door lijstscheidingsteken gescheiden)'."
            )
        quotes += chunk.count(b'"')
        lines += chunk.count(b"\n")
        if encoding == "utf-8" and not _decodes(decoder, chunk):
            encoding = "cp1252"
    if encoding == "utf-8" and not _decodes(decoder, b"", final=True):
        encoding = "cp1252"
    if encoding == "cp1252":
        _refuse_undefined(stream)
    return encoding, quotes, lines


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        yield chunk


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_undefined(stream: BinaryIO) -> None:
    stream.seek(0)
    for number, line in enumerate(stream, start=1):
        if _UNDEFINED.search(line):
            raise Refused(
                f"Regel {number} bevat een teken dat in UTF-8 noch Windows-1252 bestaat. "
                "Bewaar het bestand opnieuw als CSV UTF-8."
            )


def _unclosed_line(stream: BinaryIO) -> int:
    """The last line on which a quoted value opens without closing on the same line."""
    stream.seek(0)
    line, is_open = 1, False
    for number, content in enumerate(stream, start=1):
        if content.count(b'"') % 2:
            is_open = not is_open
            line = number if is_open else line
    return line


def _header(start: str) -> tuple[str, list[str]]:
    """The separator that divides the header line into most parts, and these."""
    divided = {separator: _first_record(start, separator) for separator in ";,"}
    separator = max(divided, key=lambda each: len(divided[each]))
    header = [header_name(name) for name in divided[separator]]
    if len(header) < 2:
        raise Refused(
            "De eerste regel van het bestand is geen kopregel met kolomnamen, "
            "gescheiden door een komma of puntkomma."
        )
    return separator, header


def _first_record(text: str, separator: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
