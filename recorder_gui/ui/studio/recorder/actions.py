"""The recording's own actions with their shortcuts: in the Studio's menu and the palette.

Pause and stop are never one key, and Stop asks from the keyboard too.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from recorder_gui.protocol.states import Command
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons


class RecordingActions(QObject):
    """Hold in the whole `page`. `ask_to_stop`, `start` and `mark` open what they need."""

    def __init__(
        self,
        studio: Studio,
        page: QWidget,
        *,
        start: Callable[[], None],
        ask_to_stop: Callable[[], None],
        mark: Callable[[], None],
        toggle_live: Callable[[], None],
        toggle_program: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._studio = studio
        self._page = page
        self.start = self._new(start, "Ctrl+R", "record")
        self.pause = self._new(studio.pause_or_resume, "Ctrl+Shift+P", "pause")
        self.stop = self._new(ask_to_stop, "Ctrl+Shift+R", "stop")
        self.mark = self._new(mark, "Ctrl+M", "mark")
        self.live = self._new(toggle_live, "Ctrl+Shift+L", "live")
        self.program = self._new(toggle_program, "Ctrl+Shift+M", "screen")
        studio.recording.changed.connect(self.show_now)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self.start.setText(self.tr("Start &recording"))
        self.pause.setText(self.tr("Pause or resu&me"))
        self.stop.setText(self.tr("St&op recording…"))
        self.mark.setText(self.tr("Mark th&is moment…"))
        self.live.setText(self.tr("Live e&dits on or off"))
        self.program.setText(self.tr("Show or hide the pro&gram"))
        self.show_now()

    def fill_menu(self, menu: QMenu) -> None:
        """At the end of the Studio's menu."""
        menu.addSeparator()
        menu.addActions([self.start, self.pause, self.stop, self.mark, self.live, self.program])

    def show_now(self) -> None:
        """Enable what can be done."""
        recording = self._studio.recording
        self.start.setEnabled(not recording.is_open)
        self.pause.setEnabled(recording.may(Command.PAUSE) or recording.may(Command.RESUME))
        self.stop.setEnabled(recording.is_open)
        self.mark.setEnabled(self._studio.marks.may_add)

    def _new(self, work: Callable[[], object], keys: str, icon_name: str) -> QAction:
        action = QAction(icons.icon(icon_name), "", self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: work())
        self._page.addAction(action)
        return action
