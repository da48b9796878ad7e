"""Where cyclic garbage is collected."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from recorder_gui.collecting import OwnThreadCollector


class Held(QObject):
    """Only a cycle holds it."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


@pytest.fixture
def automatic() -> Iterator[None]:
    """Python's own thresholds, which the other tests do without."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def _allocate_in_a_thread() -> None:
    def allocate() -> None:
        kept = [[each] for each in range(200_000)]
        kept.clear()

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()


def _watched() -> list[threading.Thread]:
    """Filled with the thread that destroys a new `Held`."""
    destroyers: list[threading.Thread] = []
    weakref.finalize(Held(), lambda: destroyers.append(threading.current_thread()))
    return destroyers


def test_by_itself_python_collects_in_a_thread_that_allocates(
    qapp: QCoreApplication, automatic: None
) -> None:
    gc.collect()
    destroyers = _watched()
    _allocate_in_a_thread()
    assert destroyers and destroyers[0] is not threading.main_thread()


def test_the_window_collects_in_its_own_thread_and_leaves_things_as_they_were(
    qtbot: QtBot, automatic: None
) -> None:
    collector = OwnThreadCollector()
    collector.start()
    gc.collect()
    destroyers = _watched()
    _allocate_in_a_thread()
    assert not destroyers
    due = [[each] for each in range(1000)]
    qtbot.waitUntil(lambda: bool(destroyers), timeout=5000)
    assert due and destroyers == [threading.main_thread()]
    collector.stop()
    assert gc.isenabled()
