"""Sound: every microphone of the group with a tick.

Object names: `sound_panel`, `sound_list`. Space ticks the row that has the focus.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MAX_AUDIOS
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.theme import HALF, SPACE

_KEY = Qt.ItemDataRole.UserRole + 1


class SoundPanel(QWidget):
    """Ticks are part of the layout: they can be undone, and are sent with Apply."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sound_panel")
        self._studio = studio
        self._showing = False
        self._shown: object = None  # what the rows were made from
        self._header = SectionHeader(parent=self)
        self._count = QuietLabel(parent=self)
        self._count.setWordWrap(False)
        self._header.add_button(self._count)
        self._list = QListWidget(self)
        self._list.setObjectName("sound_list")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setSpacing(1)
        self._list.setIconSize(QSize(16, 16))
        self._list.viewport().setAutoFillBackground(False)
        self._hint = QuietLabel(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, HALF, SPACE, SPACE)
        column.setSpacing(HALF)
        column.addWidget(self._header)
        column.addWidget(self._hint)
        column.addWidget(self._list, 1)
        self._list.itemChanged.connect(self._on_item_changed)
        studio.roster.changed.connect(self._show)
        studio.document.committed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self._header.set_text(self.tr("Sound"))
        self._list.setAccessibleName(self.tr("Microphones to be heard"))
        self._hint.setText(self.tr("Whoever is placed on the canvas is heard."))
        self._shown = None
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()

    def _show(self) -> None:
        """In step with roster and layout; a ticked microphone that is gone stays in the list."""
        sound = self._studio.document.committed_layout.sound
        sources = {each.key: each for each in self._studio.roster.sources if each.is_sound}
        keys = [*sources, *(key for key in sound if key not in sources)]
        wanted = (sound, tuple(sources.values()), keys)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._showing = True
        self._set_rows(keys)
        for row, key in enumerate(keys):
            item = self._list.item(row)
            source = sources.get(key)
            live = source is not None and source.live
            ticked = key in sound
            item.setText(key.user_id)
            item.setIcon(icons.icon("microphone" if live else "mute"))
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setToolTip(self._tool_tip(key, source.reason if source else "", live=live))
            role = QPalette.ColorRole.Text if live else QPalette.ColorRole.PlaceholderText
            item.setForeground(self.palette().color(role))
        self._showing = False
        full = len(sound) >= MAX_AUDIOS
        self._count.setText(self.tr("{0} of {1}").format(len(sound), MAX_AUDIOS))
        self._count.setToolTip(self.tr("No more can be mixed") if full else "")
        self._hint.setVisible(not keys)

    def _set_rows(self, keys: list[SourceKey]) -> None:
        shown = [self._list.item(row).data(_KEY) for row in range(self._list.count())]
        if shown == keys:
            return
        self._list.clear()
        for key in keys:
            item = QListWidgetItem(self._list)
            item.setData(_KEY, key)
            flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsSelectable)

    def _tool_tip(self, key: SourceKey, reason: str, *, live: bool) -> str:
        name = f"{key.user_id} ({key.media_id})"
        return name if live else f"{name}\n{reason or self.tr('Not there now')}"

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if self._showing:
            return
        key: SourceKey = item.data(_KEY)
        ticked = item.checkState() is Qt.CheckState.Checked
        if not self._studio.editing.set_sound(key, ticked):
            self._shown = None
            self._show()
