"""Pictures painted off the main thread: told in rounds, and the newest wish for each item."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from recorder_gui.protocol.fields import CropMode
from recorder_gui.ui.studio.canvas.items.pictures import PicturePainter, Wish


def _picture(grey: int) -> QImage:
    picture = QImage(64, 36, QImage.Format.Format_RGB32)
    picture.fill(0xFF000000 | grey * 0x010101)
    return picture


def test_every_wish_is_painted_and_of_one_item_the_newest(qtbot: QtBot) -> None:
    told: list[tuple[str, int]] = []
    with ThreadPoolExecutor(1) as executor:
        painter = PicturePainter(executor)
        painter.painted.connect(lambda wish, image: told.append((wish.item_id, wish.serial)))
        for serial in (1, 2, 3):
            for item in ("one", "two", "three"):
                painter.paint(Wish(item, serial, 32, 18, CropMode.FIT), _picture(80 * serial))
        newest = {("one", 3), ("two", 3), ("three", 3)}
        qtbot.waitUntil(lambda: newest <= set(told))
        assert len(told) < 9
        qtbot.waitUntil(lambda: not painter._is_painting)
