"""The program beside the canvas: what is being recorded now.

Object name: `program_view`.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recorder_gui.protocol.states import Status
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.studio.recorder.look import state_colour
from recorder_gui.ui.theme import SPACE, caption_font, colours_of, heading_font

_HEADER = 28  # px
_DOT = 9


class ProgramView(QWidget):
    """Asks for pictures only while it is shown."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("program_view")
        self._studio = studio
        self.setMinimumSize(QSize(200, 140))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        studio.program.changed.connect(self.update)
        studio.recording.changed.connect(self._retitle)
        self._retitle()

    def sizeHint(self) -> QSize:
        """Two fifths of the stage or so, when it is shown first."""
        return QSize(400, 300)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self._studio.program.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._studio.program.set_active(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retitle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heading, picture, and where the picture is from."""
        colours, program = colours_of(self), self._studio.program
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(colours.stage))
        room = QRectF(self.rect()).adjusted(SPACE, SPACE, -SPACE, -SPACE)
        box = self._picture_box(room.adjusted(0, _HEADER, 0, -_HEADER))
        self._paint_heading(painter, QRectF(box.x(), box.y() - _HEADER, box.width(), _HEADER))
        painter.fillRect(box, QColor("black"))
        below = QRectF(box.x(), box.bottom(), box.width(), _HEADER)
        painter.setFont(caption_font(self.font()))
        if program.picture is not None:
            painter.drawImage(box, program.picture)
            if program.is_drawn:
                painter.setPen(QColor(colours.muted))
                painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self._drawn_text())
        else:
            painter.setPen(QColor("#c9d2e3"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(SPACE, 0, -SPACE, 0), flags, self._empty_text())
        painter.end()

    def _picture_box(self, room: QRectF) -> QRectF:
        task = self._studio.recording.task
        width, height = (task.width, task.height) if task is not None else (16, 9)
        scale = min(room.width() / width, room.height() / height)
        box = QRectF(0, 0, width * scale, height * scale)
        box.moveCenter(room.center())
        return box

    def _paint_heading(self, painter: QPainter, line: QRectF) -> None:
        colours = colours_of(self)
        colour = state_colour(self._studio.recording.status, colours)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QRectF(line.x(), line.center().y() - _DOT / 2, _DOT, _DOT))
            line = line.adjusted(_DOT + SPACE, 0, 0, 0)
        painter.setPen(QColor(colours.text))
        painter.setFont(heading_font(self.font()))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._title())

    def _title(self) -> str:
        if self._studio.recording.status == Status.PAUSED:
            return self.tr("Program, held")
        return self.tr("Program")

    def _drawn_text(self) -> str:
        return self.tr("Drawn here from the layout sent last")

    def _empty_text(self) -> str:
        recording = self._studio.recording
        if not recording.is_open:
            return self.tr("Nothing is being recorded")
        if recording.task is not None and recording.task.automatic:
            return self.tr("The service arranges this recording and shows no picture of it")
        return self.tr("No picture has come yet")

    def _retitle(self) -> None:
        self.setAccessibleName(self._title())
        self.update()
