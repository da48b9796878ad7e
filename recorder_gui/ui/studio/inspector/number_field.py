"""A number of the selection: of one item, or of several that have the same or different ones."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

_NARROW = 56  # px


class NumberField(QSpinBox):
    """While the values differ it reads `mixed_text`; a number typed then is given to all.

    Signals: `chosen(int)`: the person set this number; `stepped(int)`: the arrows were used while
    the values differ, so that each is to change by so much.
    """

    chosen = Signal(int)
    stepped = Signal(int)

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self._mixed_text = ""
        self._showing = False
        self.setKeyboardTracking(False)
        self.setAccelerated(True)
        self.setRange(least, most)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_changed)

    def set_limits(self, least: int, most: int) -> None:
        """Other limits, both included."""
        self._least, self._most = least, most

    def set_mixed_text(self, text: str) -> None:
        """What it reads while the values differ."""
        self._mixed_text = text

    @property
    def is_mixed(self) -> bool:
        """Whether the values differ."""
        return self.minimum() < self._least and self.value() == self.minimum()

    def show_values(self, values: Sequence[int]) -> None:
        """Show the values of the selection (at least one)."""
        self._showing = True
        mixed = len(set(values)) > 1
        # One below the least is what a spin box shows its special text for.
        # Nothing is set to what it is: that alone paints it anew, and a drag shows these often.
        special = self._mixed_text if mixed else ""
        if special != self.specialValueText():
            self.setSpecialValueText(special)
        least = self._least - 1 if mixed else self._least
        if (self.minimum(), self.maximum()) != (least, self._most):
            self.setRange(least, self._most)
        value = least if mixed else values[0]
        reads = self.text() == special if mixed else self.cleanText() == self.textFromValue(value)
        if value != self.value() or not reads:
            self.setValue(value)
        self._showing = False

    def stepBy(self, steps: int) -> None:
        """One number goes up or down; of different ones, each does."""
        if self.is_mixed:
            self.stepped.emit(steps)
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:
        """Both ways while the values differ."""
        if self.is_mixed:
            flags = QSpinBox.StepEnabledFlag
            return flags.StepUpEnabled | flags.StepDownEnabled
        return super().stepEnabled()

    def minimumSizeHint(self) -> QSize:
        """Two go into one row of a narrow column."""
        return QSize(_NARROW, super().minimumSizeHint().height())

    def _on_changed(self, value: int) -> None:
        if not self._showing and value >= self._least:
            self.chosen.emit(value)
