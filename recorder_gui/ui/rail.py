"""The rail at the left: one button a page."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from recorder_gui.ui import icons
from recorder_gui.ui.theme import HALF, RADIUS, SPACE, caption_font, colours_of

_WIDTH = 84  # px
_HEIGHT = 60
_ICON = 24
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class RailButton(QAbstractButton):
    """An icon over its name; filled softly while its page is shown."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(caption_font(self.font()))
        self._by_keyboard = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus only where the keyboard brought it."""
        self._by_keyboard = event.reason() in _KEYBOARD
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        """One size for all."""
        return QSize(_WIDTH - SPACE, _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        elif self.underMouse() or self.isDown():
            painter.setBrush(QColor(colours.border))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        colour = colours.text if self.isChecked() else colours.muted
        picture = icons.pixmap(self._icon_name, _ICON, colour, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - _ICON) // 2, SPACE, picture)
        painter.setPen(QColor(colour))
        words = self.rect().adjusted(2, SPACE + _ICON, -2, -HALF)
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        name = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, centred, name)
        if self.hasFocus() and self._by_keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.end()


class Rail(QWidget):
    """Signal `page_requested(key)`. `add_page` in the order shown; texts by `set_names`."""

    page_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(HALF, SPACE, HALF, SPACE)
        self._column.setSpacing(HALF)
        self._column.addStretch(1)
        self.setFixedWidth(_WIDTH)

    def add_page(self, key: str, icon_name: str) -> None:
        """One more button below the others; its object name is `rail_KEY`."""
        button = RailButton(icon_name, self)
        button.setObjectName(f"rail_{key}")
        button.clicked.connect(lambda: self.page_requested.emit(key))
        self._group.addButton(button)
        self._column.insertWidget(self._column.count() - 1, button)
        self._buttons[key] = button

    def set_names(self, name_of: Callable[[str], str], hint_of: Callable[[str], str]) -> None:
        """The names and tool tips, in the user's language."""
        for key, button in self._buttons.items():
            button.setText(name_of(key))
            button.setToolTip(hint_of(key))
            button.setAccessibleName(name_of(key))

    def show_page(self, key: str) -> None:
        """Mark the page `key` as the one shown."""
        self._buttons[key].setChecked(True)

    def focus_current(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Give the keyboard to the marked button."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus(reason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rail's own ground, with a hairline at its right."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.rail))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(colours.border))
        painter.end()
