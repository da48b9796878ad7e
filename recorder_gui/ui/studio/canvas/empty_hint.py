"""What an empty canvas says, so that a first look at the black frame is no riddle."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.ui.studio.canvas.view import CanvasView
from recorder_gui.ui.theme import HALF, SPACE, scaled_font

# The canvas is black in both themes, because the recording is.
_LOOK = "color: #d5dae3; background: rgba(0, 0, 0, 170); border-radius: 6px"
_USUAL = 900  # px of the view's width in which the usual letters look right
_LARGEST = 1.7
_MOVES = (QEvent.Type.Resize, QEvent.Type.Show)
_CARRIED_IN = QEvent.Type.DragEnter
_CARRIED_OUT = (QEvent.Type.DragLeave, QEvent.Type.Drop)


class EmptyCanvasHint(QLabel):
    """In the middle of the view while the document has no item; no press or drop ends on it."""

    def __init__(self, document: StudioDocument, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self._document = document
        self._canvas = canvas
        self._is_dropping = False
        self.setObjectName("empty_canvas_hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(2 * SPACE, SPACE + HALF, 2 * SPACE, SPACE + HALF)
        self.setStyleSheet(_LOOK)
        document.layout_changed.connect(self._follow)
        canvas.viewport().installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """The sentence, in the user's language."""
        self.setText(self.tr("Drag somebody here from Sources, or double-click a name."))
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle; make way for what is being dropped."""
        kind = event.type()
        if kind == _CARRIED_IN or kind in _CARRIED_OUT:
            self._is_dropping = kind == _CARRIED_IN
            self._follow()
        elif kind in _MOVES:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        # One that an automatic recording fills is nobody's to drag to.
        wanted = not self._document.layout.items and not self._document.is_held
        self.setVisible(wanted and not self._is_dropping)
        if self.isHidden():
            return
        room = self._canvas.viewport().width()
        self.setFont(scaled_font(self._canvas.font(), min(_LARGEST, max(1.0, room / _USUAL))))
        self.adjustSize()
        place = self.rect()
        place.moveCenter(self._canvas.viewport().geometry().center())
        self.move(place.topLeft())
