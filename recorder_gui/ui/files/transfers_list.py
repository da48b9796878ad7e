"""The downloads of this window: the queue in its order, below it what has ended."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from recorder_gui.state.files.transfer import Transfer, TransferState
from recorder_gui.state.files.transfers import Transfers
from recorder_gui.ui.files.transfer_row import TransferRow
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.section_header import SectionHeader


class TransfersList(QWidget):
    """Hidden while there is none; one `TransferRow` each, found by `row(number)`."""

    def __init__(self, transfers: Transfers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._transfers = transfers
        self._rows: dict[int, TransferRow] = {}
        self._states: dict[int, TransferState] = {}
        self._header = SectionHeader(parent=self)
        self.clear_button = named(IconButton("check", parent=self, size=16), "transfers_clear")
        self._header.add_button(self.clear_button)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        scroll = named(QScrollArea(self), "transfers_list")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(scroll, 1)
        self._unbuilt: list[Transfer] = []
        self._build_soon = QTimer(self)  # a row is long in the making, and the wish goes first
        self._build_soon.setSingleShot(True)
        self._build_soon.setInterval(0)
        self._build_soon.timeout.connect(self._build)
        for transfer in transfers.all():
            self._add(transfer)
        self._build()
        transfers.added.connect(self._add)
        transfers.changed.connect(self._on_changed)
        transfers.removed.connect(self._on_removed)
        transfers.order_changed.connect(self._refresh)
        self.clear_button.clicked.connect(transfers.remove_ended)
        self.retranslate()
        self.setVisible(bool(self._rows))

    def row(self, number: int) -> TransferRow | None:
        """The row of a transfer."""
        self._build()
        return self._rows.get(number)

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self._header.set_text(self.tr("Downloads"))
        self._scroll.setAccessibleName(self.tr("Downloads"))
        self.clear_button.set_label(self.tr("Take finished downloads off this list"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _add(self, transfer: Transfer) -> None:
        self._unbuilt.append(transfer)
        self._build_soon.start()

    def _build(self) -> None:
        unbuilt, self._unbuilt = self._unbuilt, []
        for transfer in unbuilt:
            self._build_row(transfer)
        if unbuilt:
            self._refresh()

    def _build_row(self, transfer: Transfer) -> None:
        row = TransferRow(transfer, self)
        row.first_requested.connect(self._transfers.put_first)
        row.pause_requested.connect(self._transfers.pause)
        row.cancel_requested.connect(self._transfers.cancel)
        row.retry_requested.connect(self._transfers.retry)
        row.join_requested.connect(self._transfers.join)
        row.remove_requested.connect(self._transfers.remove)
        self._rows[transfer.number] = row
        self._states[transfer.number] = transfer.state
        self._column.insertWidget(0, row)

    def _on_changed(self, transfer: Transfer) -> None:
        row = self._rows.get(transfer.number)
        if row is None:
            return
        row.refresh()
        if self._states.get(transfer.number) is not transfer.state:
            self._states[transfer.number] = transfer.state
            self._refresh()

    def _on_removed(self, number: int) -> None:
        self._unbuilt = [each for each in self._unbuilt if each.number != number]
        row = self._rows.pop(number, None)
        if row is not None:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._refresh()

    def _refresh(self) -> None:
        for place, transfer in enumerate(self._transfers.all()):
            row = self._rows.get(transfer.number)
            if row is not None and self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
        self.setVisible(bool(self._rows))
        done = any(each.state is TransferState.DONE for each in self._transfers.all())
        self.clear_button.setVisible(done)
