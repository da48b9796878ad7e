"""The marks over the canvas: seen on any picture, and drawn nowhere but where they say."""

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication

from recorder_gui.layout.checks.contrast import contrast, luminance
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType
from recorder_gui.ui.studio.canvas.marks.marks import (
    GUIDE,
    HANDLE,
    LOCKED,
    ON_GUIDE,
    SELECTION,
    SHADE,
    Frame,
    Handles,
    Label,
    Line,
    Mark,
    Wash,
)
from recorder_gui.ui.studio.page import StudioPage
from recorder_gui.ui.studio.source_faces import STILL_NAME, STILL_WORDS, still_ground
from tests.ui.studio.mouse import Mouse

LIGHT_BESIDE_DARK = (SELECTION, LOCKED, GUIDE, HANDLE)


def _luminance(colour: str | QColor) -> float:
    return luminance(QColor(colour).rgb() & 0xFFFFFF)


@pytest.mark.parametrize("colour", LIGHT_BESIDE_DARK)
def test_a_mark_stands_out_three_to_one_on_a_picture_of_any_brightness(colour: str) -> None:
    for level in range(256):
        ground = _luminance(QColor(level, level, level))
        best = max(contrast(_luminance(each), ground) for each in (colour, SHADE))
        assert best >= 3.0, level
    assert contrast(_luminance(colour), _luminance(SHADE)) >= 3.0


def test_numbers_on_guides_and_words_on_stills_stand_out_as_text_must() -> None:
    assert contrast(_luminance(ON_GUIDE), _luminance(GUIDE)) >= 4.5
    for number in range(64):
        ground = _luminance(still_ground(f"user {number}"))
        for ink in (STILL_NAME, STILL_WORDS):
            assert contrast(_luminance(ink), ground) >= 4.5, number


@pytest.mark.parametrize(
    "mark",
    [
        Frame(20, 30, 90, 80),
        Frame(20, 30, 90, 80, LOCKED, 2),
        Frame(20, 30, 90, 80, SELECTION, 2, True),
        Frame(20, 30, 23, 32, SELECTION, 2),
        Wash(20, 30, 90, 80, 0.3),
        Handles(((20, 30), (90, 80)), 8),
        Line(20, 30, 20, 90),
        Line(20, 30, 90, 30, dashed=True),
        Line(20, 30, 90, 30, ticks=True),
        Label("137", 40, 40, 36, 18),
    ],
    ids=lambda mark: type(mark).__name__,
)
def test_a_mark_draws_something_and_nothing_beside_where_it_says(
    mark: Mark, qapp: QApplication
) -> None:
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    mark.paint(painter)
    painter.setClipping(False)
    drawn = any(image.pixelColor(x, y) != QColor("#808080") for x in range(120) for y in range(120))
    for area in mark.areas():
        painter.fillRect(area, QColor("#808080"))
    painter.end()
    left = [
        (x, y)
        for x in range(120)
        for y in range(120)
        if image.pixelColor(x, y) != QColor("#808080")
    ]
    assert drawn and left == []


class _Painted(QObject):
    """What of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_a_drag_paints_only_where_something_is_another_and_all_of_that(
    page: StudioPage, mouse: Mouse, qapp: QApplication
) -> None:
    sources = [
        each for each in page.studio.roster.sources if each.key.media_type is MediaType.CAMERA
    ]
    for number, source in enumerate(sources[:3]):
        page.studio.editing.place(source.key)
        (item_id,) = page.studio.document.selected_ids
        box = Rectangle(40 + 620 * number, 60, 560, 315)
        page.studio.editing.set_boxes({item_id: box}, "place")
    mouse.press(300, 200)
    mouse.move(320, 300)
    qapp.processEvents()
    viewport = page.canvas.viewport()
    before = viewport.grab().toImage()
    qapp.processEvents()
    painted = _Painted()
    viewport.installEventFilter(painted)
    mouse.move(343, 361)
    qapp.processEvents()
    viewport.removeEventFilter(painted)
    region, after = painted.region, viewport.grab().toImage()
    whole = viewport.width() * viewport.height()
    assert 0 < sum(each.width() * each.height() for each in _rects(region)) < whole / 3
    for x in range(0, viewport.width(), 2):
        for y in range(0, viewport.height(), 2):
            same = before.pixel(x, y) == after.pixel(x, y)
            assert same or region.contains(QRect(x, y, 1, 1)), (x, y)
    mouse.release(343, 361)


def _rects(region: QRegion) -> list[QRect]:
    """The region without its overlaps, in strips of one px."""
    outer = region.boundingRect()
    strips = (
        region.intersected(QRect(outer.left(), y, outer.width(), 1))
        for y in range(outer.top(), outer.bottom() + 1)
    )
    return [strip.boundingRect() for strip in strips if not strip.isEmpty()]
