"""A time with its name above it, in figures that do not jitter."""

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.theme import SPACE, figures_font, scaled_font


class Figure(QWidget):
    """Shows hours, minutes and seconds; `size` times the usual one."""

    def __init__(self, object_name: str, size: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = QuietLabel(parent=self)
        self._name.setWordWrap(False)
        self._value = QLabel("00:00:00", self)
        self._value.setObjectName(object_name)
        font = figures_font(scaled_font(self.font(), size, QFont.Weight.DemiBold))
        self._value.setFont(font)
        widest = max(QFontMetrics(font).horizontalAdvance(digit * 2) for digit in "0123456789")
        colons = QFontMetrics(font).horizontalAdvance("::")
        self._value.setFixedWidth(3 * widest + colons + 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addWidget(self._value)
        column.addStretch(1)

    def line_up_with(self, other: "Figure") -> None:
        """Names and figures of both on one line each."""
        self._value.setFixedHeight(other._value.sizeHint().height())

    def set_name(self, name: str) -> None:
        """What is counted."""
        self._name.setText(name)
        self._value.setAccessibleName(f"{name} {self._value.text()}")

    def set_seconds(self, seconds: float) -> None:
        """Show so much time."""
        whole = int(seconds)
        text = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
        if text != self._value.text():
            self._value.setText(text)
            self._value.setAccessibleName(f"{self._name.text()} {text}")
