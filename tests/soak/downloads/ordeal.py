"""Downloads by the real window through planned faults, and a person who does what it advises.

Checked all along: whatever has a final name is whole and right. At the end every file is there,
once, or the window says why not.
"""

import asyncio
import hashlib
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.services.hostile_service import APP_ID, TOKEN, Fields, HostileService
from tests.soak.downloads import window
from tests.soak.downloads.faults import SLICES, FaultyStorage, planned

TOP = Path(__file__).resolve().parents[3]
BALLAST = "ballast"
_SPARE = 10  # the last downloads may be done before all of their faults: a tenth more is planned
# What a person can read in a row that has failed, and act on by trying again.
ACTED_ON = {
    "transfer_failed",
    "link_expired",
    "checksum_mismatch",
    "disk_full",
    "connection_lost",
    "request_timed_out",
    "file_gone",
    "bad_reply",
    "connect_failed",
    "connect_refused",
}


@dataclass
class Outcome:
    """What happened (recording, fault), the windows that were started, the tries that the person
    asked for, and what was said: (the last fault, code) to both languages' sentence and advice."""

    happened: list[tuple[str, str]] = field(default_factory=list)
    windows: int = 0
    retries: int = 0
    waited_out: int = 0
    said: dict[tuple[str, str], dict[str, list[str]]] = field(default_factory=dict)
    unsaid: list[str] = field(default_factory=list)


class Ordeal:
    """`disk` is where downloads go; `can_fill`: it is a small one, to be filled to the brim."""

    def __init__(
        self, folder: Path, disk: Path, *, downloads: int, faults: int, seed: int, can_fill: bool
    ) -> None:
        self._folder, self._disk, self._can_fill = folder, disk, can_fill
        self._names = [f"talk-{number:02}" for number in range(downloads)]
        self._storage = FaultyStorage(
            self._names,
            planned(faults + faults // _SPARE, seed),
            kill=self._kill,
            fill=self._fill,
            seed=seed,
        )
        self._faults = faults
        self._done: set[str] = set()
        self._process: Process | None = None
        self._filled = asyncio.Event()
        self.outcome = Outcome()

    async def run(self, within: float) -> Outcome:
        """The whole of it, in so many seconds."""
        async with (
            asyncio.timeout(within),
            HostileService() as control,
            self._storage,
            asyncio.TaskGroup() as group,
        ):
            control.answers[4104] = _nothing_recorded
            sweeper = group.create_task(self._free_in_time())
            first = True
            while len(self._done) < len(self._names):
                await self._live_through_one_window(control.url, begin=first)
                first = False
                self.check_final_names()
            sweeper.cancel()
        self.outcome.happened = self._storage.happened
        self.check_everything()
        return self.outcome

    def check_final_names(self) -> None:
        """Nothing wrong or half has a final name."""
        for path in self._disk.iterdir():
            if path.name == BALLAST or ".part" in path.name:
                continue
            name, _, number = path.stem.rpartition("_")
            wanted = self._storage.slices[name][int(number) - 1]
            found = hashlib.sha256(path.read_bytes()).hexdigest()
            assert found == wanted.sha256, f"{path.name} is not what the service has"

    def check_everything(self) -> None:
        """All slices are there, once, and nothing else."""
        self.check_final_names()
        every = {f"{n}_{k:03}.mp4" for n in self._names for k in range(1, SLICES + 1)}
        found = {each.name for each in self._disk.iterdir()} - {BALLAST}
        assert found == every, f"{sorted(found ^ every)} too many or missing"
        happened = len(self._storage.happened)
        assert happened >= self._faults, f"only {happened} faults have happened"
        assert not self.outcome.unsaid, self.outcome.unsaid

    async def _live_through_one_window(self, control: str, *, begin: bool) -> None:
        """From its start until it is killed, or until all is done."""
        self.outcome.windows += 1
        self._process = process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", window.__name__, str(self._folder), str(self._disk)),
            stdin=PIPE,
            stdout=PIPE,
            cwd=TOP,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
        assert process.stdin is not None
        assert process.stdout is not None
        service = {"control": control, "storage": self._storage.url}
        self._wish(process, **service, app_id=APP_ID, token=TOKEN)
        if begin:
            self._wish(process, download=self._names)
        async for line in process.stdout:
            self._hear(process, json.loads(line))
            if len(self._done) == len(self._names):
                process.stdin.close()
        status = await process.wait()
        killed = status == -signal.SIGKILL
        assert killed or len(self._done) == len(self._names), f"the window ended with {status}"

    def _wish(self, process: Process, **wish: object) -> None:
        assert process.stdin is not None
        with suppress(ConnectionError):
            process.stdin.write(json.dumps(wish).encode() + b"\n")

    def _hear(self, process: Process, told: dict[str, Any]) -> None:
        state, name = told.get("state"), str(told.get("name"))
        if state == "done" and name not in self._done:
            self._done.add(name)
            left = [each for each in self._names if each not in self._done]
            self._storage.hand_over(name, to=left)
        if "code" not in told:
            if state == "failed":
                self.outcome.unsaid.append(f"{name} failed, and nothing says why")
            return
        self._note(name, told)
        if state == "failed":
            if told["code"] not in ACTED_ON:
                self.outcome.unsaid.append(f"{name}: {told}\n{self._log()}")
            if told["code"] == "disk_full":
                self._free()
            self.outcome.retries += 1
            self._wish(process, retry=told["number"])
        elif told["again"]:
            self.outcome.waited_out += 1

    def _log(self) -> str:
        """The end of the window's own log."""
        return "\n".join(
            each.read_text(encoding="utf-8")[-3000:]
            for each in sorted((self._folder / "logs").glob("*.log"))
        )

    def _note(self, name: str, told: dict[str, Any]) -> None:
        faults = [kind for whose, kind in self._storage.happened if whose == name]
        key = (faults[-1] if faults else "", told["code"])
        self.outcome.said.setdefault(key, {k: told[k] for k in ("en", "zh_CN")})

    def _kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    def _fill(self) -> None:
        if not self._can_fill or (self._disk / BALLAST).exists():
            return
        with (self._disk / BALLAST).open("wb", buffering=0) as ballast:
            block = 1 << 20
            while block:
                try:
                    if ballast.write(bytes(block)) < block:
                        block //= 2
                except OSError:
                    block //= 2
        self._filled.set()

    def _free(self) -> None:
        (self._disk / BALLAST).unlink(missing_ok=True)
        self._filled.clear()

    async def _free_in_time(self) -> None:
        """Somebody else frees the disk where the window had no more to write anyway."""
        while True:
            await self._filled.wait()
            await asyncio.sleep(1.5)
            self._free()


async def _nothing_recorded(service: HostileService, to: Any, request: Fields) -> None:
    await service.reply(to, request, record_list=[], total_num=0)
