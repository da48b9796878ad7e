"""Buttons that say how much they matter: the one main button, a tinted one, and bare icons."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from recorder_gui.ui import icons
from recorder_gui.ui.theme import ICON, RADIUS, SPACE, caption_font, colours_of


class IconButton(QToolButton):
    """A flat button with an icon only; its `text` is the tool tip and the accessible name."""

    def __init__(
        self, icon_name: str, text: str = "", parent: QWidget | None = None, *, size: int = ICON
    ) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setIconSize(QSize(size, size))
        self.setFixedSize(QSize(size + 12, size + 12))
        self.set_icon(icon_name)
        self.set_label(text)

    def set_icon(self, icon_name: str) -> None:
        """Another icon of `resources/icons`."""
        self.setIcon(icons.icon(icon_name))

    def set_label(self, text: str) -> None:
        """What it does, in the user's language."""
        self.setToolTip(text)
        self.setAccessibleName(text)


class FlatButton(QPushButton):
    """Icon and text without a frame, for bars: its ground shows under the pointer only.

    `tint`: the name of a colour of the theme for the icon, "" for that of the text.
    """

    def __init__(self, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.tint = ""
        self.setFont(caption_font(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon_name: str) -> None:
        """Another icon of `resources/icons`."""
        self._icon_name = icon_name
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, text and a little room."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 16 + 3 * SPACE, self.fontMetrics().height() + SPACE)

    def minimumSizeHint(self) -> QSize:
        """The whole text."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        colours = colours_of(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        keyboard = option.state & QStyle.StateFlag.State_KeyboardFocusChange  # pyright: ignore[reportAttributeAccessIssue]
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus() and keyboard:
            painter.setPen(QColor(colours.accent))
        if self.isDown() or self.underMouse():
            painter.setBrush(QColor(colours.border))
        painter.drawRoundedRect(box, RADIUS - 2, RADIUS - 2)
        colour = colours.text if self.isEnabled() else colours.muted
        tint = getattr(colours, self.tint) if self.tint else colour
        picture = icons.pixmap(self._icon_name, 16, tint, self.devicePixelRatioF())
        painter.drawPixmap(SPACE, (self.height() - 16) // 2, picture)
        painter.setPen(QColor(colour))
        words = self.rect().adjusted(2 * SPACE + 16 - 2, 0, 0, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, left, self.text())
        painter.end()


class LinkButton(QPushButton):
    """Words alone, in the accent's colour, for a small offer in a narrow place."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(caption_font(self.font()))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words, and room for the keyboard's ring."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + SPACE, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        """All of the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underlined under the pointer."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if self.isEnabled() else colours.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class PrimaryButton(QPushButton):
    """The one button of a view that is meant to be pressed next: filled with the accent, or with
    the colour of a role: `recording` for Start, `ok`."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        icon_name: str = "",
        role: str = "accent",
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._role = role
        self._tinting = False
        self._tint()

    def set_icon(self, icon_name: str) -> None:
        """Another icon of `resources/icons`."""
        self._icon_name = icon_name
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and enabling."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._tint()

    def _tint(self) -> None:
        if self._tinting:
            return
        self._tinting = True
        colours = colours_of(self)
        ground = getattr(colours, self._role)
        palette = QPalette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Button, QColor(ground))
            palette.setColor(group, QPalette.ColorRole.Mid, QColor(ground))
            palette.setColor(group, QPalette.ColorRole.ButtonText, QColor(colours.accent_text))
        self.setPalette(palette)
        if self._icon_name:
            self.setIcon(icons.icon(self._icon_name, colours.accent_text))
            self.setIconSize(QSize(ICON, ICON))
        self._tinting = False
