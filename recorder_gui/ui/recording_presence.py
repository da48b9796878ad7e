"""That it records is seen on every page and from outside: window title, window icon, status bar."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QApplication

from recorder_gui.protocol.states import Status
from recorder_gui.state.amounts import length_text
from recorder_gui.state.phrases import labelled
from recorder_gui.state.status_names import status_name
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.theme import LIGHT
from recorder_gui.ui.window import MainWindow

_TICK = 500  # ms
_SIZES = (16, 24, 32, 48, 64)  # px
_LAMP = 0.46  # of the icon's side
_TINTS: dict[int | None, str] = {Status.RECORDING: "recording", Status.PAUSED: "paused"}
_SIGNS: dict[int | None, str] = {
    Status.RECORDING: "\N{BLACK CIRCLE}",
    Status.PAUSED: "\N{DOUBLE VERTICAL BAR}",
}


class RecordingPresence(QObject):
    """Keeps `window` in step with the Studio's recording."""

    def __init__(self, studio: Studio, window: MainWindow) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._icons: dict[str, QIcon] = {"": QApplication.windowIcon()}
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK)
        self._ticking.timeout.connect(self._show_time)
        studio.recording.changed.connect(self._show)
        studio.staged_changed.connect(self._show)
        window.installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        recording = self._studio.recording
        if recording.is_open:
            self._ticking.start()
        else:
            self._ticking.stop()
        tint = _TINTS.get(recording.status, "") if recording.is_open else ""
        self._window.show_recording(self._title(), self._icon(tint))
        self._show_time()

    def _title(self) -> str:
        recording = self._studio.recording
        task = recording.task
        if task is None or not task.is_open:
            return ""
        sign = _SIGNS.get(task.status, "")
        words = f"{sign} {labelled(status_name(task.status), task.group_id)}".strip()
        if self._studio.is_staged and recording.is_begun:
            return self.tr("{0}, canvas differs").format(words)
        return words

    def _show_time(self) -> None:
        recording = self._studio.recording
        if not recording.is_open:
            self._window.status.set_recording("")
            return
        text = f"{status_name(recording.status)} {length_text(recording.recorded())}"
        tint = _TINTS.get(recording.status, "")
        self._window.status.set_recording(text, tint)

    def _icon(self, tint: str) -> QIcon:
        if tint not in self._icons:
            self._icons[tint] = _with_lamp(self._icons[""], getattr(LIGHT, tint))
        return self._icons[tint]


def _with_lamp(plain: QIcon, colour: str) -> QIcon:
    """The programme's icon with a lamp in its corner."""
    lit = QIcon()
    for size in _SIZES:
        picture = plain.pixmap(size, size)
        if picture.isNull():
            continue
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side = size * _LAMP
        lamp = QRectF(size - side, size - side, side, side)
        painter.setBrush(QColor("white"))
        painter.drawEllipse(lamp)
        rim = max(1.0, size / 24)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(lamp.adjusted(rim, rim, -rim, -rim))
        painter.end()
        lit.addPixmap(picture)
    return lit
