"""A flat button that opens a menu below itself, without an event loop of the menu's own."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from recorder_gui.ui import icons
from recorder_gui.ui.theme import HALF, SPACE, colours_of

_ICON = QSize(18, 18)
_ARROW = 12
_HEIGHT = 32


class MenuButton(QToolButton):
    """`drop_menu` is what it opens, on a click and on Down."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop_menu = QMenu(self)
        self.setAutoRaise(True)
        self.setIconSize(_ICON)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if icon_name:
            self.setIcon(icons.icon(icon_name))
        else:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the menu below the button."""
        self.drop_menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def sizeHint(self) -> QSize:
        """Room for the arrow."""
        # beside an icon the style leaves some already; a text alone stands in the middle
        room = HALF if not self.icon().isNull() else 2 * _ARROW
        return super().sizeHint() + QSize(room, 0)

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button and its arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        arrow = icons.pixmap(
            "chevron-down", _ARROW, colours_of(self).muted, self.devicePixelRatioF()
        )
        top = (self.height() - _ARROW) // 2 + 1
        painter.drawPixmap(self.width() - _ARROW - SPACE // 2, top, arrow)
        painter.end()
