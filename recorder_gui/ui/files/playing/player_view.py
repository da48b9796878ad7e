"""The player: picture, bar, buttons and chapters. What it does is in `state.files.player`.

Object names: player_screen, player_seek, player_play, player_chapter_back, player_chapter_forward,
player_mute, player_volume, player_slice, player_enlarge, player_time, player_note, player_chapters.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.protocol.storage import FileState, StoredFile
from recorder_gui.state.amounts import length_text
from recorder_gui.state.files.player import Player, PlayState
from recorder_gui.ui.files.playing.screen import Screen
from recorder_gui.ui.files.playing.seek_bar import SeekBar
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.direct_slider import DirectSlider
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import HALF, caption_font

_STEP = 5.0  # seconds
_ROWS = 5  # chapters in view
_ROW = 24  # px


class PlayerView(QWidget):
    """`show_file` says which file would be played, and how it looks.

    Signals: `play_requested(StoredFile)`; `enlarge_requested(bool)`.
    """

    play_requested = Signal(object)
    enlarge_requested = Signal(bool)

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._file: StoredFile | None = None
        self._still = QImage()
        self.is_large = False
        self.screen_view = named(Screen(self), "player_screen")
        self.seek_bar = named(SeekBar(self), "player_seek")
        self.play_button = named(IconButton("play", parent=self), "player_play")
        self.back_button = named(IconButton("chapter-back", parent=self), "player_chapter_back")
        self.forward_button = named(
            IconButton("chapter-forward", parent=self), "player_chapter_forward"
        )
        self.mute_button = named(IconButton("sound", parent=self), "player_mute")
        self.volume = named(DirectSlider(self), "player_volume")
        self.slice = named(QComboBox(self), "player_slice")
        self.enlarge_button = named(IconButton("enlarge", parent=self), "player_enlarge")
        self.time = named(QLabel(self), "player_time")
        self.note = named(QuietLabel(parent=self), "player_note")
        self.chapters = named(QListWidget(self), "player_chapters")
        self._lay_out()
        self._add_keys()
        self._connect_signals()
        self.retranslate()

    def show_file(self, file: StoredFile | None, still: QImage) -> None:
        """The chosen file, and a picture of it to show before it plays (null: there is none)."""
        if self._player.file is not None and file != self._player.file:
            self._player.close()
        self._file, self._still = file, still
        if self._player.file is None:
            self.screen_view.set_image(still)
        self._refresh()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.seek_bar.setAccessibleName(self.tr("Position"))
        self.back_button.set_label(self.tr("Chapter before (Ctrl+Left)"))
        self.forward_button.set_label(self.tr("Next chapter (Ctrl+Right)"))
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setToolTip(self.tr("Volume"))
        self.slice.setAccessibleName(self.tr("Slice"))
        self.chapters.setAccessibleName(self.tr("Chapters"))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays or stands still, wherever in the player one is that has no use for it."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.toggle()
        elif event.key() == Qt.Key.Key_Escape and self.is_large:
            self._set_large(False)
        else:
            super().keyPressEvent(event)

    def toggle(self) -> None:
        """Play what is chosen, or stand still."""
        if self._player.file is not None:
            self._player.toggle()
        elif self._may_play():
            assert self._file is not None
            self.play_requested.emit(self._file)

    def _lay_out(self) -> None:
        self.time.setFont(caption_font(self.font()))
        self.volume.setRange(0, 100)
        self.volume.setValue(100)
        self.volume.setFixedWidth(72)
        self.slice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chapters.setTextElideMode(Qt.TextElideMode.ElideRight)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(HALF)
        for button in (self.back_button, self.play_button, self.forward_button):
            line.addWidget(button)
        line.addWidget(self.time)
        line.addStretch(1)
        line.addWidget(self.mute_button)
        line.addWidget(self.volume)
        line.addWidget(self.enlarge_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.screen_view, 1)
        column.addWidget(self.seek_bar)
        column.addLayout(line)
        column.addWidget(self.slice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        column.addWidget(self.chapters)

    def _add_keys(self) -> None:
        player = self._player
        for keys, act in (
            (Qt.Key.Key_Left, lambda: player.step(-_STEP)),
            (Qt.Key.Key_Right, lambda: player.step(_STEP)),
            (Qt.Modifier.CTRL | Qt.Key.Key_Left, lambda: player.step_chapter(-1)),
            (Qt.Modifier.CTRL | Qt.Key.Key_Right, lambda: player.step_chapter(1)),
            (Qt.Key.Key_M, lambda: player.set_muted(not player.is_muted)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _connect_signals(self) -> None:
        player = self._player
        self.screen_view.pressed.connect(self.toggle)
        self.screen_view.enlarge_requested.connect(lambda: self._set_large(not self.is_large))
        self.screen_view.room_changed.connect(player.set_room)
        self.seek_bar.seek_requested.connect(player.seek)
        self.play_button.clicked.connect(self.toggle)
        self.back_button.clicked.connect(lambda: player.step_chapter(-1))
        self.forward_button.clicked.connect(lambda: player.step_chapter(1))
        self.mute_button.clicked.connect(lambda: player.set_muted(not player.is_muted))
        self.volume.valueChanged.connect(lambda value: player.set_volume(value / 100))
        self.slice.activated.connect(lambda index: player.set_slice(index + 1))
        self.enlarge_button.clicked.connect(lambda: self._set_large(not self.is_large))
        self.chapters.itemClicked.connect(self._on_chapter)
        self.chapters.itemActivated.connect(self._on_chapter)
        player.changed.connect(self._refresh)
        player.position_changed.connect(self._show_position)
        player.picture_changed.connect(self._show_picture)

    def _may_play(self) -> bool:
        return self._file is not None and self._file.file_state == FileState.NORMAL

    def _set_large(self, large: bool) -> None:
        self.is_large = large
        self.enlarge_requested.emit(large)
        self._refresh()

    def _refresh(self) -> None:
        player, state = self._player, self._player.state
        plays = state in (PlayState.PLAYING, PlayState.LOADING, PlayState.OFFLINE)
        self.play_button.set_icon("pause" if plays else "play")
        self.play_button.set_label(self.tr("Pause (Space)") if plays else self.tr("Play (Space)"))
        self.play_button.setEnabled(state is not PlayState.CLOSED or self._may_play())
        self.mute_button.set_icon("mute" if player.is_muted else "sound")
        self.mute_button.set_label(
            self.tr("Sound on (M)") if player.is_muted else self.tr("Mute (M)")
        )
        self.enlarge_button.set_icon("reduce" if self.is_large else "enlarge")
        self.enlarge_button.set_label(
            self.tr("Smaller again (Esc)") if self.is_large else self.tr("Use the whole page")
        )
        self.seek_bar.set_length(player.length)
        self._show_chapters()
        self._show_slices()
        self._show_words(state)
        self._show_position()

    def _show_words(self, state: PlayState) -> None:
        player, screen = self._player, self.screen_view
        sentence = advice = symbol = ""
        if state is PlayState.CLOSED:
            screen.set_image(self._still)
            symbol = "play" if self._may_play() else "file"
        elif player.problem is not None:
            sentence, advice = player.problem.sentence, player.problem.advice
        elif state is PlayState.OPENING:
            sentence = self.tr("Opening…")
        elif state is PlayState.OFFLINE:
            sentence = self.tr("Waiting for the network…")
            advice = self.tr("It goes on by itself where it was.")
        elif state is PlayState.LOADING and player.picture is not None:
            sentence = self.tr("Loading…")
        elif player.facts is not None and not player.facts.has_picture:
            screen.set_image(QImage())
            symbol = "sound"
        elif state in (PlayState.PAUSED, PlayState.OVER):
            symbol = "play"
        screen.set_symbol(symbol)
        screen.set_words(sentence, advice)
        screen.setAccessibleName(sentence or self._picture_name(symbol))
        screen.setAccessibleDescription(advice)
        note = ""
        if player.is_heard is False and player.facts is not None and player.facts.has_sound:
            note = self.tr("This computer has no sound output: it plays without sound.")
        elif player.may_lack_more and player.slices > 1:
            note = self.tr("The service gives 30 slices at most: there may be more.")
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _picture_name(self, symbol: str) -> str:
        name = "" if self._file is None else self._file.resource_name
        if symbol == "sound":
            return self.tr("Sound of {0}, no picture").format(name)
        if self._player.file is None:
            return self.tr("First picture of {0}").format(name)
        return self.tr("Picture of {0}").format(name)

    def _show_chapters(self) -> None:
        chapters = self._player.chapters
        shown = [
            self.chapters.item(row).data(Qt.ItemDataRole.UserRole)
            for row in range(self.chapters.count())
        ]
        if shown != list(chapters):
            self.chapters.clear()
            for number, chapter in enumerate(chapters, 1):
                title = chapter.title or self.tr("Chapter {0}").format(number)
                item = QListWidgetItem(f"{length_text(chapter.begin)}   {title}")
                item.setData(Qt.ItemDataRole.UserRole, chapter)
                item.setSizeHint(QSize(0, _ROW))
                self.chapters.addItem(item)
            self.seek_bar.set_chapters(chapters)
            rows = min(_ROWS, len(chapters))
            self.chapters.setFixedHeight(max(1, _ROW * rows + 2))
        self.chapters.setVisible(bool(chapters))
        for button in (self.back_button, self.forward_button):
            button.setVisible(bool(chapters))

    def _show_slices(self) -> None:
        count = self._player.slices
        if self.slice.count() != count or self.slice.itemText(0) != self._slice_name(1, count):
            self.slice.clear()
            for number in range(1, count + 1):
                self.slice.addItem(self._slice_name(number, count))
        self.slice.setCurrentIndex(self._player.slice - 1 if count else -1)
        self.slice.setVisible(count > 1)

    def _slice_name(self, number: int, count: int) -> str:
        return self.tr("Slice {0} of {1}").format(number, count)

    def _show_position(self) -> None:
        player = self._player
        position, length = player.position, player.length
        self.seek_bar.set_position(position)
        if player.file is None:
            self.time.setText("")
            return
        told = length_text(length) if length is not None else self.tr("unknown")
        self.time.setText(f"{length_text(position)} / {told}")
        at = player.chapter_at(position)
        if at is not None and at != self.chapters.currentRow() and not self.chapters.hasFocus():
            self.chapters.setCurrentRow(at)

    def _show_picture(self) -> None:
        picture = self._player.picture
        if picture is not None:
            self.screen_view.set_pixels(picture)

    def _on_chapter(self, item: QListWidgetItem) -> None:
        self._player.seek(item.data(Qt.ItemDataRole.UserRole).begin)
