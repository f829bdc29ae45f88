"""Plots on slides, as charts of the office program itself: whoever gets them can edit them."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.pack.plots import Look, Plot, Series
from dashboard.pack.slide_parts import GRAY, INK, LINE, SMALL, WHITE, Box, describe, dress
from dashboard.workbook import FORMATS, open_book, styles, write_cell

_TYPES = {
    "lijn": XL_CHART_TYPE.LINE_MARKERS,
    "kolommen": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stapels": XL_CHART_TYPE.COLUMN_STACKED,
    "staven": XL_CHART_TYPE.BAR_CLUSTERED,
}
_POSITIONS = {
    "lijn": XL_LABEL_POSITION.ABOVE,
    "kolommen": XL_LABEL_POSITION.OUTSIDE_END,
    "stapels": XL_LABEL_POSITION.CENTER,
    "staven": XL_LABEL_POSITION.OUTSIDE_END,
}
# Dutch also where the program is not. In millions from a million on: whole amounts would not fit.
_LABELS = FORMATS | {
    "aantal": "[$-413]#,##0",
    "getal": "[$-413]#,##0.0",
    "aandeel": "[$-413]0.0%",
    "euro": '[>=1000000][$-413]€ #,##0.00,," mln";[$-413]€ #,##0',
}
_AXES = _LABELS | {"aandeel": "0%", "getal": "General"}
# A segment under five per cent is too low to hold its number.
_SEGMENTS = _LABELS | {"aandeel": "[>=0.05]0%;;"}
# More values than this do not stand beside each other in a size that can be read.
_MOST_LABELS = 12
_BLUE, _PALE = (RGBColor.from_string(each) for each in ("1F5FA8", "A9C6E6"))
# Shades that differ in lightness, and whether they ask for light text.
_SHADES = tuple(
    (RGBColor.from_string(shade), light)
    for shade, light in (
        ("17457A", True),
        ("7DABD9", False),
        ("BAD4EE", False),
        ("3F75AE", True),
        ("DFE4EA", False),
        ("B7C0CA", False),
        ("4A5561", True),
        ("8B96A3", False),
    )
)


def add_chart(slide: Slide, box: Box, plot: Plot, alt: str) -> None:
    """Draws a plot, with what it shows for who does not see it."""
    data: Any = CategoryChartData(number_format=FORMATS[plot.unit])
    data.categories = plot.categories
    for series in plot.series:
        data.add_series(series.name, series.values)
    frame: Any = slide.shapes.add_chart(_TYPES[plot.form], *box.placed(), data)
    chart = frame.chart
    # Its own workbook: the one that the library makes takes texts for formulas.
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(plot))
    describe(frame, alt)
    chart.has_title = False
    dress(chart.font, SMALL)
    _legend(chart, plot)
    _axes(chart, plot)
    if plot.form == "lijn":
        _lines(chart, plot)
    else:
        _bars(chart, plot)


def _workbook(plot: Plot) -> bytes:
    """What opens on editing the data: the categories, and a column for each series."""
    stream = BytesIO()
    with open_book(stream, "Gegevens van de grafiek") as book:
        sheet, looks = book.add_worksheet("Sheet1"), styles(book)
        for row, category in enumerate(plot.categories, start=1):
            write_cell(sheet, row, 0, category, "tekst", looks)
        for column, series in enumerate(plot.series, start=1):
            write_cell(sheet, 0, column, series.name, "tekst", looks)
            for row, value in enumerate(series.values, start=1):
                write_cell(sheet, row, column, value, plot.unit, looks)
    return stream.getvalue()


def _legend(chart: Chart, plot: Plot) -> None:
    chart.has_legend = len(plot.series) > 1
    if chart.has_legend:
        right = plot.form == "stapels"
        chart.legend.position = XL_LEGEND_POSITION.RIGHT if right else XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        dress(chart.legend.font, SMALL)


def _axes(chart: Chart, plot: Plot) -> None:
    """Values from zero, unless some lie below it; bars have their values beside them."""
    across, values = chart.category_axis, chart.value_axis
    known = [each for series in plot.series for each in series.values if each is not None]
    if min(known) >= 0:
        values.minimum_scale = 0
    if plot.form == "stapels":
        values.maximum_scale = 1 if plot.unit == "aandeel" else None
    values.visible = plot.form != "staven"
    values.has_major_gridlines = values.visible
    values.format.line.fill.background()
    if values.has_major_gridlines:
        values.major_gridlines.format.line.color.rgb = LINE
    values.tick_labels.number_format = _AXES[plot.unit]
    values.tick_labels.number_format_is_linked = False
    across.format.line.color.rgb = GRAY
    across.major_tick_mark = XL_TICK_MARK.NONE
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    across.has_major_gridlines = False
    # Bars would start at the bottom.
    across.reverse_order = plot.form == "staven"


def _lines(chart: Chart, plot: Plot) -> None:
    under = _mostly_under(plot)
    for body, series in zip(chart.plots[0].series, plot.series, strict=True):
        body.smooth = False
        if series.reference:
            _dash(body)
        else:
            _draw(body, series, plot.looks)
            _label(body, plot, INK)
            if under and body.data_labels.show_value:
                body.data_labels.position = XL_LABEL_POSITION.BELOW


def _mostly_under(plot: Plot) -> bool:
    """Whether the values lie under what they are held against: their labels then stay clear."""
    value, *references = plot.series
    pairs = [
        (here, there)
        for reference in references
        for here, there in zip(value.values, reference.values, strict=True)
        if here is not None and there is not None
    ]
    return 2 * sum(here < there for here, there in pairs) > len(pairs)


def _dash(body: Any) -> None:
    body.format.line.color.rgb, body.format.line.width = GRAY, Pt(2.25)
    body.format.line.dash_style = MSO_LINE.DASH
    body.marker.style = XL_MARKER_STYLE.NONE


def _draw(body: Any, series: Series, looks: Sequence[Look]) -> None:
    """The line of a value; the point of what may change is hollow."""
    body.format.line.color.rgb, body.format.line.width = _BLUE, Pt(3)
    _mark(body.marker, _BLUE)
    for index, look in enumerate(looks):
        if look == "open" and series.values[index] is not None:
            _mark(body.points[index].marker, WHITE)


def _mark(marker: Any, inside: RGBColor) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 9
    _fill(marker.format.fill, inside)
    marker.format.line.color.rgb = _BLUE


def _bars(chart: Chart, plot: Plot) -> None:
    drawn = chart.plots[0]
    stacked = plot.form == "stapels"
    drawn.gap_width, drawn.overlap = 60, 100 if stacked else 0
    alike = len(plot.series) == 1 or any(each.reference for each in plot.series)
    for index, (body, series) in enumerate(zip(drawn.series, plot.series, strict=True)):
        shade, light = (_BLUE, False) if alike else _SHADES[index]
        if series.reference:
            _hatch(body.format.fill)
            continue
        _fill(body.format.fill, shade)
        _look(body, plot.looks)
        _label(body, plot, WHITE if stacked and light else INK)


def _look(body: Any, looks: Sequence[Look]) -> None:
    """Lighter what may change or rests on little, hatched the whole."""
    for index, look in enumerate(looks):
        if look == "geheel":
            _hatch(body.points[index].format.fill)
        elif look:
            _fill(body.points[index].format.fill, _PALE)


def _fill(fill: FillFormat, colour: RGBColor) -> None:
    fill.solid()
    fill.fore_color.rgb = colour


def _hatch(fill: FillFormat) -> None:
    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = GRAY, WHITE


def _label(body: Any, plot: Plot, colour: RGBColor) -> None:
    """The values themselves, where there is room for them."""
    if len(plot.categories) > _MOST_LABELS and plot.form != "staven":
        return
    labels = body.data_labels
    labels.show_value, labels.position = True, _POSITIONS[plot.form]
    formats = _SEGMENTS if plot.form == "stapels" else _LABELS
    labels.number_format = formats[plot.unit]
    labels.number_format_is_linked = False
    dress(labels.font, SMALL, colour)
