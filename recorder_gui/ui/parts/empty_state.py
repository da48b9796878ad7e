"""What a list shows while it is empty: an icon, what to do next, and the button for it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from recorder_gui.ui import icons
from recorder_gui.ui.theme import SPACE, colours_of, scaled_font

_ICON = 48  # px


class EmptyState(QWidget):
    """Centred icon, sentence, a quieter hint and a button (each text may be empty).

    Signal `action_requested`: the button was pressed.
    """

    action_requested = Signal()

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._picture = QLabel(self)
        self._sentence = QLabel(self)
        self._hint = QLabel(self)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.action_requested)
        self._sentence.setFont(scaled_font(self.font(), 1.15, QFont.Weight.DemiBold))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(SPACE)
        layout.addStretch(2)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._sentence, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(SPACE)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.set_texts("")
        self._tint()

    def set_texts(self, sentence: str, hint: str = "", button: str = "") -> None:
        """The texts, in the user's language; an empty one hides its part."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def set_icon(self, icon_name: str) -> None:
        """Another icon of `resources/icons`."""
        self._icon_name = icon_name
        self._tint()

    def minimumSizeHint(self) -> QSize:
        """Small, so that an empty list never forces its panel wide."""
        return QSize(120, 96)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        colours = colours_of(self)
        self._picture.setPixmap(
            icons.pixmap(self._icon_name, _ICON, colours.field_border, self.devicePixelRatioF())
        )
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, colours.muted)
        self._hint.setPalette(palette)
