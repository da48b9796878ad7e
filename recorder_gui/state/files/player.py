"""What the window plays: a stored file, slice after slice, where it lies.

Nothing plays by itself, and nothing is fetched before it is asked for.
"""

import asyncio
from concurrent.futures import Executor
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.client.errors import NotConnected
from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.storage import StoredFile
from recorder_gui.state.connection import Connection
from recorder_gui.state.explanations import explain
from recorder_gui.state.task_scope import TaskScope

if TYPE_CHECKING:
    from recorder_gui.client.http_clients import HttpClients
    from recorder_gui.client.playing.facts import Chapter, MediaFacts
    from recorder_gui.client.playing.pixels import Pixels
    from recorder_gui.client.playing.player import SlicePlayer
    from recorder_gui.client.playing.remote import Reading, RemoteSlice
    from recorder_gui.client.storage.links import FreshLinks

_TELL_MS = 100
_FIRST_OF_CHAPTER = 2.0  # seconds into a chapter within which "back" means the one before


class PlayState(Enum):
    """What is to be seen."""

    CLOSED = "closed"
    OPENING = "opening"
    PAUSED = "paused"
    PLAYING = "playing"
    LOADING = "loading"  # it plays once more of it is here
    OFFLINE = "offline"  # the network is lost; it goes on by itself
    OVER = "over"
    FAILED = "failed"


class Player(QObject):
    """See the module. `file` is what is open; `slice` (from 1) of `slices`.

    Signals: `changed`: anything but the position; `position_changed`; `picture_changed`.
    """

    changed = Signal()
    position_changed = Signal()
    picture_changed = Signal()

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        executor: Executor,
        *,
        reading: "Reading | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._scope = scope
        self._executor = executor
        self._reading = reading
        self.file: StoredFile | None = None
        self.slice = 1
        self._links: FreshLinks | None = None
        self._clients: HttpClients | None = None
        self._remote: RemoteSlice | None = None
        self._player: SlicePlayer | None = None
        self._offline = False
        self._problem: UserFacingError | None = None
        self._wants_play = False
        self._room = (640, 360)
        self._volume = 1.0
        self._muted = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TELL_MS)
        self._timer.timeout.connect(self.position_changed)
        connection.profile_changed.connect(self.close)

    @property
    def state(self) -> PlayState:
        """What is to be seen now."""
        player = self._player
        if self.file is None:
            return PlayState.CLOSED
        if self._problem is not None:
            return PlayState.FAILED
        if self._offline and (player is None or player.facts is None or player.is_starved):
            return PlayState.OFFLINE
        if player is None or player.facts is None:
            return PlayState.OPENING
        if player.is_over:
            return PlayState.OVER
        if player.is_playing:
            return PlayState.LOADING if player.is_starved else PlayState.PLAYING
        return PlayState.PAUSED

    @property
    def problem(self) -> UserFacingError | None:
        """Why it can't be played."""
        return self._problem

    @property
    def slices(self) -> int:
        """How many can be played; 0 while that is not known."""
        return 0 if self._links is None else self._links.count

    @property
    def may_lack_more(self) -> bool:
        """Whether the recording has, or may have, slices beyond those."""
        return self._links is not None and self.slices > 0 and self._links.may_lack_more

    @property
    def facts(self) -> "MediaFacts | None":
        """What the slice tells of itself."""
        return None if self._player is None else self._player.facts

    @property
    def chapters(self) -> "tuple[Chapter, ...]":
        """Of the slice."""
        return () if self.facts is None else self.facts.chapters

    @property
    def length(self) -> float | None:
        """Seconds of the slice."""
        return None if self.facts is None else self.facts.seconds

    @property
    def position(self) -> float:
        """Seconds into the slice."""
        return 0.0 if self._player is None else self._player.position

    @property
    def picture(self) -> "Pixels | None":
        """What is shown."""
        return None if self._player is None else self._player.picture

    @property
    def is_heard(self) -> bool | None:
        """Whether this computer has sound; None while that is not known."""
        return None if self._player is None else self._player.is_heard

    @property
    def fetched(self) -> int:
        """Bytes of the slice that came over the network."""
        return 0 if self._remote is None else self._remote.fetched

    @property
    def volume(self) -> float:
        """From 0 to 1."""
        return self._volume

    @property
    def is_muted(self) -> bool:
        """Whether nothing is heard, whatever the volume."""
        return self._muted

    def chapter_at(self, moment: float) -> int | None:
        """The number, from 0, of the chapter at that moment; None before the first."""
        begun = [i for i, chapter in enumerate(self.chapters) if chapter.begin <= moment + 1e-3]
        return begun[-1] if begun else None

    def open(self, file: StoredFile) -> None:
        """Play a file from its beginning."""
        self._open(file, 1, 0.0)

    def set_slice(self, number: int) -> None:
        """Play another slice from its beginning."""
        if self.file is not None and number != self.slice and 1 <= number <= self.slices:
            self._open(self.file, number, 0.0)

    def try_again(self) -> None:
        """After a failure: once more, from where it was."""
        if self.file is not None and self._problem is not None:
            self._open(self.file, self.slice, self.position)

    def close(self) -> None:
        """Play nothing any more."""
        if self.file is None:
            return
        self.file = None
        self._let_go()
        self.changed.emit()

    async def shut_down(self) -> None:
        """Play nothing any more, and wait until what played has ended."""
        player, clients = self._player, self._clients
        self.file = self._player = self._clients = None
        self._let_go()
        if player is not None:
            player.stop()
        await _end(player, clients)

    def toggle(self) -> None:
        """Play, or stand still."""
        if self._problem is not None:
            self.try_again()
        elif self._player is not None:
            self._wants_play = not (self._player.is_playing or self._wants_to_begin())
            if self._wants_play:
                self._player.play()
            else:
                self._player.pause()

    def pause(self) -> None:
        """Stand still."""
        self._wants_play = False
        if self._player is not None and self._player.is_playing:
            self._player.pause()

    def seek(self, moment: float) -> None:
        """Go to a moment of the slice."""
        if self._player is not None and self._problem is None:
            self._player.seek(moment)
            self.position_changed.emit()

    def step(self, seconds: float) -> None:
        """Go forth or back."""
        self.seek(self.position + seconds)

    def step_chapter(self, by: int) -> None:
        """Go to the next chapter (`by` 1), to the beginning of this one or to the one before."""
        chapters, at = self.chapters, self.chapter_at(self.position)
        if not chapters:
            return
        if by > 0:
            number = 0 if at is None else at + 1
        else:
            far_in = at is not None and self.position - chapters[at].begin > _FIRST_OF_CHAPTER
            number = (0 if at is None else at) - (0 if far_in else 1)
        if number < len(chapters):
            self.seek(chapters[number].begin if number >= 0 else 0.0)

    def set_volume(self, volume: float) -> None:
        """From 0 to 1; what is made louder is not muted."""
        self._volume = min(1.0, max(0.0, volume))
        self._muted = self._muted and self._volume == 0
        self._set_sound()

    def set_muted(self, muted: bool) -> None:
        """Let nothing be heard, or let it."""
        self._muted = muted
        self._set_sound()

    def set_room(self, width: int, height: int) -> None:
        """So many px of the screen are there for the picture."""
        self._room = (width, height)
        if self._player is not None:
            self._player.set_room(width, height)

    def _wants_to_begin(self) -> bool:
        return self._wants_play and self.state in (PlayState.OPENING, PlayState.OFFLINE)

    def _open(self, file: StoredFile, number: int, moment: float) -> None:
        links = self._links if self.file is file else None
        clients = self._clients if links is not None else None
        self._let_go(keep_links=links is not None)
        self.file, self.slice = file, number
        storage = self._connection.storage
        if storage is None:
            self._problem = explain(NotConnected("download"))
            self.changed.emit()
            return
        # late: see `later`
        from recorder_gui.client.playing.player import SlicePlayer
        from recorder_gui.client.playing.remote import Reading, RemoteSlice, clients_for
        from recorder_gui.client.storage.links import FreshLinks

        reading = self._reading or Reading()
        self._links = links or FreshLinks(storage, file.resource_name)
        self._clients = clients or clients_for(storage, reading)
        self._wants_play = True
        remote = RemoteSlice(
            self._links, number, self._clients, reading=reading, on_waiting=self._on_waiting
        )
        player = SlicePlayer(
            remote,
            self._executor,
            on_changed=self._on_changed,
            on_picture=self.picture_changed.emit,
            room=self._room,
        )
        self._remote, self._player = remote, player
        self._set_sound()
        player.start(moment)
        player.play()
        self._timer.start()
        self.changed.emit()

    def _let_go(self, *, keep_links: bool = False) -> None:
        """End what plays now, in its own time."""
        player, clients = self._player, None if keep_links else self._clients
        self._player = self._remote = None
        self._problem = None
        self._offline = False
        self._timer.stop()
        if not keep_links:
            self._links = self._clients = None
        if player is not None:
            player.stop()
        if player is not None or clients is not None:
            self._scope.start(partial(_end, player, clients))

    def _set_sound(self) -> None:
        if self._player is not None:
            self._player.sound.volume = self._volume
            self._player.sound.muted = self._muted
        self.changed.emit()

    def _on_waiting(self, waits: bool) -> None:
        self._offline = waits
        self.changed.emit()

    def _on_changed(self) -> None:
        player = self._player
        if player is None:
            return
        if player.error is not None and self._problem is None:
            self._problem = explain(player.error)
        if player.is_over and self.slice < self.slices and self.file is not None:
            self._open(self.file, self.slice + 1, 0.0)
            return
        self.changed.emit()
        self.position_changed.emit()


async def _end(player: "SlicePlayer | None", clients: "HttpClients | None") -> None:
    """To the end, also while the window closes."""

    async def end() -> None:
        if player is not None:
            await player.aclose()
        if clients is not None:
            await clients.aclose()

    ending = asyncio.get_running_loop().create_task(end())
    try:
        await asyncio.shield(ending)
    except asyncio.CancelledError:
        await ending
        raise
