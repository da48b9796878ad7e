"""The real `serve` in a process of its own, started and stopped as a person would."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, ClassVar

READY_WITHIN = 20.0
STOPPED_WITHIN = 30.0


@dataclass(frozen=True)
class RunningRecorder:
    """Where a started recorder listens, with what token, and its process."""

    process: subprocess.Popen[str]
    data: Path
    log: Path
    control: str
    storage: str
    app_id: str
    token: str

    tokens: ClassVar[set[str]] = set()  # of all that were started, for whoever looks for them

    @property
    def pid(self) -> int:
        return self.process.pid

    @classmethod
    def start(cls, folder: Path, **options: object) -> "RunningRecorder":
        """Starts `serve --data FOLDER/data` and waits until it is ready; fails with its log."""
        return cls.start_program("recorder_gui", folder, **options)

    @classmethod
    def start_program(cls, program: str, folder: Path, **options: object) -> "RunningRecorder":
        """The same with another module that serves."""
        folder.mkdir(parents=True, exist_ok=True)
        data, log = folder / "data", folder / "recorder.log"
        with log.open("a") as log_file:
            process = subprocess.Popen(
                [sys.executable, "-m", program, "serve", "--data", str(data)]
                + arguments_of(options),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log_file,
                text=True,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
            )
        assert process.stdout is not None
        try:
            ready = json.loads(_first_line(process.stdout))
            running = cls(
                process=process,
                data=data,
                log=log,
                control=ready["control"],
                storage=ready["storage"],
                app_id=ready["app_id"],
                token=ready["token"],
            )
            assert ready["pid"] == process.pid
            cls.tokens.add(running.token)
        except (ValueError, KeyError, AssertionError, queue.Empty) as error:
            process.kill()
            process.wait()
            process.stdout.close()
            raise AssertionError(
                f"serve was not ready: {error!r}\n{log.read_text(errors='replace')[-4000:]}"
            ) from error
        return running

    def stop(self) -> int:
        """Asks it to finish and waits; returns its exit status. Twice is once."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(
                f"serve did not end on SIGTERM\n{self.log.read_text(errors='replace')[-4000:]}"
            ) from None
        finally:
            if self.process.stdout is not None:
                self.process.stdout.close()
        return status

    def kill(self) -> None:
        """As a crash: SIGKILL, at once."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def arguments_of(options: dict[str, object]) -> list[str]:
    """`{"no_local": True, "quota": 5}` as `["--no-local", "--quota", "5"]`."""
    words: list[str] = []
    for name, value in options.items():
        switch = "--" + name.replace("_", "-")
        if value is True:
            words.append(switch)
        elif value is not None and value is not False:
            words += [switch, str(value)]
    return words


def _first_line(stdout: IO[str]) -> str:
    """The first line that comes; raises queue.Empty after READY_WITHIN seconds."""
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=lambda: lines.put(stdout.readline()), daemon=True).start()
    return lines.get(timeout=READY_WITHIN)
