"""The fields of a recording, each with its meaning as a tip and for assistive technology."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from recorder_gui.state.phrases import labelled
from recorder_gui.state.tasks.facts import Fact
from recorder_gui.ui.parts.form import QuietLabel, new_form
from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.theme import HALF

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class FactsForm(QWidget):
    """`show_facts`; rows are made once and kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, QLabel] = {}
        self._names: dict[str, QLabel] = {}
        self._form = new_form(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(HALF + 2)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Other fields, or other values of the same."""
        wanted = {fact.key for fact in facts}
        for fact in facts:
            if fact.key not in self._values:
                self._add_row(fact.key)
        for key, value in self._values.items():
            self._form.setRowVisible(value, key in wanted)
        for fact in facts:
            name, value = self._names[fact.key], self._values[fact.key]
            name.setText(fact.name)
            value.setText(fact.value)
            value.setAccessibleName(labelled(fact.name, fact.value))
            value.setAccessibleDescription(fact.meaning)
            for label in (name, value):
                label.setToolTip(plain_tip(fact.meaning))

    def _add_row(self, key: str) -> None:
        name, value = QuietLabel(), QLabel()
        name.setWordWrap(False)
        value.setObjectName(f"tasks_fact_{key}")
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setTextInteractionFlags(_SELECTABLE)
        value.setWordWrap(True)
        self._form.addRow(name, value)
        self._names[key], self._values[key] = name, value
