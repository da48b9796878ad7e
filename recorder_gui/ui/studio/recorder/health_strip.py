"""The health strip: what is recorded of whom, frames, repeats, lost sources, room on the disk.

Object names: `health_strip`, `health_words`, `health_figures`.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from recorder_gui.protocol.states import Status
from recorder_gui.state.device_words import device_reason
from recorder_gui.state.phrases import joined
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.watching.vitals import Pulse
from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.studio.source_faces import kind_name
from recorder_gui.ui.theme import HALF, SPACE, caption_font, colours_of, figures_font

_DOT = 8  # px
_DAY = 24 * 3600


class _Line(QWidget):
    """One line of text that is cut with an ellipsis where there is no room."""

    def __init__(self, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.dot = ""
        self.quiet = False
        self._text = ""
        self.setFont(figures_font(caption_font(self.font())))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say this."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, self.fontMetrics().height() + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dot and words."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(colours, self.dot)))
            painter.drawEllipse(0, (self.height() - _DOT) // 2, _DOT, _DOT)
        painter.setPen(QColor(colours.muted if self.quiet else colours.text))
        words = self.rect().adjusted(_DOT + HALF + 2, 0, 0, 0)
        shown = self.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class HealthStrip(QWidget):
    """Two lines: the most important thing, and the figures."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("health_strip")
        self._studio = studio
        self._words = _Line("health_words", self)
        self._figures = _Line("health_figures", self)
        self._figures.quiet = True
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(1)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._figures)
        column.addStretch(1)
        self.setMinimumWidth(120)
        studio.vitals.changed.connect(self.show_now)
        studio.staged_changed.connect(self.show_now)
        self.show_now()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_now()

    def show_now(self) -> None:
        """In step with the recording."""
        pulse = self._studio.vitals.pulse
        open_now = self._studio.recording.is_open
        tone, words = self._most_important(pulse) if open_now else ("", "")
        self._words.dot = tone
        self._words.set_text(words)
        self._words.update()
        self._figures.set_text(self._figures_text(pulse) if open_now and pulse else "")
        self.setToolTip(plain_tip("\n".join(self._details(pulse)) if open_now else ""))

    def _most_important(self, pulse: Pulse | None) -> tuple[str, str]:
        """The colour's name and the words, what is worst first."""
        recording = self._studio.recording
        if recording.status == Status.INITIALISED:
            return "paused", self.tr("Waiting for somebody to record")
        if pulse is not None and pulse.stands:
            return "recording", self.tr("No picture arrives: nothing is written")
        if pulse is not None and pulse.lost:
            first = pulse.lost[0].key
            if len(pulse.lost) == 1:
                return "paused", self.tr("Lost: {0}, {1}").format(
                    first.user_id, kind_name(first.media_type)
                )
            return "paused", self.tr("{0} sources are lost").format(len(pulse.lost))
        if self._studio.is_staged:
            return "accent", self.tr("The canvas differs from what is recorded")
        group = recording.task.group_id if recording.task else ""
        if recording.status == Status.PAUSED:
            return "paused", self.tr("{0}: held").format(group)
        if pulse is not None and pulse.sources:
            return "ok", self.tr("{0}: all {1} sources arrive").format(group, pulse.sources)
        return "ok", self.tr("{0}: the canvas is recorded").format(group)

    def _figures_text(self, pulse: Pulse) -> str:
        frames = self.tr("{0} frames").format(self.locale().toString(pulse.frames))
        repeated = self.tr("{0} repeated").format(self.locale().toString(pulse.repeated))
        return " · ".join([frames, repeated, *self._room(pulse)])

    def _room(self, pulse: Pulse) -> list[str]:
        if pulse.disk_seconds is None:
            return []
        if pulse.disk_seconds > 2 * _DAY:
            return [self.tr("room for days")]
        minutes = int(pulse.disk_seconds // 60)
        return [self.tr("room for {0} h {1} min").format(minutes // 60, f"{minutes % 60:02}")]

    def _details(self, pulse: Pulse | None) -> list[str]:
        if pulse is None:
            return []
        lines = [
            self.tr("A repeated frame means that this machine could not keep up for a moment."),
        ]
        if pulse.may_sleep:
            words = self.tr("The recorder's computer may fall asleep meanwhile: {0}")
            lines.append(words.format(pulse.may_sleep))
        for lost in pulse.lost:
            name = joined((lost.key.user_id, kind_name(lost.key.media_type)))
            lines.append(self.tr("Lost: {0} ({1})").format(name, device_reason(lost.reason) or "?"))
        return lines
