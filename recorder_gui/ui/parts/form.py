"""Forms whose rows line up: a label, a field with its buddy set, and a quiet hint below it."""

from msgspec import Struct
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from recorder_gui.ui.style import CONTROL_HEIGHT
from recorder_gui.ui.theme import SPACE, caption_font, colours_of


class QuietLabel(QLabel):
    """Small print in the muted colour; plain text, wrapped."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(caption_font(self.font()))
        self._tinting = False
        self._is_refusal = False
        self._tint()

    def set_refusal(self, on: bool) -> None:
        """Whether it says what is wrong: then it is no longer quiet."""
        if on != self._is_refusal:
            self._is_refusal = on
            self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        if self._tinting:
            return
        self._tinting = True
        palette = QPalette()
        colours = colours_of(self)
        colour = colours.recording if self._is_refusal else colours.muted
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)
        self._tinting = False


class FormRow(Struct, frozen=True):
    """One row; `set_texts` when the language changes."""

    label: QLabel
    field: QWidget
    hint: QuietLabel | None

    def set_texts(self, label: str, hint: str = "") -> None:
        """Label and hint, in the user's language; the field is named for assistive technology."""
        self.label.setText(label)
        self.field.setAccessibleName(label.replace("&", ""))
        if self.hint is not None:
            self.hint.setText(hint)
            self.hint.setVisible(bool(hint))


def new_form(parent: QWidget | None = None) -> QFormLayout:
    """An empty form with the theme's spacing."""
    form = QFormLayout(parent)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(2 * SPACE)
    form.setVerticalSpacing(SPACE + 4)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return form


def add_row(form: QFormLayout, field: QWidget, *, with_hint: bool = False) -> FormRow:
    """Append a row to `form`; its texts are set by `FormRow.set_texts`."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFixedHeight(CONTROL_HEIGHT)  # in line with the field, not with its hint
    label.setBuddy(field)
    if not with_hint:
        form.addRow(label, field)
        return FormRow(label, field, None)
    hint = QuietLabel()
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(field)
    column.addWidget(hint)
    form.addRow(label, column)
    return FormRow(label, field, hint)
