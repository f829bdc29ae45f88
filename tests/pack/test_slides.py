"""The pack's slides: charts that stay editable, texts that can be read, and are read aloud."""

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from time import sleep
from zipfile import ZipFile

import fastexcel
import polars as pl
import pptx
import pytest
from pptx.util import Inches, Pt

from dashboard.pack import slides
from dashboard.pack.contents import Point
from dashboard.tables import Table
from tests.pack import made, office

CONTENT = slides.write(made.pack())
TITLES = [
    "Kwartaalgesprek 3e kwartaal 2022: Veendam & Pekela",
    "Het kwartaal in een oogopslag",
    "Eerste contact op tijd: 75,0 % in 2022-K3",
    "Opname: hoogst bij =1+1, 50,0 % (regio 35,0 %)",
    "Kosten: € 400.000 in 2022-K3",
    "Alles is geleverd",
    "Acties",
    "Waarop deze cijfers rusten",
]


def _deck(content: bytes = CONTENT):
    return list(pptx.Presentation(BytesIO(content)).slides)


def _texts(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def _drawn(slide):
    """The chart or the table of a slide."""
    (frame,) = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
    return frame


def _notes(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def test_slides_are_wide_and_each_has_the_title_that_says_what_is_seen():
    deck = pptx.Presentation(BytesIO(CONTENT))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == TITLES


def test_the_first_and_the_last_slide_show_the_face():
    for slide in (_deck()[0], _deck()[-1]):
        for heading, text in made.FACE.lines():
            assert f"{heading}: {text}" in _texts(slide)


def test_cards_say_their_judgement_with_a_sign_and_a_word():
    said = _texts(_deck()[1])
    assert made.pack().opening in said
    assert "Crises\n214\n▼ beter\n9 % onder raming\nn = 214 · voorlopig" in said
    assert "Crises met opname\n–\n– niet te vergelijken" in said


def test_a_chart_is_one_of_the_program_itself_with_the_figures_in_it():
    chart = _drawn(_deck()[2]).chart
    value, reference = chart.plots[0].series
    assert list(value.values) == [0.5, None, 0.625, 0.75]
    assert (reference.name, list(reference.values)) == ("norm 80 %", [0.8] * 4)
    assert "2022-K3*\nn = 1.208" in list(chart.plots[0].categories)
    assert chart.plots[0].series[0].data_labels.number_format == "[$-413]0.0%"


def test_a_reference_is_dashed_and_a_point_that_may_change_hollow():
    file = ZipFile(BytesIO(CONTENT)).read("ppt/charts/chart1.xml").decode()
    value, reference = re.findall("<c:ser>.*?</c:ser>", file, re.DOTALL)
    assert 'prstDash val="dash"' in reference
    assert 'prstDash val="dash"' not in value
    (point,) = re.findall("<c:dPt>.*?</c:dPt>", value, re.DOTALL)
    assert '<c:idx val="3"/>' in point
    assert '<a:srgbClr val="FFFFFF"/>' in point


def test_what_opens_on_editing_a_chart_holds_texts_and_numbers_and_no_formula():
    blob = _drawn(_deck()[3]).chart.part.chart_workbook.xlsx_part.blob
    rows = fastexcel.read_excel(blob).load_sheet("Sheet1").to_polars()
    assert rows[:, 0].to_list()[:2] == ["=1+1 (n = 40)", "@cmd (n = 50)"]
    assert rows[:, 1].to_list() == [0.5, 0.4, 0.3, 0.2, 0.1, 0.35]
    sheet = ZipFile(BytesIO(blob)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_the_chart_refers_to_the_cells_of_that_workbook():
    file = ZipFile(BytesIO(CONTENT)).read("ppt/charts/chart1.xml").decode()
    assert "Sheet1!$A$2:$A$5" in file
    assert "Sheet1!$C$2:$C$5" in file


def test_a_chart_or_table_says_what_is_seen():
    for slide, alt in zip(_deck()[2:6], [*TITLES[2:5], None], strict=True):
        said = _drawn(slide).element.xpath(".//p:cNvPr")[0].get("descr")
        assert said == (f"Te zien is: {alt}" if alt else "Tabel: Leveringen")


def test_under_a_chart_stand_its_status_what_its_signs_mean_and_its_source():
    said = _texts(_deck()[2])
    assert "Status: voorlopig. * kan nog veranderen." in said
    assert made.SOURCE in said


def test_only_where_no_chart_can_be_made_the_table_stands():
    deck = _deck()
    assert [_drawn(slide).has_chart for slide in deck[2:6]] == [True, True, True, False]
    table = _drawn(deck[5]).table
    assert [cell.text for row in table.rows for cell in row.cells] == [
        "Levering",
        "Kwartaal",
        "Kosten · Accare",
        "2022-K3",
    ]


def test_the_notes_hold_question_explanation_and_decision():
    assert _notes(_deck()[2]).split("\n") == [
        "Vraag: Waarom lukt het vaker om op tijd te zijn?",
        "Duiding:",
        "– Er is een dienst bij gekomen.",
        "– Sinds juli.",
        "– =1+1",
        "Besluiten:",
        "– De dienst blijft.",
        f"Wat te zien is: Te zien is: {TITLES[2]}",
    ]
    assert _notes(_deck()[4]).startswith("Vraag: Komen we uit?\nWat te zien is")


def test_a_point_without_charts_says_its_question():
    point = Point("Tot slot", "Wat nemen we mee?", (), (), ("Niets.",))
    deck = _deck(slides.write(replace(made.pack(), points=(point,))))
    assert deck[2].shapes.title.text_frame.text == "1. Tot slot"
    assert "Vraag: Wat nemen we mee?\nBesluiten:\n– Niets." in _texts(deck[2])


def test_actions_are_dutch_and_plain_text():
    table = _drawn(_deck()[6]).table
    assert [cell.text for cell in table.rows[1].cells] == [
        '=HYPERLINK("https://voorbeeld.nl")',
        "@cmd",
        "01-11-2022",
    ]
    assert [cell.text for cell in table.rows[2].cells] == [
        "Bel <b>Accare</b>\nen daarna elkaar",
        "RIGG",
        "–",
    ]


def test_many_actions_take_more_slides_and_all_stay_on_them():
    rows = pl.DataFrame({"wat": [f"Actie {n}: " + "lang " * 40 for n in range(30)]})
    many = Table("Acties", rows, made.ACTIONS.columns[:1])
    deck = _deck(slides.write(replace(made.pack(), actions=many)))[6:-1]
    assert deck[0].shapes.title.text_frame.text == f"Acties (1 van {len(deck)})"
    tables = [_drawn(slide) for slide in deck]
    assert sum(len(frame.table.rows) - 1 for frame in tables) == 30
    # Two lines a row, and the headings: what a slide holds above its foot.
    assert all(len(frame.table.rows) <= 9 for frame in tables)


def test_without_actions_the_slide_says_so():
    none = replace(made.ACTIONS, frame=made.ACTIONS.frame.clear())
    deck = _deck(slides.write(replace(made.pack(), actions=none)))
    assert "Er zijn geen acties afgesproken." in _texts(deck[6])


def test_definitions_have_their_version_and_in_the_notes_their_meaning():
    slide = _deck()[-1]
    assert "Crises · versie 1.2" in _texts(slide)
    assert _notes(slide) == "Crises: Het aantal crises. Minder is beter.\n=1+1: <b>Niets</b> @cmd"


def test_all_text_is_dutch_and_large_enough_for_a_projector():
    file = ZipFile(BytesIO(CONTENT))
    shown = [name for name in file.namelist() if re.match(r"ppt/(slides|charts)/\w+\.xml", name)]
    assert len(shown) == len(TITLES) + 3
    for name in shown:
        text = file.read(name).decode()
        sizes = [int(each) for each in re.findall(r'\bsz="(\d+)"', text)]
        assert min(sizes) >= Pt(14).centipoints, name
        dressed = re.findall(r"<a:(?:rPr|defRPr)\b[^>]*>", text)
        assert all('lang="nl-NL"' in each for each in dressed), name


def test_nothing_stands_outside_its_slide():
    for slide in _deck():
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= Inches(13.334)
            assert shape.top + shape.height <= Inches(7.5)


def test_texts_that_no_xml_may_hold_do_not_stop_the_pack():
    odd = "Een\x00titel\x0bmet\nregels\ufffe"
    figure = replace(made.course(), title=odd, alt=odd)
    point = Point(odd, odd, (figure,), (odd,), (odd,))
    deck = _deck(slides.write(replace(made.pack(), points=(point,))))
    assert deck[2].shapes.title.text_frame.text.strip() == "Een titel met regels"


def test_the_same_pack_gives_the_same_bytes_later_too():
    sleep(2.1)  # a zip tells moments two seconds apart
    assert slides.write(made.pack()) == CONTENT


def test_no_moment_of_making_is_in_the_file():
    about = pptx.Presentation(BytesIO(CONTENT)).core_properties
    assert {about.created, about.modified, about.last_printed} == {datetime(2020, 7, 1)}
    assert {each.date_time for each in ZipFile(BytesIO(CONTENT)).infolist()} == {
        (2020, 7, 1, 0, 0, 0)
    }


def test_an_office_program_shows_every_slide(tmp_path):
    assert office.pages(CONTENT, tmp_path, "pack.pptx") == len(TITLES)
