"""One slice with its threads: one reads and decodes ahead, one shows each picture in its moment.

Whoever plays holds no thread of the window: every call returns at once, and what happens is told on
the event loop.
"""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor

from recorder_gui.client.errors import PlayFailed
from recorder_gui.client.playing.clock import PlayClock
from recorder_gui.client.playing.decoding import Decoder, Picture, Sound
from recorder_gui.client.playing.facts import MediaFacts
from recorder_gui.client.playing.pixels import Pixels, as_pixels, fitted
from recorder_gui.client.playing.remote import Interrupted, RemoteSlice
from recorder_gui.client.playing.sound import RATE, SoundOutput, SoundQueue
from recorder_gui.errors import RecorderError

_log = logging.getLogger(__name__)

_PICTURES_AHEAD = 8
_SOUND_AHEAD = 3.0  # seconds, of a recording without pictures
_MOST_PICTURES = 45
_MOST_SOUND = 10.0
_ENOUGH_SOUND = 0.3
_LOOK = 0.02  # seconds between two looks at a running clock
_NEAR = 0.003


class SlicePlayer:
    """Plays `remote`; made and used on the loop, its end is `aclose`.

    Told on the loop: `on_changed`, when anything but the position is another; `on_picture`, when
    `picture` is a new one.
    """

    def __init__(
        self,
        remote: RemoteSlice,
        executor: Executor,
        *,
        on_changed: Callable[[], None],
        on_picture: Callable[[], None],
        room: tuple[int, int] = (640, 360),
    ) -> None:
        self._remote = remote
        self._executor = executor
        self._on_changed = on_changed
        self._on_picture = on_picture
        self._loop = asyncio.get_running_loop()
        self._clock = PlayClock()
        self.sound = SoundQueue(self._clock)
        self._output = SoundOutput(self.sound)
        self._state = threading.Condition()
        self._pictures: deque[Picture] = deque()
        self._room = room
        self._shown: Picture | None = None
        self._redraw = False
        self._show_first = True  # the first picture after a jump is shown, playing or not
        self._seek_to: float | None = None
        self._at_end = False
        self._end = 0.0  # where what was decoded ends
        self._closing = False
        self._started = False
        self._threads = [
            threading.Thread(target=self._run, args=(work,), name=name, daemon=True)
            for work, name in ((self._decode, "decode"), (self._show, "show"))
        ]
        self._sounding = threading.Thread(target=self._output.start, name="sound", daemon=True)
        self.picture: Pixels | None = None
        self.facts: MediaFacts | None = None
        self.error: RecorderError | None = None
        self.is_playing = False  # wished; `is_starved` tells whether it has to wait
        self.is_starved = False
        self.is_over = False

    @property
    def position(self) -> float:
        """Seconds, between 0 and the length where that is known."""
        length = None if self.facts is None else self.facts.seconds
        at = max(0.0, self._clock.at())
        return at if length is None else min(at, length)

    @property
    def is_heard(self) -> bool | None:
        """Whether this computer has sound; None while that is not known."""
        if not self._started or self._sounding.is_alive():
            return None
        return self._output.is_heard

    def start(self, moment: float = 0.0) -> None:
        """Open the slice and show its picture at `moment`."""
        self._started = True
        if moment > 0:
            self._seek_to = moment
            self._clock.set(moment)
        self._sounding.start()
        for thread in self._threads:
            thread.start()

    def play(self) -> None:
        """Go on from where it is; from the beginning where it is over."""
        if self.is_over:
            self.seek(0.0)
        with self._state:
            self.is_playing = True
            self._state.notify_all()
        self._on_changed()

    def pause(self) -> None:
        """Stand still."""
        with self._state:
            self.is_playing = self.is_starved = False
            self._clock.hold()
            self._state.notify_all()
        self._on_changed()

    def seek(self, moment: float) -> None:
        """Go to `moment`, playing or not as before."""
        length = None if self.facts is None else self.facts.seconds
        moment = max(0.0, moment if length is None else min(moment, length))
        with self._state:
            self._clock.hold()
            self._clock.set(moment)
            self._forget_decoded()
            self._seek_to = moment
            self._remote.interrupt()
            self._state.notify_all()
        self._on_changed()

    def set_room(self, width: int, height: int) -> None:
        """Pictures fit into so many px from now on."""
        with self._state:
            if (width, height) != self._room:
                self._room = (max(2, width), max(2, height))
                self._redraw = self._shown is not None
                self._state.notify_all()

    def stop(self) -> None:
        """Nothing is told any more; its threads end."""
        with self._state:
            self._closing = True
            self._clock.hold()
            self._remote.stop()
            self._state.notify_all()

    async def aclose(self) -> None:
        """Stop it, and wait until it has ended."""
        self.stop()
        await self._remote.aclose()
        if self._started:
            await self._loop.run_in_executor(self._executor, self._join)

    def _join(self) -> None:
        for thread in (*self._threads, self._sounding):
            thread.join()
        self._output.close()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except RecorderError as error:
            self._fail(error)
        except Exception as error:  # noqa: BLE001  whatever it is, the window says so and goes on
            _log.exception("playing failed")
            self._fail(PlayFailed(self._remote.file_name, str(error)))

    def _fail(self, error: RecorderError) -> None:
        with self._state:
            if self._closing:
                return
            self.error = error
            self.is_playing = self.is_starved = False
            self._clock.hold()
            self._state.notify_all()
        self._tell(self._on_changed)

    def _tell(self, listener: Callable[[], None]) -> None:
        if not self._closing:
            self._loop.call_soon_threadsafe(self._tell_on_loop, listener)

    def _tell_on_loop(self, listener: Callable[[], None]) -> None:
        if not self._closing:
            listener()

    def _forget_decoded(self) -> None:
        self._pictures.clear()
        self.sound.clear()
        self._at_end = self.is_over = False
        self._show_first = True

    # The thread that reads and decodes.

    def _decode(self) -> None:
        decoder: Decoder | None = None
        try:
            while True:
                with self._state:
                    self._state.wait_for(self._may_decode)
                    if self._closing:
                        return
                    seek, self._seek_to = self._seek_to, None
                    if seek is not None:
                        self._remote.resume()
                try:
                    if decoder is None:
                        decoder = Decoder(self._remote)
                        self._take_facts(decoder.facts)
                    if seek is not None:
                        decoder.seek(seek)
                    self._take(decoder.next())
                except Interrupted:
                    # what was interrupted can't be gone on with; its header is in memory
                    if decoder is not None:
                        decoder.close()
                        decoder = None
                    with self._state:
                        if self._seek_to is None:
                            self._seek_to = self._clock.at() if seek is None else seek
                            self._forget_decoded()
        finally:
            if decoder is not None:
                decoder.close()

    def _may_decode(self) -> bool:
        return self._closing or self._seek_to is not None or not (self._at_end or self._is_full())

    def _is_full(self) -> bool:
        facts, sound = self.facts, self.sound.seconds
        if facts is None or not facts.has_picture:
            return sound > _SOUND_AHEAD
        if len(self._pictures) < _PICTURES_AHEAD:
            return sound > _MOST_SOUND
        # some files bring the sound a good while after its pictures
        lacks_sound = facts.has_sound and sound < _ENOUGH_SOUND
        return not lacks_sound or len(self._pictures) >= _MOST_PICTURES

    def _take_facts(self, facts: MediaFacts) -> None:
        if self.facts is None:
            self.facts = facts
            self._tell(self._on_changed)

    def _take(self, part: Picture | Sound | None) -> None:
        with self._state:
            if self._seek_to is not None:
                return  # of where nobody is any more
            if part is None:
                self._at_end = True
            elif isinstance(part, Picture):
                self._pictures.append(part)
                rate = self.facts.frame_rate if self.facts is not None else 0.0
                self._end = max(self._end, part.moment + 1 / (rate or 25.0))
            else:
                self.sound.put(part.moment, part.samples)
                self._end = max(self._end, part.moment + len(part.samples) / RATE)
            self._state.notify_all()

    # The thread that shows.

    def _show(self) -> None:
        while True:
            with self._state:
                picture = self._next_due()
                if self._closing:
                    return
                room = self._room
            if picture is not None:
                size = fitted(picture.frame.width, picture.frame.height, room)
                self.picture = as_pixels(picture.frame, *size)
                self._tell(self._on_picture)

    def _next_due(self) -> Picture | None:
        """The picture to show now, or None after a while in which there was none."""
        if self._redraw and self._shown is not None:
            self._redraw = False
            return self._shown
        if self._show_first and self._pictures:
            self._show_first = False
            self._shown = self._pictures.popleft()
            self._state.notify_all()  # there may be room for more
            return self._shown
        if self.is_playing and not self._clock.is_running:
            if self._is_ready():
                self._set_starved(False)
                self._clock.run()
            elif not self.is_starved:
                self._set_starved(True)
        if not self._clock.is_running:
            self._state.wait(0.5)
            return None
        due = self._pop_due()
        if due is not None:
            self._shown = due
            return due
        self._look_for_end()
        self._state.wait(self._until_next())
        return None

    def _pop_due(self) -> Picture | None:
        due, now = None, self._clock.at() + _NEAR
        while self._pictures and self._pictures[0].moment <= now:
            due = self._pictures.popleft()
        if due is not None:
            self._state.notify_all()  # there may be room for more
        return due

    def _until_next(self) -> float:
        if not self._pictures:
            return _LOOK
        return max(0.001, min(_LOOK, self._pictures[0].moment - self._clock.at()))

    def _is_ready(self) -> bool:
        """Whether enough is decoded, and the first picture stands, to let time pass."""
        if self._at_end:
            return True
        has_picture = self.facts is not None and self.facts.has_picture
        return self._is_full() and not (has_picture and self._show_first)

    def _look_for_end(self) -> None:
        if not self._at_end:
            if not self._pictures and self.sound.seconds <= 0:
                self._clock.hold()
                self._set_starved(True)
            self._state.notify_all()  # sound was taken: there may be room for more
        elif not self._pictures and self._clock.at() >= self._end:
            self._clock.hold()
            self.is_playing, self.is_over = False, True
            self._tell(self._on_changed)

    def _set_starved(self, starved: bool) -> None:
        if starved != self.is_starved:
            self.is_starved = starved
            self._tell(self._on_changed)
