"""The stopwatch tells how long the window was held, and leaves out what it is told to."""

import threading
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from recorder_gui.demo.stall_watch import StallWatch


def _busy(seconds: float) -> None:
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


def _measure(qtbot: QtBot, work: Callable[[StallWatch], None]) -> StallWatch:
    stalls = StallWatch()
    done: list[bool] = []

    def act() -> None:
        work(stalls)
        QTimer.singleShot(20, lambda: done.append(True))

    QTimer.singleShot(20, act)
    qtbot.waitUntil(lambda: bool(done))
    stalls.stop()
    return stalls


def test_a_turn_that_holds_the_window_is_measured(qtbot: QtBot) -> None:
    stalls = _measure(qtbot, lambda _: _busy(0.25))
    assert stalls.longest >= 245


def test_waiting_is_told_apart_from_work(qtbot: QtBot) -> None:
    def work(_: StallWatch) -> None:
        _busy(0.1)
        threading.Event().wait(0.4)

    stalls = _measure(qtbot, work)
    assert stalls.longest >= 495
    assert stalls.longest_work < 400


def test_what_is_excepted_is_not_counted(qtbot: QtBot) -> None:
    def work(stalls: StallWatch) -> None:
        with stalls.excepted():
            _busy(0.5)

    stalls = _measure(qtbot, work)
    assert stalls.longest < 400
    assert stalls.longest_work < 400


def test_it_beats_while_nothing_happens(qtbot: QtBot) -> None:
    assert len(_measure(qtbot, lambda _: None).gaps) >= 3
