"""One recording: carries out orders, paces the frames, tells what happens.

Three threads of its own beside those of the sources and the writer. The first prepares each order
(`preparing`), the second takes the frames (`taking`) and carries orders out between two of them,
the third tells once a second that all is alive.

Recorded time stands still while nothing of the layout delivers, and in a pause; sources run on
meanwhile, so that what happens then is skipped.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from enum import Enum, auto

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.texts import Texts
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.clock import SECOND, Clock, WallClock
from recorder_gui.recorder.engine.composing.canvas import CanvasPool
from recorder_gui.recorder.engine.composing.frames import drain
from recorder_gui.recorder.engine.composing.scene import Epochs, Patience, Scene, Stage
from recorder_gui.recorder.engine.composing.streams import Stream
from recorder_gui.recorder.engine.composing.taking import Taking
from recorder_gui.recorder.engine.preparing import Prepared, Preparing
from recorder_gui.recorder.engine.sources.live import Links
from recorder_gui.recorder.engine.sources.running import RETRY_WAITS
from recorder_gui.recorder.engine.telling import Count, Teller
from recorder_gui.recorder.engine.watching.monitor import Monitor
from recorder_gui.recorder.engine.watching.snapshots import Snapshots
from recorder_gui.recorder.engine.writing.writer import JOBS_WAITING, Outcome, Writer

log = logging.getLogger(__name__)

# How long the first source of a recording waits for the others, and a running layout for those
# that a new one brings in. What is on this machine comes at once, unless it is very busy; a link
# may take its time, and is not waited for so long.
OTHERS_WAIT = Patience(here=SECOND, links=SECOND // 4)
NEWCOMERS_WAIT = Patience(here=SECOND // 2, links=SECOND // 5)
IDLE = SECOND // 100
STOPPED = "the recording has been stopped"
PROGRESS_SECONDS = 1.0
BYTES_A_KB = 1000


class State(Enum):
    """What the composing thread is about."""

    WAITING = auto()  # no layout yet, or nothing of it has delivered
    RUNNING = auto()
    STARVED = auto()  # nothing of the layout delivers any more
    PAUSED = auto()
    STOPPED = auto()


class Engine:
    """Records by `begin` on `clock`; `tell` gets every event, from any thread."""

    def __init__(
        self,
        begin: orders.Begin,
        tell: Callable[[orders.AnyEvent], None],
        clock: Clock | None = None,
        retry_waits: Sequence[float] = RETRY_WAITS,
    ) -> None:
        self._begin = begin
        self._teller = Teller(tell, self._count)
        self._clock: Clock = clock or WallClock()
        self._pool = CanvasPool(begin.width, begin.height, JOBS_WAITING + 3)
        self._epochs = Epochs(self._clock.now)
        whole = Rectangle(0, 0, self._pool.width, self._pool.height)
        links = Links(self._clock.now)
        self._stage = Stage(self._epochs, self._on_stream, whole, links, retry_waits)
        self._news = threading.Condition()
        self._ready: list[Prepared] = []
        self._scene = Scene()
        self._texts = Texts((), begin.width, begin.height)
        self._state = State.WAITING
        self._paused_in = State.WAITING
        self._first_seen: int | None = None
        self._snapshots = Snapshots(self._teller, begin.frame_rate)
        self._monitor = Monitor(self._teller, self._pool, lambda: self._scene)
        self._stop_called = False
        self._composed = False
        self.over = threading.Event()
        self._writer = Writer(
            begin, self._pool, self._wake, self._teller.slice_finished, self._on_written
        )
        self._taking = Taking(begin, self._clock, self._pool, self._writer, self._monitor)
        self._preparing = Preparing(
            begin, self._stage, self._teller, self._await_newcomers, self._take_order
        )
        for name, run in (("composer", self._run), ("progress", self._tell_progress)):
            threading.Thread(target=run, name=name, daemon=True).start()

    @property
    def frames(self) -> int:
        """Frames recorded so far."""
        return self._taking.frame

    def moment(self, frame: int) -> float:
        """Seconds of engine time at which a frame is due, were there no pause to come."""
        return self._taking.timeline.moment(frame) / SECOND

    @property
    def state(self) -> State:
        return self._state

    def submit(self, order: orders.AnyOrder) -> None:
        """Carry out `order` after those before it; answered by an event with its number."""
        self._preparing.submit(order)

    def finish(self) -> None:
        """The service is gone: end as by a stop that nobody asked for."""
        with self._news:
            self._stop_called = True
            self._news.notify_all()

    # beside the preparing of orders

    def _take_order(self, prepared: Prepared) -> None:
        with self._news:
            if not self._composed:
                self._ready.append(prepared)
                self._news.notify_all()
                return
        self._teller.decline(prepared.order.number, STOPPED)

    def _await_newcomers(self, scene: Scene) -> None:
        """Give sources that a running layout brings in a moment to be there when it is shown."""
        if self._clock.virtual or self._state is not State.RUNNING:
            return
        began = self._clock.now()
        with self._news:
            while not self._stop_called:
                left = scene.patience(NEWCOMERS_WAIT) - (self._clock.now() - began)
                if left <= 0:
                    return
                self._news.wait(left / SECOND)

    # composing

    def _run(self) -> None:
        try:
            while self._state is not State.STOPPED:
                self._carry_out_orders()
                self._turn()
        except Exception as error:  # said before the thread ends: the service must hear of it
            log.exception("composing broke off")
            self._state = State.STOPPED
            self._teller.broken(str(error) or type(error).__name__)
        with self._news:
            self._composed = True
            left, self._ready = self._ready, []
        for prepared in left:
            self._teller.decline(prepared.order.number, STOPPED)
        self._snapshots.drop()
        self._monitor.close()
        self._stage.close()
        self._writer.complete()

    def _turn(self) -> None:
        if self._state is State.RUNNING:
            self._run_on()
        elif self._state in (State.WAITING, State.STARVED):
            self._look_for_sources()
        elif self._state is State.PAUSED:
            drain(self._scene, self._clock.now(), self._monitor.watched)
            self._idle()

    def _run_on(self) -> None:
        due = self._taking.due
        if self._clock.now() < due:
            with self._news:
                if not self._ready and not self._stop_called:
                    self._sleep(due)
            return
        if not self._writer.has_room:
            self._idle(until=lambda: self._writer.has_room)
            return
        if not self._scene.delivering:
            self._state = State.STARVED
            return
        self._taking.make_up(self._scene)
        is_first = self._taking.frame == 0
        if not self._taking.take(self._scene, self._texts):
            self._idle()
            return
        if is_first:
            self._teller.started()
        self._snapshots.answer(self._taking.shown)
        self._monitor.show(self._taking.last)

    def _catch_up(self) -> None:
        """Make recorded time true at its end, where the machine could not keep up."""
        if self._state is State.RUNNING:
            self._taking.make_up(self._scene)

    def _look_for_sources(self) -> None:
        now = self._clock.now()
        if self._state is State.STARVED:
            drain(self._scene, now, self._monitor.watched)
        if self._may_start(now):
            if self._taking.frame == 0:
                self._epochs.begin_drawn(now)
            self._epochs.begin(self._scene.streams, now)
            self._taking.continue_at(now)
            self._state = State.RUNNING
            return
        self._idle()

    def _may_start(self, now: int) -> bool:
        if not self._scene.delivering:
            self._first_seen = None
            return False
        if self._scene.settled or self._state is State.STARVED:
            return True
        if self._first_seen is None:
            self._first_seen = now
        waited = now - self._first_seen
        return not self._clock.virtual and waited >= self._scene.patience(OTHERS_WAIT)

    def _idle(self, until: Callable[[], bool] = lambda: False) -> None:
        with self._news:
            if not self._ready and not self._stop_called and not until():
                # Not the clock's own sleep: nothing is recorded, so a virtual one stands still.
                self._news.wait(IDLE / SECOND)

    def _sleep(self, until: int) -> None:
        self._clock.sleep(self._news, until)

    def _wake(self) -> None:
        with self._news:
            self._news.notify_all()

    # carrying out orders, between two frames

    def _carry_out_orders(self) -> None:
        with self._news:
            ready, self._ready = self._ready, []
            stop = self._stop_called
        for prepared in ready:
            self._carry_out(prepared)
        if stop and self._state is not State.STOPPED:
            self._catch_up()
            self._state = State.STOPPED

    def _carry_out(self, prepared: Prepared) -> None:
        order = prepared.order
        if self._state is State.STOPPED:
            self._teller.decline(order.number, STOPPED)
            return
        if prepared.scene is not None:
            self._change_scene(prepared.scene)
        if prepared.texts is not None:
            self._texts = prepared.texts
        if isinstance(order, orders.TakeSnapshot):
            self._snapshots.wanted(order)
            if self._state is not State.RUNNING:
                self._snapshots.answer(self._taking.shown)
            return
        if isinstance(order, orders.TakeProgram):
            self._monitor.want(order)
            if self._state is not State.RUNNING:
                self._monitor.show(self._taking.last)
            return
        if isinstance(order, orders.TakePictures):
            self._monitor.look(order)
            return
        if isinstance(order, orders.Watch):
            self._monitor.watch(order)
        elif isinstance(order, orders.Pause):
            if self._state is State.PAUSED:
                self._teller.decline(order.number, "it is paused already")
                return
            self._catch_up()
            self._paused_in, self._state = self._state, State.PAUSED
        elif isinstance(order, orders.Resume):
            if self._state is not State.PAUSED:
                self._teller.decline(order.number, "it is not paused")
                return
            self._resume()
        elif isinstance(order, orders.Stop):
            self._catch_up()
            self._state = State.STOPPED
        self._teller.answer(order.number)

    def _change_scene(self, scene: Scene) -> None:
        before, self._scene = self._scene, scene
        if self._state is not State.WAITING:
            self._epochs.begin(scene.streams, self._taking.due)
        self._stage.over(before, scene)

    def _resume(self) -> None:
        self._state = self._paused_in
        if self._state is State.RUNNING:
            self._taking.continue_at(self._clock.now())

    def _on_stream(self, stream: Stream) -> None:
        self._teller.stream_changed(stream)
        self._wake()

    def _on_written(self, outcome: Outcome) -> None:
        if outcome.failure:
            self._teller.broken(outcome.failure, outcome.disk_full)
            self.finish()
        else:
            self._teller.finished(outcome.paths)
        self.over.set()

    def _tell_progress(self) -> None:
        while not self.over.wait(PROGRESS_SECONDS):
            self._teller.progress(self._writer.bytes_written, self._scene.delivering)

    def _count(self) -> Count:
        return Count(
            self._taking.frame,
            self._taking.seconds,
            self._taking.repeated,
            self._stage.flow // BYTES_A_KB,
        )
