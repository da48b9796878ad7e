"""The overview of the Tasks page: recordings by state, the last 24 hours, what is stuck."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.state.tasks.overview.overview import Overview
from recorder_gui.state.tasks.overview.reading import STATES
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.tasks.overview.hour_chart import HourChart
from recorder_gui.ui.tasks.overview.state_tile import StateTile
from recorder_gui.ui.tasks.overview.stuck_list import StuckList
from recorder_gui.ui.theme import SPACE

_ACROSS = 4  # tiles


class OverviewView(QScrollArea):
    """Signals: `filter_requested(TaskFilter)`: a state was pressed; `recording_requested(id)`."""

    filter_requested = Signal(object)
    recording_requested = Signal(str)

    def __init__(self, overview: Overview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview = overview
        self._now = SectionHeader(parent=self)
        self._age = named(QuietLabel(parent=self), "tasks_overview_age")
        self._age.setWordWrap(False)
        self._now.add_button(self._age)
        self._day = SectionHeader(parent=self)
        self._stuck = SectionHeader(parent=self)
        self.tiles = {status: StateTile(int(status), self) for status in STATES}
        self.chart = HourChart(self)
        self.stuck_list = StuckList(self)
        self._lay_out()
        self.retranslate()
        for status, tile in self.tiles.items():
            tile.clicked.connect(partial(self._on_tile, int(status)))
        self.stuck_list.recording_requested.connect(self.recording_requested)
        overview.changed.connect(self._show)
        overview.reading_changed.connect(self._show)

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self._now.set_text(self.tr("Now"))
        self._day.set_text(self.tr("Started in the last 24 hours"))
        self._stuck.set_text(self.tr("Stuck"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: read."""
        super().showEvent(event)
        self._overview.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self._overview.watch(False)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        for place, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, place // _ACROSS, place % _ACROSS)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE, 0, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._now)
        column.addLayout(grid)
        column.addWidget(self._day)
        column.addWidget(self.chart)
        column.addWidget(self._stuck)
        column.addWidget(self.stuck_list)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def _show(self) -> None:
        facts = self._overview.facts
        known = {} if facts is None else {each.status: each for each in facts.states}
        for status, tile in self.tiles.items():
            tile.show_count(known.get(int(status)))
        self.chart.show_facts(facts)
        self.stuck_list.show_facts(facts)
        if self._overview.problem is not None:
            self._age.setText(self._overview.problem.sentence)
        elif facts is None:
            self._age.setText(self.tr("Loading…"))
        else:
            self._age.setText(self.tr("As of {0}").format(f"{facts.now:%H:%M:%S}"))

    def _on_tile(self, status: int) -> None:
        self.filter_requested.emit(TaskFilter(status=status))
