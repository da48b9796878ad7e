"""Taking the frames of a recording: each composed and mixed when it is due, and the last one
repeated for those that this machine has missed."""

from recorder_gui.painting.texts import Texts, clock_text
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.clock import Clock
from recorder_gui.recorder.engine.composing.canvas import CanvasFrame, CanvasPool
from recorder_gui.recorder.engine.composing.frames import Shown, compose, mix_frames
from recorder_gui.recorder.engine.composing.scene import Scene
from recorder_gui.recorder.engine.sources.feeds import Sound
from recorder_gui.recorder.engine.timeline import Timeline
from recorder_gui.recorder.engine.watching.monitor import Monitor
from recorder_gui.recorder.engine.writing.writer import Job, Writer

LONGEST_REPEAT_SECONDS = 10


class Taking:
    """For the composing thread; `frame` is the number of the next frame, `repeated` counts those
    that are another's picture, `last` and `shown` are of the one that was composed last."""

    def __init__(
        self,
        begin: orders.Begin,
        clock: Clock,
        pool: CanvasPool,
        writer: Writer,
        monitor: Monitor,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._pool = pool
        self._writer = writer
        self._monitor = monitor
        self.timeline = Timeline(begin.frame_rate)
        self.frame = 0
        self.repeated = 0
        self.last: CanvasFrame | None = None
        self.shown: Shown | None = None

    @property
    def due(self) -> int:
        """Engine time of the next frame, ns."""
        return self.timeline.moment(self.frame)

    @property
    def seconds(self) -> float:
        """What has been recorded."""
        return self.timeline.seconds(self.frame)

    def continue_at(self, now: int) -> None:
        """The next frame is due at engine time `now`."""
        self.timeline.continue_at(self.frame, now)

    def make_up(self, scene: Scene) -> None:
        """Repeat the last frame for those that are missed already; none on a virtual clock."""
        if self._clock.virtual or self.last is None:
            return
        missed = self.timeline.frame_at(self._clock.now()) - self.frame
        if missed <= 0:
            return
        missed = min(missed, LONGEST_REPEAT_SECONDS * self._begin.frame_rate)
        sound = self._mixed(scene, missed, wait=False)
        self._pool.use(self.last)
        first = self.timeline.first_sample(self.frame)
        self._writer.put(Job(self.last, self.frame, missed, sound, first))
        self.frame += missed
        self.repeated += missed

    def take(self, scene: Scene, texts: Texts) -> bool:
        """Compose the next frame and hand it over; False while no canvas is free."""
        canvas = self._pool.acquire()
        if canvas is None:
            return False
        frame, wait, moment = self.frame, self._clock.virtual, self.due
        clock = clock_text(self._clock.wall(moment), self._begin.utc_offset)
        shown = compose(canvas, scene, texts, moment, clock, frame, wait)
        sound = self._mixed(scene, 1, wait)
        if self.last is not None:
            self._pool.release(self.last)
        self.last, self.shown = canvas, shown
        self._pool.use(canvas)
        self._writer.put(Job(canvas, frame, 1, sound, self.timeline.first_sample(frame)))
        self.frame = frame + 1
        return True

    def _mixed(self, scene: Scene, count: int, wait: bool) -> Sound:
        watched = self._monitor.watched
        sound = mix_frames(scene, self.timeline, self.frame, count, wait, watched)
        self._monitor.hear(sound)
        return sound
