"""The pack as PDF: the same bytes again, read back, tagged, and never read as markup."""

import re
from dataclasses import replace
from io import BytesIO

import polars as pl
import pytest
from pypdf import PdfReader

from dashboard.pack import pdf
from dashboard.pack.cells import texts
from dashboard.pack.contents import Point
from dashboard.tables import Table, columns

HOSTILE = '#let x = 1 *vet* _schuin_ [haak] $x$ @ref <label> = kop `code` \\ "n" // en /* zo */'


def flat(text: str) -> str:
    """Text without what a line or a justified space makes of it."""
    return re.sub(r"\s+", "", text)


def read(made: bytes) -> str:
    return flat("".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages))


@pytest.fixture(scope="module")
def text(made):
    return read(made)


def nodes(element):
    """An element of the structure tree and all below it."""
    element = element.get_object()
    if isinstance(element, dict):
        yield element
        below = element.get("/K", [])
        for each in below if isinstance(below, list) else [below]:
            yield from nodes(each)


@pytest.fixture(scope="module")
def tags(reader):
    return list(nodes(reader.trailer["/Root"]["/StructTreeRoot"]))


def test_the_same_pack_gives_the_same_bytes(pack, made):
    assert pdf.write(pack) == made


def test_the_face_is_on_the_cover_and_in_every_foot(pack, reader):
    cover = flat(reader.pages[0].extract_text())
    for heading, said in pack.face.lines():
        assert flat(heading) in cover
        assert flat(said) in cover
    for page in reader.pages:
        foot = flat(page.extract_text())
        assert flat("2022-K3 · Regio Groningen · voor de partners zelf") in foot
        assert flat("peildatum 30-09-2022 · zoals nu bekend · voorlopig") in foot


def test_each_point_has_a_page_of_its_own(pack, reader):
    for number, point in enumerate(pack.points, start=1):
        (page,) = [
            flat(each.extract_text())
            for each in reader.pages
            if flat(f"Bespreekpunt {number} van {len(pack.points)}") in flat(each.extract_text())
        ]
        assert flat(point.title) in page
        assert flat(point.question) in page


def test_cards_say_all_they_say_on_the_page(pack, reader):
    page = flat(reader.pages[1].extract_text())
    assert flat(pack.opening) in page
    for card in pack.cards:
        for said in (card.label, card.value, card.mark.text, card.comparison, card.foot):
            assert flat(said) in page


def test_every_figure_of_every_theme_is_in_it_in_dutch(pack, text):
    for table in (table for theme in pack.themes for table in theme.tables):
        for row in texts(table):
            assert flat("".join(row)) in text, row
    assert flat("€ 2.260.260") in text


def test_every_definition_is_in_it(pack, text):
    for each in pack.definitions:
        for said in (each.label, each.meaning, each.why, each.version):
            assert flat(said) in text, each.label


def test_it_is_tagged_dutch_and_says_so(reader):
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Kwartaalbeeld 3e kwartaal 2022, Regio Groningen"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_headings_and_tables_are_what_they_are(pack, tags):
    kinds = [tag.get("/S") for tag in tags]
    # Cards, points, actions, quality, themes, definitions; each theme is one deeper.
    assert kinds.count("/H1") == 5 + len(pack.points)
    assert kinds.count("/H2") == len(pack.themes)
    tables = [tag for tag in tags if tag.get("/S") == "/Table"]
    assert len(tables) > sum(len(theme.tables) for theme in pack.themes)
    for table in tables:
        assert "/TH" in [each.get("/S") for each in nodes(table)]


def test_every_chart_has_its_values_in_words(pack, tags):
    told = [tag["/Alt"] for tag in tags if tag.get("/S") == "/Figure"]
    drawn = [each for point in pack.points for each in point.figures]
    assert len(told) == len(pack.cards) + len(drawn)
    assert [flat(each) for each in told[len(pack.cards) :]] == [
        flat(pdf.alternative(each)) for each in drawn
    ]
    # The last quarter of the course, and its value.
    costs = next(each for each in told if each.startswith("Stadskanaal, kosten"))
    assert "2022-K3 € 173.440" in costs.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def bare(pack):
    """A pack of one point without charts."""
    empty = Point("Titel", "Vraag?", (), (), ())
    return replace(pack, cards=pack.cards[:0], points=(empty,), themes=(), definitions=())


def test_what_people_write_is_never_markup(bare):
    point = Point(HOSTILE, HOSTILE, (), (HOSTILE,), (HOSTILE,))
    frame = pl.DataFrame({"tekst": [HOSTILE]})
    actions = Table(HOSTILE, frame, columns(("tekst", "Actie", "tekst")) * 7)
    face = replace(bare.face, place=HOSTILE)
    text = read(pdf.write(replace(bare, face=face, points=(point,), actions=actions)))
    # In the outline and on the point's own page, question, explanation and decision: five times;
    # on the cover and in each foot again; the action in seven columns, broken over lines.
    assert text.count(flat(HOSTILE)) >= 5


def test_a_letter_that_cannot_be_written_is_a_box(bare):
    point = replace(bare.points[0], title="Naam \N{GRINNING FACE} \u0645 \u200bë e\u0301\ttab\x00")
    text = read(pdf.write(replace(bare, points=(point,))))
    assert flat("Naam □ □ ëétab") in text


def test_every_letter_that_is_kept_can_be_written(bare):
    letters = [chr(code) for code in range(0x20, 0x500)]
    point = replace(bare.points[0], title=" ".join([*letters, *pdf._SIGNS]))
    pdf.write(replace(bare, points=(point,)))


def test_without_points_there_is_still_a_pack(bare):
    assert "Acties" in read(pdf.write(replace(bare, points=())))


def test_a_column_that_says_nothing_leaves_its_room_to_the_others(pack, bare):
    courses = [point.figures[0] for point in pack.points]
    course = next(each for each in courses if not each.table.frame["referentie"].has_nulls())
    rows = course.table.frame.with_columns(referentie=pl.lit(None, pl.Float64))
    empty = replace(course, table=replace(course.table, frame=rows))
    page = {
        figure: read(pdf.write(replace(bare, points=(Point("Titel", "", (each,), (), ()),))))
        for figure, each in (("with", course), ("without", empty))
    }
    assert "Vergelijking" in page["with"]
    assert "Vergelijking" not in page["without"].replace("Vergelekenmet", "")
