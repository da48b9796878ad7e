"""What of the log is to be shown: a text, an id, a recording, kind, code, direction, channel.

Object names: `wire_log_filter_text`, `..._record`, `..._id` (QLineEdit), `..._kind`, `..._code`,
`..._direction`, `..._channel` (QComboBox), `wire_log_filter_failures` (QCheckBox).
"""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from recorder_gui.client.wire_tap import Channel, Direction
from recorder_gui.state.service_words import code_meaning
from recorder_gui.state.wire_log.entries import WireFilter
from recorder_gui.state.wire_log.model import channel_name, direction_name
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE

_CODE_CHARACTERS = 9
_ID_WIDTH = 12 * SPACE  # px
_RECORD_WIDTH = 19 * SPACE
_LIST_WIDTH = 52 * SPACE  # of the codes with their meanings


class MessageFilterBar(QWidget):
    """Signal `filter_requested(WireFilter)`: the person wants another filter."""

    filter_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = named(QLineEdit(self), "wire_log_filter_text")
        self.record = named(QLineEdit(self), "wire_log_filter_record")
        self.id = named(QLineEdit(self), "wire_log_filter_id")
        self.kind = named(QComboBox(self), "wire_log_filter_kind")
        self.code = named(QComboBox(self), "wire_log_filter_code")
        self.direction = named(QComboBox(self), "wire_log_filter_direction")
        self.channel = named(QComboBox(self), "wire_log_filter_channel")
        self.failures = named(QCheckBox(self), "wire_log_filter_failures")
        self._clearing = False
        self._fill_choices()
        self._lay_out()
        self.retranslate()
        for field in self._fields():
            field.textChanged.connect(self._request)
        for combo in self._combos():
            combo.currentIndexChanged.connect(self._request)
        self.failures.toggled.connect(self._request)

    def read(self) -> WireFilter:
        """The filter that is shown."""
        return WireFilter(
            text=self.text.text().strip(),
            kind=self.kind.currentData() or "",
            id=self.id.text().strip(),
            code=self.code.currentData(),
            record=self.record.text().strip(),
            direction=self.direction.currentData(),
            channel=self.channel.currentData(),
            only_failures=self.failures.isChecked(),
        )

    def clear(self) -> None:
        """No condition at all."""
        self._clearing = True
        for field in self._fields():
            field.clear()
        for combo in self._combos():
            combo.setCurrentIndex(0)
        self.failures.setChecked(False)
        self._clearing = False
        self._request()

    def focus(self) -> None:
        """Go to the first field."""
        self.text.setFocus()
        self.text.selectAll()

    def offer(self, kinds: Iterable[str], codes: Iterable[int]) -> None:
        """Let these be chosen too."""
        for kind in kinds:
            if kind and self.kind.findData(kind) < 0:
                self.kind.addItem(kind, kind)
        for code in codes:
            if self.code.findData(code) < 0:
                places = range(1, self.code.count())
                place = next((each for each in places if self.code.itemData(each) > code), None)
                self.code.insertItem(place or self.code.count(), _code_text(code), code)

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        names: dict[QWidget, str] = {
            self.text: self.tr("Find in messages"),
            self.record: self.tr("Recording id"),
            self.id: self.tr("Id or seq"),
            self.kind: self.tr("Kind"),
            self.code: self.tr("Code"),
            self.direction: self.tr("Direction"),
            self.channel: self.tr("Channel"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        for field in self._fields():
            field.setPlaceholderText(names[field])
        self.kind.setItemText(0, self.tr("Any kind"))
        self.code.setItemText(0, self.tr("Any code"))
        self.direction.setItemText(0, self.tr("Both directions"))
        self.channel.setItemText(0, self.tr("Both channels"))
        self.failures.setText(self.tr("Refused only"))
        for number, direction in enumerate(Direction, start=1):
            self.direction.setItemText(number, direction_name(direction))
        for number, channel in enumerate(Channel, start=1):
            self.channel.setItemText(number, channel_name(channel))
        for number in range(1, self.code.count()):
            self.code.setItemText(number, _code_text(self.code.itemData(number)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fields(self) -> Sequence[QLineEdit]:
        return (self.text, self.record, self.id)

    def _combos(self) -> Sequence[QComboBox]:
        return (self.kind, self.code, self.direction, self.channel)

    def _fill_choices(self) -> None:
        for combo in self._combos():
            combo.addItem("", None)
        for direction in Direction:
            self.direction.addItem("", direction)
        for channel in Channel:
            self.channel.addItem("", channel)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.code.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.code.setMinimumContentsLength(_CODE_CHARACTERS)
        self.code.view().setMinimumWidth(_LIST_WIDTH)

    def _lay_out(self) -> None:
        for field in self._fields():
            field.setClearButtonEnabled(True)
        self.record.setFixedWidth(_RECORD_WIDTH)
        self.id.setFixedWidth(_ID_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.text, 1)
        row.addWidget(self.record)
        row.addWidget(self.id)
        for combo in self._combos():
            row.addWidget(combo)
        row.addWidget(self.failures)

    def _request(self, *_: Any) -> None:
        if not self._clearing:
            self.filter_requested.emit(self.read())


def _code_text(code: int) -> str:
    return f"{code} · {code_meaning(code)[0]}"
