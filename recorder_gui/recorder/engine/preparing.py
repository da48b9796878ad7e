"""Orders made ready beside the recording: sources opened, pictures scaled to new places, texts
drawn, so that carrying one out between two frames takes no time."""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from recorder_gui.painting.texts import Texts
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.composing.scene import Scene, Stage
from recorder_gui.recorder.engine.telling import Teller

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An order with what was made ready for it."""

    order: orders.AnyOrder
    scene: Scene | None = None
    texts: Texts | None = None


class Preparing:
    """A thread that prepares one order after the other.

    `hold(scene)` gives the sources of a new layout a moment before it is handed over, `hand_over`
    gets each order in the order of submitting.
    """

    def __init__(
        self,
        begin: orders.Begin,
        stage: Stage,
        teller: Teller,
        hold: Callable[[Scene], None],
        hand_over: Callable[[Prepared], None],
    ) -> None:
        self._size = begin.width, begin.height
        self._stage = stage
        self._teller = teller
        self._hold = hold
        self._hand_over = hand_over
        self._orders: queue.SimpleQueue[orders.AnyOrder] = queue.SimpleQueue()
        self._layout: orders.SetLayout | None = None
        threading.Thread(target=self._run, name="orders", daemon=True).start()

    def submit(self, order: orders.AnyOrder) -> None:
        """Prepare `order` after those before it."""
        self._orders.put(order)

    def _run(self) -> None:
        while True:
            order = self._orders.get()
            try:
                prepared = self._prepared(order)
            except Exception as error:  # an order must be answered, whatever its media holds
                log.exception("an order could not be prepared")
                self._teller.decline(order.number, str(error) or type(error).__name__)
                continue
            self._hand_over(prepared)

    def _prepared(self, order: orders.AnyOrder) -> Prepared:
        if isinstance(order, orders.SetMembers):
            differs = self._stage.set_members(order.media)
            if differs and self._layout is not None:
                return Prepared(order, scene=self._stage.scene(self._layout))
        elif isinstance(order, orders.SetLayout):
            self._layout = order
            scene = self._stage.scene(order)
            self._hold(scene)
            return Prepared(order, scene=scene)
        elif isinstance(order, orders.SetSubtitles):
            return Prepared(order, texts=Texts(order.subtitle_list, *self._size))
        return Prepared(order)
