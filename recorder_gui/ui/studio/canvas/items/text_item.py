"""One subtitle on the canvas, painted by the recorder's own text painting."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem

from recorder_gui.layout.document import Subtitle
from recorder_gui.layout.wire import subtitle_item
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.state.studio.texts import measure

_EMPTY_INK = QColor(255, 255, 255, 120)


class TextItem(QGraphicsPixmapItem):
    """The ink of one text as a pixmap of canvas px; Qt keeps it scaled to the screen."""

    def __init__(self, text: Subtitle) -> None:
        super().__init__()
        self.text = text
        self._clock = ""
        self.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
        self.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._repaint()

    def set_text(self, text: Subtitle) -> None:
        """Show it so."""
        moved_only = _look(text) == _look(self.text)
        self.text = text
        if moved_only:
            self.setPos(text.x, text.y)
        else:
            self._repaint()

    def set_clock(self, clock_text: str) -> None:
        """What clocks read now."""
        if clock_text != self._clock:
            self._clock = clock_text
            if self.text.type is SubtitleType.CLOCK:
                self._repaint()

    def _repaint(self) -> None:
        self.setPos(self.text.x, self.text.y)
        wire = subtitle_item(self.text)
        from recorder_gui.painting.items import paint_subtitle  # late: see `later`

        painted = paint_subtitle(wire, self._clock)
        if painted.image.isNull():
            self.setOffset(0, 0)
            self.setPixmap(_place_of_nothing(*measure(self.text)))
        else:
            self.setOffset(QPointF(painted.x - wire.x, painted.y - wire.y))
            self.setPixmap(QPixmap.fromImage(painted.image))


def _place_of_nothing(width: int, height: int) -> QPixmap:
    """A text without ink shows where it is."""
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(_EMPTY_INK)
    painter.drawRect(QRectF(1, 1, width - 3, height - 3))
    painter.end()
    return pixmap


def _look(text: Subtitle) -> tuple[object, ...]:
    return text.content, text.type, text.color, text.opacity, text.size
