"""The bar at the bottom: profile, connection with latency, storage used, transfers."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from recorder_gui.client.control.session import SessionState
from recorder_gui.state.connection import Connection
from recorder_gui.ui.parts.buttons import FlatButton
from recorder_gui.ui.parts.gauge import Gauge
from recorder_gui.ui.theme import HALF, SPACE, Colours, caption_font, colours_of, figures_font

_HEIGHT = 32  # px
_DOT = 8
_GAUGE_WIDTH = 180


def state_colour(state: SessionState, colours: Colours) -> str:
    """The colour of the dot beside the connection's state."""
    return {
        SessionState.CONNECTED: colours.ok,
        SessionState.CONNECTING: colours.info,
        SessionState.WAITING: colours.paused,
        SessionState.REFUSED: colours.recording,
    }.get(state, colours.muted)


class _Dot(QWidget):
    """A round mark in one colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = ""
        self.setFixedSize(_DOT, _DOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawEllipse(self.rect())
        painter.end()


class StatusBar(QWidget):
    """Shows a connection. Signal `profiles_requested`: the profile's name was pressed;
    `recording_requested`: the recording was; `transfers_requested`: the transfers were;
    `retranslated`: give the texts anew."""

    profiles_requested = Signal()
    recording_requested = Signal()
    transfers_requested = Signal()
    retranslated = Signal()

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setAccessibleName("")
        self._connection = connection
        self.profile = FlatButton("computer", self)
        self.profile.setObjectName("status_profile")
        self.transfers = FlatButton("download", self)
        self.transfers.setObjectName("status_transfers")
        self.recording = FlatButton("record", self)
        self.recording.setObjectName("status_recording")
        self.recording.setFont(figures_font(self.recording.font()))
        self.recording.hide()
        self._dot = _Dot(self)
        self.state = QLabel(self)
        self.state.setObjectName("status_connection")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.storage = Gauge(self)
        self.storage.setObjectName("status_storage")
        self.storage.hide()
        self.transfers.hide()
        self._transfer_count = 0
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._on_status)
        self.profile.clicked.connect(self.profiles_requested)
        self.transfers.clicked.connect(self.transfers_requested)
        self.recording.clicked.connect(self.recording_requested)
        connection.status_changed.connect(self._on_status)
        connection.profile_changed.connect(self._on_status)
        self.retranslate()

    def set_storage(self, share: float | None, text: str) -> None:
        """Storage used: its share of the limit (None: no limit) and the words; "" hides it."""
        self.storage.setVisible(bool(text))
        if text:
            self.storage.set_value(share, text)
            words = self.storage.sizeHint().width()
            self.storage.setFixedWidth(words if share is None else max(words, _GAUGE_WIDTH))

    def set_recording(self, text: str, colour_name: str = "") -> None:
        """How this window's recording stands, on every page; "" hides it."""
        self.recording.setVisible(bool(text))
        self.recording.tint = colour_name
        self.recording.setText(text)
        self.recording.setAccessibleName(text)

    def set_transfers(self, count: int) -> None:
        """How many downloads are under way; none hides it."""
        self._transfer_count = count
        self.transfers.setVisible(count > 0)
        one, many = self.tr("1 download"), self.tr("{0} downloads")
        self.transfers.setText(one if count == 1 else many.format(count))

    def retranslate(self) -> None:
        """Texts of its own."""
        self.profile.setToolTip(self.tr("Choose where to record"))
        self.transfers.setToolTip(self.tr("Show the downloads"))
        self.recording.setToolTip(self.tr("Show the recording in Studio"))
        self.set_transfers(self._transfer_count)
        self._on_status()
        self.retranslated.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() == QEvent.Type.PaletteChange:
            self._on_status()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar's own ground, with a hairline above."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.rail))
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.border))
        painter.end()

    def connection_text(self) -> str:
        """The connection's state in words."""
        status = self._connection.status
        if status.state is SessionState.CONNECTED:
            if status.latency is None:
                return self.tr("Connected")
            return self.tr("Connected, {0} ms").format(max(1, round(status.latency * 1000)))
        if status.state is SessionState.CONNECTING:
            return self.tr("Connecting…")
        if status.state is SessionState.WAITING:
            seconds = self._connection.seconds_to_retry()
            return self.tr("No connection, next try in {0} s").format(round(seconds or 0))
        if status.state is SessionState.REFUSED:
            return self.tr("Refused")
        return self.tr("Not connected")

    def _on_status(self) -> None:
        profile = self._connection.profile
        state = self._connection.status.state
        self.profile.setText(profile.title)
        self.profile.set_icon("computer" if profile.is_local else "cloud")
        self._dot.colour = state_colour(state, colours_of(self))
        self._dot.update()
        self.state.setText(self.connection_text())
        if state is SessionState.WAITING:
            self._tick.start()
        else:
            self._tick.stop()

    def _lay_out(self) -> None:
        small = figures_font(caption_font(self.font()))
        self.state.setFont(small)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 2, 2 * SPACE, 2)
        row.setSpacing(SPACE)
        row.addWidget(self.profile)
        row.addSpacing(SPACE)
        row.addWidget(self._dot)
        row.addWidget(self.state)
        row.addSpacing(SPACE)
        row.addWidget(self.recording)
        row.addStretch(1)
        row.addWidget(self.transfers)
        row.addSpacing(HALF)
        row.addWidget(self.storage)
        self.setFixedHeight(_HEIGHT)
