"""The Studio page: assembly only.

Object names that tools and tests go by, beyond those of each part's own module:
`studio_page`, `sources_list`, `sound_list`, `canvas_view`, `layers_list`, `inspector`,
`scenes_strip` with `scenes_list`,
`template_button` with `template_menu` (actions `template_even-grid`, `template_speaker-column`,
...), `caption_button`, `add_subtitle_button` with `add_subtitle_menu` (`add_text_subtitle`,
`add_clock_subtitle`), `in_place_editor`, `group_picker`, `start_button`, `pause_button` (pause and
resume), `stop_button` (asks by `stop_question`: `stop_confirm`, `stop_cancel`), `apply_button`,
`new_recording_button` with `new_recording_dialog`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QVBoxLayout, QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.dates import format_date
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.state.service_time import service_now
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.first_paint import AfterFirstPaint
from recorder_gui.ui.parts.emptying import empty
from recorder_gui.ui.studio.actions import StudioActions
from recorder_gui.ui.studio.automatic_notice import AutomaticNotice
from recorder_gui.ui.studio.canvas.empty_hint import EmptyCanvasHint
from recorder_gui.ui.studio.canvas.view import CanvasView
from recorder_gui.ui.studio.checks.panel import ChecksPanel
from recorder_gui.ui.studio.inspector.inspector import Inspector
from recorder_gui.ui.studio.layers.panel import LayersPanel
from recorder_gui.ui.studio.questions import SilenceQuestion, StopQuestion
from recorder_gui.ui.studio.recorder.actions import RecordingActions
from recorder_gui.ui.studio.recorder.bar import RecorderBar
from recorder_gui.ui.studio.recorder.notices import NOTHING_TO_RECORD
from recorder_gui.ui.studio.recorder.on_air import OnAirFrame
from recorder_gui.ui.studio.recorder.program_view import ProgramView
from recorder_gui.ui.studio.scenes.strip import ScenesStrip
from recorder_gui.ui.studio.sound.panel import SoundPanel
from recorder_gui.ui.studio.sources_panel import SourcesPanel
from recorder_gui.ui.studio.toolbar import StudioToolbar

_LEAST_SIDE = 216  # px, the columns beside the canvas
_ALL_ELSE = 10_000
_CLOCK_EVERY = 1000  # ms
_PROGRAM_SHOWN = "studio/program"


class StudioPage(QWidget):
    """Shows one Studio and carries wishes to it."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studio_page")
        self.studio = studio
        self.canvas = CanvasView(studio, self)
        self.actions_of_studio = StudioActions(studio, self.canvas, self)
        self.toolbar = StudioToolbar(self.actions_of_studio, self.canvas, self)
        self.sources = SourcesPanel(studio, self.canvas, self)
        self.sound = SoundPanel(studio, self)
        self.inspector = Inspector(studio, self.actions_of_studio.arrange, self)
        self.layers = LayersPanel(studio, self)
        self.checks = ChecksPanel(studio, self)
        self.scenes = ScenesStrip(studio, self)
        self.recorder_bar = RecorderBar(studio, self)
        self.program = ProgramView(studio, self)
        self._hint = EmptyCanvasHint(studio.document, self.canvas)
        self.actions_of_recording = RecordingActions(
            studio,
            self,
            start=self.start,
            ask_to_stop=self.ask_to_stop,
            mark=self.recorder_bar.open_mark,
            toggle_live=lambda: studio.live.set_on(not studio.live.is_on),
            toggle_program=self.recorder_bar.toggle_program,
        )
        self._menu = QMenu(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_EVERY)
        self._clock.timeout.connect(self._on_clock)
        self._assemble()
        self._connect_signals()
        self.program.setVisible(studio.settings.flag(_PROGRAM_SHOWN))
        self.recorder_bar.set_program_shown(studio.settings.flag(_PROGRAM_SHOWN))
        self.retranslate()
        self._on_clock()
        AfterFirstPaint(self, self.canvas.speak, self.inspector.build_fields)

    def menus(self) -> Sequence[QMenu]:
        """The Studio's menu of the menu bar."""
        return [self._menu]

    def file_actions(self) -> Sequence[QAction]:
        """What the File menu shows of the Studio."""
        scenes = self.scenes.actions_of_scenes
        return [scenes.open_layout, scenes.save_layout]

    def late_parts(self) -> Sequence[QWidget]:
        """The columns beside the canvas are painted after it."""
        return self._columns

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return [
            self.toolbar,
            self.sources,
            self.sound,
            self.canvas,
            self.scenes,
            self.inspector,
            self.layers,
            self.checks,
            self.recorder_bar,
        ]

    def retranslate(self) -> None:
        """Texts of its own, and of the actions."""
        self.actions_of_studio.retranslate()
        empty(self._menu)
        self._menu.setTitle(self.tr("&Studio"))
        self.actions_of_studio.fill_menu(self._menu)
        self.scenes.actions_of_scenes.fill_menu(self._menu)
        self.actions_of_recording.retranslate()
        self.actions_of_recording.fill_menu(self._menu)
        for widget in (self.canvas, self.canvas.viewport()):
            widget.setAccessibleName(self.tr("Canvas"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: live pictures, running clocks."""
        super().showEvent(event)
        self.studio.pictures.set_active(True)
        self._clock.start()
        if QApplication.focusWidget() is None:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.studio.pictures.set_active(False)
        self._clock.stop()

    def start(self) -> None:
        """Start a recording with the settings used last."""
        from recorder_gui.ui.studio.new_recording.dialog import NewRecordingDialog

        if self.studio.roster.group_id and not self.studio.recording.is_open:
            self._start(NewRecordingDialog.remembered(self.studio))

    def ask_to_stop(self) -> None:
        """Ask once, then stop; while the question stands there is no second one."""
        if self.findChild(StopQuestion) is not None:
            return
        question = StopQuestion(self)
        question.accepted.connect(self.studio.stop)
        question.open()

    def ask_for_settings(self) -> None:
        """The dialog with every setting of a new recording."""
        from recorder_gui.ui.studio.new_recording.dialog import NewRecordingDialog

        dialog = NewRecordingDialog(self.studio, self)
        dialog.start_requested.connect(self._start)
        dialog.open()

    def ask_for_source(self) -> None:
        """The dialog that adds a source; where the service lists nobody, that of the people."""
        from recorder_gui.ui.studio.adding.people_dialog import PeopleDialog
        from recorder_gui.ui.studio.adding.source_dialog import AddSourceDialog

        roster = self.studio.roster
        dialog = AddSourceDialog if roster.is_listed else PeopleDialog
        dialog(self.studio, self).open()

    def _assemble(self) -> None:
        left = _splitter(Qt.Orientation.Vertical, "studio_left", [self.sources, self.sound])
        below = QWidget(self)
        pile = QVBoxLayout(below)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(self.layers, 1)
        pile.addWidget(self.checks)
        right = _splitter(Qt.Orientation.Vertical, "studio_right", [self.inspector, below])
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(AutomaticNotice(self.studio, middle))
        self._stage = _splitter(
            Qt.Orientation.Horizontal,
            "studio_stage",
            [OnAirFrame(self.studio, self.canvas), self.program],
        )
        column.addWidget(self._stage, 1)
        column.addWidget(self.scenes)
        across = _splitter(Qt.Orientation.Horizontal, "studio_across", [left, middle, right])
        self._columns = (left, right)
        left.setMinimumWidth(_LEAST_SIDE)
        right.setMinimumWidth(_LEAST_SIDE)
        across.setStretchFactor(0, 0)
        across.setStretchFactor(1, 1)
        across.setStretchFactor(2, 0)
        across.setSizes([0, _ALL_ELSE, 0])  # the sides as narrow as they may be
        left.setSizes([340, 220])
        right.setSizes([250, 310])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(across, 1)
        whole.addWidget(self.recorder_bar)
        self.actions_of_studio.add_place(self.layers)

    def _connect_signals(self) -> None:
        bar = self.recorder_bar
        bar.start_requested.connect(self.start)
        bar.program_toggled.connect(self._on_program)
        bar.new_recording_requested.connect(self.ask_for_settings)
        bar.stop_requested.connect(self.ask_to_stop)
        self.sources.add_requested.connect(self.ask_for_source)
        self.canvas.menu_requested.connect(self._on_menu)
        self.layers.menu_requested.connect(self._on_menu)

    def _on_program(self, shown: bool) -> None:
        self.program.setVisible(shown)
        canvas, program = self._stage.sizes()
        if shown and program <= self.program.minimumWidth():
            self._stage.setSizes([3 * (canvas + program) // 5, 2 * (canvas + program) // 5])
        self.studio.settings.set_flag(_PROGRAM_SHOWN, shown)

    def _start(self, init: InitRecord) -> None:
        layout = self.studio.document.committed_layout
        if init.auto is None and not self.studio.wire.videos and not layout.sound:
            self.studio.scope.report(
                UserFacingError(
                    NOTHING_TO_RECORD,
                    lambda: (
                        self.tr("There is nothing to record yet."),
                        self.tr("Drag somebody from the sources onto the canvas first."),
                    ),
                )
            )
        elif init.auto is None and not layout.sound:
            question = SilenceQuestion(self)
            question.accepted.connect(lambda: self.studio.start(init))
            question.open()
        else:
            self.studio.start(init)

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_of_studio.fill_item_menu(menu)
        menu.popup(at)

    def _on_clock(self) -> None:
        now = service_now(self.studio.connection.profile.zone)
        self.canvas.set_clock(format_date(now))


def _splitter(orientation: Qt.Orientation, name: str, widgets: list[QWidget]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setObjectName(name)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter
