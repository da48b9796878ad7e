"""Sound: every microphone of the group with a tick, its level, and mute.

Object names: `sound_panel`, `sound_list`. Space ticks the row that has the focus, M mutes it.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MAX_AUDIOS
from recorder_gui.state.device_words import device_reason
from recorder_gui.state.phrases import joined
from recorder_gui.state.studio.roster import Source
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.studio.sound.rows import KEY, RowFacts, SoundList
from recorder_gui.ui.theme import HALF, SPACE


class SoundPanel(QWidget):
    """Ticks are part of the layout: they can be undone, and are sent with Apply. Muting takes
    effect at once and is no part of it."""

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
        self._list = SoundList(self._facts, self)
        self._hint = QuietLabel(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, HALF, SPACE, SPACE)
        column.setSpacing(HALF)
        column.addWidget(self._header)
        column.addWidget(self._hint)
        column.addWidget(self._list, 1)
        self._connect_signals()
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

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: levels, before anything is recorded too."""
        super().showEvent(event)
        self._studio.levels.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._studio.levels.set_active(False)

    def _connect_signals(self) -> None:
        studio = self._studio
        self._list.itemChanged.connect(self._on_item_changed)
        self._list.mute_requested.connect(self._on_mute)
        studio.roster.changed.connect(self._show)
        studio.document.committed.connect(self._show)
        studio.muting.changed.connect(self._show)
        studio.guards.spoke.connect(self._show)
        studio.guards.fell_silent.connect(self._show)
        studio.levels.changed.connect(self._list.redraw_levels)

    def _facts(self, key: SourceKey) -> RowFacts:
        studio = self._studio
        return RowFacts(
            muted=studio.muting.is_muted(key),
            level=studio.levels.level(key),
            silent=key in studio.guards.facts.silent,
        )

    def _show(self) -> None:
        """In step with roster and layout; a ticked microphone that is gone stays in the list."""
        sound = self._studio.document.committed_layout.sound
        sources = {each.key: each for each in self._studio.roster.sources if each.is_sound}
        keys = [*sources, *(key for key in sound if key not in sources)]
        marks = [(facts.muted, facts.silent) for facts in map(self._facts, keys)]
        wanted = (sound, tuple(sources.values()), keys, marks)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._showing = True
        self._set_rows(keys)
        for row, key in enumerate(keys):
            self._show_row(self._list.item(row), key, sources.get(key), ticked=key in sound)
        self._showing = False
        self._list.viewport().update()
        full = len(sound) >= MAX_AUDIOS
        self._count.setText(self.tr("{0} of {1}").format(len(sound), MAX_AUDIOS))
        self._count.setToolTip(self.tr("No more can be mixed") if full else "")
        self._hint.setVisible(not keys)

    def _show_row(
        self, item: QListWidgetItem, key: SourceKey, source: Source | None, *, ticked: bool
    ) -> None:
        live = source is not None and source.live
        said = self._state_words(key, source.reason if source else "", live=live)
        item.setText(key.user_id)
        item.setIcon(icons.icon("microphone"))
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setToolTip(plain_tip("\n".join([f"{key.user_id} ({key.media_id})", *said])))
        spoken = joined([key.user_id, *said])
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        role = QPalette.ColorRole.Text if live else QPalette.ColorRole.PlaceholderText
        item.setForeground(self.palette().color(role))

    def _set_rows(self, keys: list[SourceKey]) -> None:
        shown = [self._list.item(row).data(KEY) for row in range(self._list.count())]
        if shown == keys:
            return
        self._list.clear()
        for key in keys:
            item = QListWidgetItem(self._list)
            item.setData(KEY, key)
            flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsSelectable)

    def _state_words(self, key: SourceKey, reason: str, *, live: bool) -> list[str]:
        """What there is to say of it beyond its name."""
        facts = self._facts(key)
        words = [] if live else [device_reason(reason) or self.tr("Not there now")]
        if facts.muted:
            words.append(self.tr("Muted"))
        elif facts.silent:
            words.append(self.tr("Nothing has been heard for a while"))
        return words

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if self._showing:
            return
        key: SourceKey = item.data(KEY)
        ticked = item.checkState() is Qt.CheckState.Checked
        if not self._studio.editing.set_sound(key, ticked):
            self._shown = None
            self._show()

    def _on_mute(self, key: SourceKey) -> None:
        muting = self._studio.muting
        ticked = key in self._studio.document.committed_layout.sound
        muting.set_muted(key, not muting.is_muted(key), ticked=ticked)
