"""Over the table: how many there are, how old what is shown is, and the newer ones that wait."""

from datetime import datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from recorder_gui.state.paging.refresher import Refresher
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE, title_font

_CLOCK_MS = 1000


class StatusLine(QWidget):
    """Signals `refresh_requested`, `unseen_requested`, `export_requested`, `sidebar_requested`:
    show or hide the filters beside the table; `view_requested`: choose how the table looks."""

    refresh_requested = Signal()
    export_requested = Signal()
    unseen_requested = Signal()
    sidebar_requested = Signal()
    view_requested = Signal()

    def __init__(self, refresher: Refresher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refresher = refresher
        self._total = 0
        self._view = (0, 0)
        self._unseen = 0
        self._about_table = True
        self._loading = False
        self._title = QLabel(self)
        self._title.setFont(title_font(self.font()))
        self._count = named(QuietLabel(parent=self), "tasks_count")
        self._position = named(QuietLabel(parent=self), "tasks_position")
        self._age = named(QuietLabel(parent=self), "tasks_age")
        for label in (self._count, self._position, self._age):
            label.setWordWrap(False)
        self.sidebar_button = named(IconButton("menu", parent=self), "tasks_sidebar_button")
        self.view_button = named(IconButton("settings", parent=self), "tasks_view_button")
        self.unseen_button = named(QPushButton(self), "tasks_unseen_button")
        self.unseen_button.setIcon(icons.icon("up"))
        self.pause_button = named(IconButton("pause", parent=self), "tasks_pause_refresh_button")
        self.pause_button.setCheckable(True)
        self.refresh_button = named(IconButton("refresh", parent=self), "tasks_refresh_button")
        self.export_button = named(IconButton("export", parent=self), "tasks_export_button")
        self._lay_out()
        self.unseen_button.clicked.connect(self.unseen_requested)
        self.sidebar_button.clicked.connect(self.sidebar_requested)
        self.view_button.clicked.connect(self.view_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.refresh_button.clicked.connect(self.refresh_requested)
        self.pause_button.toggled.connect(refresher.set_paused)
        refresher.changed.connect(self._refresh)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._refresh)
        self._clock.start()
        self.retranslate()

    def set_total(self, total: int) -> None:
        """How many recordings the filter lets through."""
        self._total = total
        self._refresh()

    def set_view(self, first: int, last: int) -> None:
        """The rows in view, counted from 0."""
        self._view = (first, last)
        self._show_position()

    def set_about_table(self, about: bool) -> None:
        """Whether the table is shown below; else what is told of it is left out."""
        self._about_table = about
        for widget in (self._count, self._position, self.view_button, self.export_button):
            widget.setVisible(about)
        self._refresh()

    def set_unseen(self, unseen: int) -> None:
        """How many newer ones wait."""
        self._unseen = unseen
        self._refresh()

    def set_loading(self, loading: bool) -> None:
        """Whether something is being asked now."""
        self._loading = loading
        self._refresh()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self._title.setText(self.tr("Tasks"))
        self.sidebar_button.set_label(self.tr("Show or hide the filters beside the table"))
        self.view_button.set_label(self.tr("Columns, density, times"))
        self.refresh_button.set_label(self.tr("Refresh now"))
        self.export_button.set_label(self.tr("Export all that is filtered…"))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.sidebar_button)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addWidget(self._position)
        row.addSpacing(SPACE)
        row.addWidget(self.unseen_button)
        row.addStretch(1)
        row.addWidget(self._age)
        row.addWidget(self.view_button)
        row.addWidget(self.export_button)
        row.addWidget(self.pause_button)
        row.addWidget(self.refresh_button)

    def _refresh(self) -> None:
        many = self.tr("{0} recordings").format(self.locale().toString(self._total))
        self._count.setText(self.tr("1 recording") if self._total == 1 else many)
        self._show_position()
        self.export_button.setEnabled(self._total > 0)
        self.unseen_button.setVisible(self._unseen > 0 and self._about_table)
        self.unseen_button.setText(self.tr("+{0} new").format(self._unseen))
        self._age.setText(self._age_text())
        paused = self._refresher.is_paused
        self.pause_button.set_icon("play" if paused else "pause")
        self.pause_button.set_label(
            self.tr("Refresh by itself again") if paused else self.tr("Pause refreshing")
        )

    def _show_position(self) -> None:
        first, last = self._view
        if self._total <= 1:
            self._position.setText("")
            return
        shown = (min(first, self._total - 1) + 1, min(last, self._total - 1) + 1)
        numbers = [self.locale().toString(number) for number in shown]
        self._position.setText(self.tr("rows {0} – {1}").format(*numbers))

    def _age_text(self) -> str:
        answer = self._refresher.last_answer
        if answer is None:
            return self.tr("Loading…") if self._loading else ""
        if self._refresher.error is not None:
            text = self.tr("No answer since {0}, next try within {1} s")
            return text.format(answer.strftime("%H:%M:%S"), round(self._refresher.wait))
        seconds = (datetime.now() - answer).total_seconds()
        if self._refresher.is_paused:
            return self.tr("Paused, as of {0}").format(answer.strftime("%H:%M:%S"))
        if seconds < self._refresher.interval + 3:
            return self.tr("Up to date")
        return self.tr("As of {0}").format(answer.strftime("%H:%M:%S"))
