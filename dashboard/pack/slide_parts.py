"""What every slide is made of: its title, texts, foot and notes, in Dutch and large enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.text.text import Font, TextFrame
from pptx.util import Inches, Length, Pt

from dashboard.pack.plots import one_line
from dashboard.workbook import CREATED

# Points: the smallest text that a projector shows to the back of a room, and the others.
SMALL, BODY, LARGE, TITLE, LONG_TITLE = 14, 18, 28, 28, 24
NOTES = 12  # of who speaks, on a sheet
INK, GRAY, BLUE, ORANGE, WHITE = (
    RGBColor.from_string(each) for each in ("0C1722", "4A5561", "17457A", "8F3D05", "FFFFFF")
)
PANEL, LINE = (RGBColor.from_string(each) for each in ("F2F5F9", "CFD8E3"))
COLOURS = {"gray": GRAY, "blue": BLUE, "orange": ORANGE}
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.5  # inches
ACROSS = WIDTH - 2 * MARGIN
# A title above this length takes more than two lines.
_LONG = 105
_TITLE_ONLY = 5  # of the layouts of the empty presentation
_FIELD = (
    '<a:fld {ns} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
    '<a:rPr lang="nl-NL" sz="{size}"/><a:t>{number}</a:t></a:fld>'
)


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    def placed(self) -> tuple[Length, Length, Length, Length]:
        left, top = Inches(self.left), Inches(self.top)
        return left, top, Inches(self.width), Inches(self.height)


@dataclass(frozen=True)
class Words:
    """A piece of text and how it looks."""

    text: str
    size: int = BODY
    bold: bool = False
    colour: RGBColor = INK


# A paragraph is the pieces it holds.
Paragraph = Sequence[Words]


def new_deck(title: str) -> Presentation:
    """An empty presentation of 16:9, its properties the same whenever it is made."""
    deck = pptx.Presentation()
    _widen(deck)
    about = deck.core_properties
    about.title, about.subject, about.language = title, "Kwartaalgesprek", "nl-NL"
    about.author = about.last_modified_by = about.keywords = about.comments = ""
    about.created = about.modified = about.last_printed = CREATED.replace(tzinfo=None)
    about.revision = 1
    return deck


def _widen(deck: Presentation) -> None:
    """The empty presentation is 4:3: its layouts are stretched, for slides that people add."""
    factor = Inches(WIDTH) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.placeholders:
            if shape.element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)


def saved(deck: Presentation) -> bytes:
    """The presentation's bytes, without the moment at which they were packed."""
    stream, packed = BytesIO(), BytesIO()
    deck.save(stream)
    with ZipFile(stream) as made, ZipFile(packed, "w", ZIP_DEFLATED) as fixed:
        for each in made.infolist():
            member = ZipInfo(each.filename, CREATED.timetuple()[:6])
            member.compress_type, member.create_system = ZIP_DEFLATED, 0
            fixed.writestr(member, made.read(each))
    return packed.getvalue()


def add_slide(deck: Presentation, title: str, above: str = "") -> Slide:
    """A slide with its title, and in small above it what it belongs to."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    if above:
        add_text(slide, Box(MARGIN, 0.2, ACROSS, 0.4), [[Words(above, SMALL, colour=GRAY)]])
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = Box(
        MARGIN, 0.5, ACROSS, 1.05
    ).placed()
    size = LONG_TITLE if len(title) > _LONG else TITLE
    write(heading.text_frame, [[Words(title, size, bold=True)]])
    heading.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    return slide


def add_text(slide: Slide, box: Box, paragraphs: Iterable[Paragraph]) -> None:
    write(slide.shapes.add_textbox(*box.placed()).text_frame, paragraphs)


def write(frame: TextFrame, paragraphs: Iterable[Paragraph]) -> None:
    """Fills an empty frame; text that does not fit becomes smaller once it is edited."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    for index, paragraph in enumerate(paragraphs):
        line = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        line.alignment = PP_ALIGN.LEFT
        for piece in paragraph:
            run = line.add_run()
            run.text = one_line(piece.text)
            dress(run.font, piece.size, piece.colour, bold=piece.bold)


def dress(font: Font, size: int, colour: RGBColor = INK, *, bold: bool = False) -> None:
    """Gives text its size and colour, and Dutch as its language."""
    font.size, font.bold, font.language_id = Pt(size), bold, MSO_LANGUAGE_ID.DUTCH
    font.color.rgb = colour


def lines(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line for each in text.splitlines() if (line := one_line(each).strip(" "))]


def describe(shape: Any, text: str) -> None:
    """Says what a shape shows, to who does not see it."""
    (named,) = shape.element.xpath(".//p:cNvPr")
    named.set("descr", one_line(text))


def add_foot(slide: Slide, text: str, number: int) -> None:
    """The line at the foot of a slide, and its number, which follows the slide when it moves."""
    box = Box(MARGIN, 7.02, ACROSS - 1, 0.4)
    add_text(slide, box, [[Words(text, SMALL, colour=GRAY)]])
    place = slide.shapes.add_textbox(*Box(WIDTH - MARGIN - 1, 7.02, 1, 0.4).placed())
    place.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    field = _FIELD.format(ns=nsdecls("a"), size=SMALL * 100, number=number)
    (paragraph,) = place.element.xpath(".//a:p")
    paragraph.append(parse_xml(field))


def add_notes(slide: Slide, paragraphs: Iterable[str]) -> None:
    """What the one who speaks has at hand."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        write(frame, [[Words(each, NOTES)] for each in paragraphs])
