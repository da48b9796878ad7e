"""What an automatic recording of those who are there now would look like, drawn small.

Object name: `automatic_preview`.
"""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from recorder_gui.layout.document import Layout
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.studio.scenes.small_picture import small_picture
from recorder_gui.ui.theme import RADIUS, colours_of

_SIZE = QSize(272, 153)  # px


class AutomaticPreview(QWidget):
    """Shows one layout; says so where nobody is there."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("automatic_preview")
        self.setFixedSize(_SIZE)
        self._studio = studio
        self._layout = Layout()
        self._image = QImage()

    @property
    def shown(self) -> Layout:
        """What it shows."""
        return self._layout

    def show_layout(self, layout: Layout) -> None:
        """Show this."""
        if layout == self._layout and not self._image.isNull():
            return
        self._layout = layout
        pictures = {
            video.source: picture
            for video in layout.videos
            if (picture := self._studio.pictures.picture(video.source)) is not None
        }
        ratio = self.devicePixelRatioF()
        self._image = small_picture(layout, pictures, _SIZE * ratio)
        self._image.setDevicePixelRatio(ratio)
        self.setAccessibleName(self._words())
        self.update()

    def sizeHint(self) -> QSize:
        """A small canvas."""
        return _SIZE

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in a frame."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(0, 0, _SIZE.width(), _SIZE.height())
        if not self._image.isNull():
            painter.drawImage(box.topLeft(), self._image)
        if not self._layout.videos:
            painter.setPen(QColor("#c9d2e3"))
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(12, 12, -12, -12), wrapped, self._words())
        painter.setPen(QColor(colours.field_border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), RADIUS // 2, RADIUS // 2)
        painter.end()

    def _words(self) -> str:
        names = [video.source.user_id for video in self._layout.videos]
        if not names:
            return self.tr("Nobody with a picture is in the group now: it begins with whom comes.")
        return self.tr("{0} pictures now: {1}").format(len(names), ", ".join(names))
