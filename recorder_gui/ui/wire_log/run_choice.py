"""Whose messages are shown: this run's, or what an earlier run of the window left."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from recorder_gui.state.wire_log.runs import EarlierRun


def moment_text(seconds: float) -> str:
    """A moment of this machine's clock, written as all moments of recordings are."""
    return f"{datetime.fromtimestamp(seconds):%Y-%m-%d %H:%M:%S}"


class RunChoice(QComboBox):
    """Hidden while there is no earlier run. Signal `run_requested(EarlierRun | None)`; None: this
    one."""

    run_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: Sequence[EarlierRun] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.addItem("")
        self.hide()
        self.retranslate()
        self.activated.connect(self._on_activated)

    def offer(self, runs: Sequence[EarlierRun], shown: EarlierRun | None) -> None:
        """Let these be chosen; `shown` is."""
        self._runs = runs
        while self.count() > 1:
            self.removeItem(self.count() - 1)
        self.addItems([""] * len(runs))
        paths = [run.path for run in runs]
        place = 0 if shown is None or shown.path not in paths else paths.index(shown.path) + 1
        self.setCurrentIndex(place)
        self.setVisible(bool(runs))
        self.retranslate()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.setAccessibleName(self.tr("Run of the window"))
        self.setToolTip(self.tr("Messages of this run of the window, or of an earlier one"))
        self.setItemText(0, self.tr("This run"))
        for number, run in enumerate(self._runs, start=1):
            began = moment_text(run.started)
            words = self.tr("Run of {0}") if run.ended else self.tr("Run of {0}, cut off")
            self.setItemText(number, words.format(began))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_activated(self, place: int) -> None:
        self.run_requested.emit(None if place == 0 else self._runs[place - 1])
