"""Exact numbers and looks of the selection; what its items don't share reads as mixed, and an edit
is given to all of them.

Object names: `inspector`, `inspector_name`, `inspector_x`, `inspector_y`, `inspector_w`,
`inspector_h`, `inspector_crop`, `inspector_text`, `inspector_kind`, `inspector_size`,
`inspector_color`, `inspector_opacity`, `inspector_locked`, `inspector_hidden`, and a button for
each arrangement (`inspector_align-left`, ...).
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from recorder_gui.layout.arranging import Arrangement
from recorder_gui.layout.document import Item
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.studio.source_faces import item_name
from recorder_gui.ui.theme import HALF, SPACE

if TYPE_CHECKING:
    from recorder_gui.ui.studio.inspector.fields import SelectionFields

_GLANCE = 60  # ms between two looks at a gesture in progress


class Inspector(QWidget):
    """Shows the selection and edits all of it that a field applies to."""

    def __init__(
        self,
        studio: Studio,
        arrange: Mapping[Arrangement, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._studio = studio
        self._arrange = arrange
        self._header = SectionHeader(parent=self)
        self._hint = QuietLabel(parent=self)
        self._column = QVBoxLayout()
        self._assemble()
        self._soon = QTimer(self)  # the gesture's own turn of the loop stays short
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_and_paint)
        studio.document.layout_changed.connect(self._show_soon)
        studio.document.selection_changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts but the fields', who have their own."""
        self._hint.setText(self.tr("Select something on the canvas to see its numbers."))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def build_fields(self) -> None:
        """Now, so that the first selection does not wait for it."""
        self._fields.setVisible(bool(self._studio.document.selected))

    @cached_property
    def _fields(self) -> "SelectionFields":
        """Nobody sees them before something is selected."""
        from recorder_gui.ui.studio.inspector.fields import SelectionFields

        fields = SelectionFields(self._studio, self._arrange, self)
        self._column.insertWidget(1, fields)
        return fields

    def _assemble(self) -> None:
        inner = QWidget()
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, HALF, SPACE)
        self._column.addWidget(self._hint)
        self._column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE, HALF, SPACE, 0)
        whole.setSpacing(HALF)
        whole.addWidget(self._header)
        whole.addWidget(area, 1)

    def _show_soon(self) -> None:
        """While a gesture runs its numbers are read now and then: the canvas goes first."""
        if not self._soon.isActive():
            self._soon.start(_GLANCE if self._studio.document.is_previewing else 0)
        elif not self._studio.document.is_previewing:
            self._soon.start(0)

    def _show_and_paint(self) -> None:
        """In this turn of the loop: left to Qt it would be painted with the canvas's next frame."""
        self._show()
        if self._studio.document.is_previewing:
            QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest.value)

    def _show(self) -> None:
        selected = self._studio.document.selected
        self._header.set_text(self._title(selected))
        self._hint.setVisible(not selected)
        if selected:
            self._fields.show_values(selected)
        if "_fields" in self.__dict__:  # else there is nothing to hide
            self._fields.setVisible(bool(selected))

    def _title(self, selected: Sequence[Item]) -> str:
        if not selected:
            return self.tr("Selection")
        if len(selected) == 1:
            return item_name(selected[0])
        return self.tr("{0} items").format(len(selected))
