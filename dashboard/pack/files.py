"""The files a pack can be: by suffix what writes it, and what a file of it is called."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.address import View
from dashboard.pack import pdf, slides, workbook
from dashboard.pack.contents import Pack
from dashboard.pack.describing import describe, place_in_words
from dashboard.pack.progress import Say, silent
from dashboard.sources import Source
from dashboard.tables import XLSX, file_stem
from data.quarters import quarter_label
from queries.protection import Audience

_LONGEST = 80  # letters of a place in a file name


@dataclass(frozen=True)
class Kind:
    """A kind of file: what a button calls it, its media type, and what writes it."""

    name: str
    mime: str
    write: Callable[[Pack, Say], bytes]


PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
KINDS = {
    ".pdf": Kind("PDF", "application/pdf", pdf.write),
    ".xlsx": Kind("Excel", XLSX, lambda pack, _: workbook.write(pack)),
    ".pptx": Kind("dia's", PPTX, lambda pack, _: slides.write(pack)),
}


def make(
    source: Source, view: View, suffix: str, *, audience: Audience = "exact", say: Say = silent
) -> bytes:
    """The pack of a view as a file of this kind, a key of KINDS."""
    return KINDS[suffix].write(describe(source, view, audience=audience, say=say), say)


def file_name(view: View, suffix: str) -> str:
    """ "kwartaalbeeld-2022-K3-regio-groningen.pdf"."""
    place = file_stem(place_in_words(view))[:_LONGEST].rstrip("-")
    return f"kwartaalbeeld-{quarter_label(view.last)}-{place}{suffix}"
