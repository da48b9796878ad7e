"""A slider whose groove is a place to click: the handle goes there, and on with the pointer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget


class DirectSlider(QSlider):
    """A horizontal one; Qt's own would go a page at a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle under the pointer, then let Qt take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderPosition(self._value_at(round(event.position().x())))
        super().mousePressEvent(event)

    def _value_at(self, x: int) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, slider = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(slider, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(slider, option, QStyle.SubControl.SC_SliderHandle, self)
        room = groove.width() - handle.width()
        return QStyle.sliderValueFromPosition(
            self.minimum(),
            self.maximum(),
            x - groove.x() - handle.width() // 2,
            room,
            bool(option.upsideDown),  # pyright: ignore[reportAttributeAccessIssue]
        )
