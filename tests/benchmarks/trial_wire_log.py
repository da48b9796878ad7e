"""How long the window's main thread is held by the wire log at a thousand messages a second of both
channels, its file full, so that the oldest are dropped as the newest come: half of the time
somebody reads in its middle, half of the time the newest are followed.

`wirelog.stall` is by the wall's clock, `wirelog.stall.work` what the main thread computed itself.
"""

import asyncio
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtWidgets import QApplication

from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder
from recorder_gui.client.wire_tap import Channel, Direction, WireTap
from recorder_gui.demo.stall_watch import StallWatch
from recorder_gui.state.connection import Connection
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.vault import Vault
from recorder_gui.state.wire_log.ring import Bounds
from recorder_gui.state.wire_log.sending import Sending
from recorder_gui.state.wire_log.wire_log import WireLog
from recorder_gui.ui.theme import Theme
from recorder_gui.ui.wire_log.page import WireLogPage
from tests.measuring import Figure, percentile
from tests.state.service_desk import play, until

A_SECOND = 1000
SECONDS = 30.0
EVERY = 0.01  # seconds between two handfuls of messages
KEPT = Bounds().messages


def measure() -> Iterator[Figure]:
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        watch = play(application, lambda: _scenario(application, Path(folder)))
    against = f"p99 of {len(watch.gaps)} beats, {A_SECOND} messages a second for {SECONDS:.0f} s"
    for name, times in (("wirelog.stall", watch.gaps), ("wirelog.stall.work", watch.work)):
        yield Figure(name, percentile(times, 0.99), "ms", against, max=max(times))


async def _scenario(application: QApplication, folder: Path) -> StallWatch:
    theme = Theme(application)
    executor = ThreadPoolExecutor(4)
    connection = Connection(
        vault=Vault(executor), local_recorder=LocalRecorder(LocalFolders.under(folder), executor)
    )
    tap, scope = WireTap(), TaskScope()
    log = WireLog(tap, scope, executor, folder=folder / "wire")
    page = WireLogPage(log, Sending(connection, scope))
    page.resize(1280, 720)
    speaker = _Speaker(tap)
    while log.count < KEPT - A_SECOND:
        speaker.say(5_000)
        await until(lambda: log.model.rowCount() == speaker.said, within=60)
    page.show()
    page.table.scrollToBottom()
    await asyncio.sleep(1)  # fonts are there
    watch = StallWatch()
    await speaker.talk(SECONDS / 2)
    page.table.selectRow(log.model.rowCount() // 2)
    page.table.scrollTo(log.model.index(log.model.rowCount() // 2, 0))
    await speaker.talk(SECONDS / 2)
    watch.stop()
    log.close()
    page.close()
    page.deleteLater()
    await scope.close()
    await connection.close()
    executor.shutdown()
    del theme
    return watch


class _Speaker:
    """Says what a busy window would: queries and files listed, each with its answer."""

    def __init__(self, tap: WireTap) -> None:
        self._tap = tap
        self.said = 0

    async def talk(self, seconds: float) -> None:
        """At the rate of the trial."""
        loop = asyncio.get_running_loop()
        started, before = loop.time(), self.said
        while (passed := loop.time() - started) < seconds:
            self.say(round(passed * A_SECOND) - (self.said - before))
            await asyncio.sleep(EVERY)

    def say(self, count: int) -> None:
        for _ in range(count):
            self.said += 1
            asked = self.said % 2 == 1
            number = (self.said + 1) // 2
            channel = Channel.STORAGE if number % 4 == 0 else Channel.CONTROL
            kind = "list files" if channel is Channel.STORAGE else "query"
            fields = {"id": 4104 if asked else 8200, "seq": str(number), "group_id": "lesson-7"}
            if not asked:
                record = {"record_id": f"{number:014d}", "status": 6, "start_time": "2026-01-01"}
                fields |= {"code": 0, "record_list": [record] * 3}
            self._tap.tell(
                Direction.SENT if asked else Direction.RECEIVED,
                channel,
                kind,
                json.dumps(fields),
                id=4104 if asked else 8200,
                seq=str(number),
                code=None if asked else 0,
                round_trip=None if asked else 0.01,
            )
