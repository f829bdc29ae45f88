"""The review pack as slides: a figure a slide, charts that can be edited, notes to speak from."""

from collections.abc import Iterator, Sequence

from pptx.presentation import Presentation
from pptx.slide import Slide

from dashboard import words
from dashboard.cards import IN_A_ROW, Card
from dashboard.pack.contents import Definition, Face, Pack, Point
from dashboard.pack.plots import plot
from dashboard.pack.slide_charts import add_chart
from dashboard.pack.slide_parts import (
    ACROSS,
    BODY,
    COLOURS,
    GRAY,
    LARGE,
    LINE,
    MARGIN,
    PANEL,
    SMALL,
    Box,
    Paragraph,
    Words,
    add_foot,
    add_notes,
    add_slide,
    add_text,
    lines,
    new_deck,
    saved,
)
from dashboard.pack.slide_parts import (
    write as fill,
)
from dashboard.pack.slide_tables import add_table, parts
from dashboard.show import Figure
from dashboard.tables import Table
from data.quarters import quarter_label

GLANCE = "Het kwartaal in een oogopslag"
ACTIONS = "Acties"
DEFINITIONS = "Waarop deze cijfers rusten"
NOTHING = "Voor deze keuze zijn er geen gegevens."
NO_ACTIONS = "Er zijn geen acties afgesproken."
# Inches.
_TOP, _CHART, _FOOT = 1.5, 4.65, 6.2
_CARD, _GAP = 2.5, 0.15
_CARDS_TOP = 1.75
_CARDS_A_SLIDE = 2 * IN_A_ROW
_DEFINITIONS_A_SLIDE = 16


def write(pack: Pack) -> bytes:
    """The presentation's bytes; the same pack gives the same bytes."""
    deck = new_deck(_title(pack.face))
    _face(deck, pack.face)
    _glance(deck, pack)
    for number, point in enumerate(pack.points, start=1):
        _point(deck, point, f"{number}. {point.title}")
    _actions(deck, pack.actions)
    _definitions(deck, pack)
    for number, slide in enumerate(deck.slides, start=1):
        add_foot(slide, _running(pack.face), number)
    return saved(deck)


def _title(face: Face) -> str:
    return f"Kwartaalgesprek {words.quarter_words(face.quarter)}: {face.place}"


def _running(face: Face) -> str:
    return f"{quarter_label(face.quarter)} · {face.place} · {face.status}"


def _face(deck: Presentation, face: Face) -> None:
    slide = add_slide(deck, _title(face), "Spoed voor Jeugd Groningen")
    add_text(slide, Box(MARGIN, _TOP, ACROSS, 5.3), _face_lines(face))


def _face_lines(face: Face, size: int = BODY) -> list[Paragraph]:
    return [
        [Words(f"{heading}: ", size, bold=True), Words(text, size)]
        for heading, text in face.lines()
    ]


def _glance(deck: Presentation, pack: Pack) -> None:
    """The opening and the cards, four in a row."""
    for start in range(0, max(len(pack.cards), 1), _CARDS_A_SLIDE):
        slide = add_slide(deck, GLANCE)
        add_text(slide, Box(MARGIN, 1.0, ACROSS, 0.7), [[Words(pack.opening)]])
        for index, card in enumerate(pack.cards[start : start + _CARDS_A_SLIDE]):
            _card(slide, card, index)


def _card(slide: Slide, card: Card, index: int) -> None:
    width = (ACROSS - (IN_A_ROW - 1) * _GAP) / IN_A_ROW
    row, column = divmod(index, IN_A_ROW)
    left, top = MARGIN + column * (width + _GAP), _CARDS_TOP + row * (_CARD + _GAP)
    panel = slide.shapes.add_textbox(*Box(left, top, width, _CARD).placed())
    panel.fill.solid()
    panel.fill.fore_color.rgb, panel.line.color.rgb = PANEL, LINE
    fill(
        panel.text_frame,
        [
            [Words(card.label, SMALL, bold=True)],
            [Words(card.value, LARGE, bold=True)],
            [Words(card.mark.text, SMALL, bold=True, colour=COLOURS[card.mark.colour])],
            [Words(card.comparison, SMALL)],
            [Words(card.foot, SMALL, colour=GRAY)],
        ],
    )


def _point(deck: Presentation, point: Point, name: str) -> None:
    for figure in point.figures:
        slide = add_slide(deck, figure.title, name)
        _figure(slide, figure)
        add_notes(slide, _notes(point, figure))
    if not point.figures:
        slide = add_slide(deck, name)
        add_text(slide, Box(MARGIN, _TOP, ACROSS, 5.2), [[Words(each)] for each in _notes(point)])
        add_notes(slide, _notes(point))


def _figure(slide: Slide, figure: Figure) -> None:
    """A chart that can be edited; where none can be made, what its table holds."""
    drawn = plot(figure)
    notes: Sequence[str] = ()
    if drawn is not None:
        add_chart(slide, Box(MARGIN, _TOP, ACROSS, _CHART), drawn, figure.alt)
        notes = drawn.notes
    elif figure.table.frame.is_empty():
        add_text(slide, Box(MARGIN, _TOP, ACROSS, 1), [[Words(NOTHING)]])
    else:
        notes = _first_rows(slide, figure.table)
    below = [f"Status: {figure.status}.", *notes]
    said = [[Words(" ".join(below), SMALL)], [Words(figure.source, SMALL, colour=GRAY)]]
    add_text(slide, Box(MARGIN, _FOOT, ACROSS, 0.8), said)


def _first_rows(slide: Slide, table: Table) -> list[str]:
    """As many rows as the slide holds; says how many it does not."""
    rows = next(parts(table, _CHART))
    add_table(slide, _TOP, table, rows)
    left = len(table.frame) - len(rows)
    return [f"Niet getoond: {words.number(left)} rijen; zie de werkmap."] if left else []


def _notes(point: Point, figure: Figure | None = None) -> list[str]:
    """The question, what explains it and what is decided; what the chart shows."""
    found = [f"Vraag: {point.question}"]
    for heading, texts in (("Duiding", point.explanations), ("Besluiten", point.decisions)):
        said = [line for text in texts for line in lines(text)]
        found += [f"{heading}:", *(f"– {line}" for line in said)] if said else []
    return [*found, f"Wat te zien is: {figure.alt}"] if figure else found


def _actions(deck: Presentation, table: Table) -> None:
    if table.frame.is_empty():
        slide = add_slide(deck, ACTIONS)
        add_text(slide, Box(MARGIN, _TOP, ACROSS, 1), [[Words(NO_ACTIONS)]])
        return
    pages = list(parts(table, _FOOT - 1.2))
    for number, rows in enumerate(pages, start=1):
        title = ACTIONS if len(pages) == 1 else f"{ACTIONS} ({number} van {len(pages)})"
        add_table(add_slide(deck, title), 1.2, table, rows)


def _definitions(deck: Presentation, pack: Pack) -> None:
    """The versions of the definitions, their meaning in the notes, and the face once more."""
    for held in _definition_parts(pack.definitions):
        slide = add_slide(deck, DEFINITIONS)
        half = ACROSS / 2
        versions = [
            [Words(each.label, SMALL), Words(f" · versie {each.version}", SMALL, colour=GRAY)]
            for each in held
        ]
        add_text(slide, Box(MARGIN, 1.2, half, 5.6), versions)
        add_text(slide, Box(MARGIN + half, 1.2, half, 5.6), _face_lines(pack.face, SMALL))
        add_notes(slide, [f"{each.label}: {each.meaning} {each.why}" for each in held])


def _definition_parts(found: Sequence[Definition]) -> Iterator[Sequence[Definition]]:
    for start in range(0, max(len(found), 1), _DEFINITIONS_A_SLIDE):
        yield found[start : start + _DEFINITIONS_A_SLIDE]
