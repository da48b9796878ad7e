"""One run of the demo, from an empty folder to `report.json`; nothing else is left behind."""

import asyncio
import contextlib
import json
import os
import shutil
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.demo.canvases import CanvasPicture, paint
from recorder_gui.demo.footage import Footage, watch
from recorder_gui.demo.main_job import MainJob, Outcome
from recorder_gui.demo.presenter import DemoFailed
from recorder_gui.demo.stall_watch import StallWatch
from recorder_gui.demo.verdict import Verdict, judge
from recorder_gui.demo.wire_record import WireRecord
from recorder_gui.errors import RecorderError, UserFacingError
from recorder_gui.places import Places
from recorder_gui.qt_loop import QtLoop
from recorder_gui.recorder.engine.sources.drawn.demo_cast import PEOPLE
from recorder_gui.state.language import LanguageChoice
from recorder_gui.ui.theme import ThemeMode

_WINDOW = (1440, 900)  # px
_AT_MOST = 120.0  # seconds that a run may take beyond three times its recorded time
_EVIDENCE = (
    "recording.mp4",
    "studio.png",
    "tasks.png",
    "files.png",
    "wire.jsonl",
    "canvas-1.png",
    "canvas-2.png",
    "report.json",
    "recorder-gui.log",  # both kept of a run that failed
    "recorder.log",
)
_HOMES = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


@dataclass(frozen=True)
class Done:
    """What happened in the window; stalls in ms, see `StallWatch`."""

    outcome: Outcome
    longest_stall: float
    longest_work: float


@dataclass(frozen=True)
class Result:
    """What a run found."""

    done: Done
    canvases: list[CanvasPicture]
    footage: Footage
    verdict: Verdict


def run(output: Path, seconds: float) -> int:
    """See `recorder_gui.demo.run`."""
    output = output.resolve()
    try:
        work = _emptied(output)
    except OSError as error:
        print(
            f"demo: {output} cannot be used: {error.strerror}. "
            "Give a folder that can be written to with --output.",
            file=sys.stderr,
        )
        return 1
    for name in _HOMES:  # font caches and the like
        os.environ[name] = str(work / name.lower())
    if not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        result = _in_the_window(work, output, seconds)
    except (RecorderError, TimeoutError, OSError) as error:
        print(f"demo: {type(error).__name__}: {error}", file=sys.stderr)
        _keep_logs(work, output)
        return 1
    except Exception:  # noqa: BLE001  a defect: told whole, and it must fail the run
        traceback.print_exc()
        _keep_logs(work, output)
        return 1
    finally:
        shutil.rmtree(work, ignore_errors=True)
    report = json.dumps(_report(result), indent=2)
    (output / "report.json").write_text(report + "\n", encoding="utf-8")
    for fault in result.verdict.faults:
        print(f"demo: {fault}", file=sys.stderr)
    return 1 if result.verdict.faults else 0


def _emptied(output: Path) -> Path:
    """A fresh working folder in `output`, where the evidence of an earlier run is taken away, so
    that a run that fails leaves none that looks like its own; raises OSError."""
    output.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".work-", dir=output))
    for name in _EVIDENCE:
        (output / name).unlink(missing_ok=True)
    return work


def _in_the_window(work: Path, output: Path, seconds: float) -> Result:
    application = prepare_application(["recorder-gui"])
    with QtLoop(application) as loop:
        done = loop.run_until_complete(
            asyncio.wait_for(_job(application, work, output, seconds), _AT_MOST + 3 * seconds)
        )
    return _examine(done, output)


async def _job(application: QApplication, work: Path, output: Path, seconds: float) -> Done:
    program = DesktopApplication(
        application, Places.under(work), theme=ThemeMode.LIGHT, language=LanguageChoice.ENGLISH
    )
    try:
        with WireRecord(program.connection.wire_tap, output / "wire.jsonl"):
            program.window.resize(*_WINDOW)
            troubles = Troubles(program)
            painted = FirstPaint(program.window)
            program.start()
            await painted.seen
            stalls = StallWatch()
            outcome = await MainJob(program, stalls, output, seconds).run()
            stalls.stop()
            if troubles.told:
                raise DemoFailed("the window told of trouble: " + "; ".join(troubles.told))
            return Done(outcome, stalls.longest, stalls.longest_work)
    except BaseException:
        # The window would leave a recorder that still records; the demo leaves nothing.
        with contextlib.suppress(RecorderError):
            await program.local_recorder.stop()
        raise
    finally:
        await program.shut_down()


def _examine(done: Done, output: Path) -> Result:
    """Decode what was downloaded and judge it. Only once the window is closed: what paints and
    compares whole pictures would hold the window up, in whichever thread."""
    outcome = done.outcome
    assert outcome.history is not None and outcome.downloaded is not None
    recording = output / "recording.mp4"
    shutil.move(outcome.downloaded, recording)
    canvases = [paint(each, output) for each in outcome.canvases]
    footage = watch(recording, [each.frame for each in canvases])
    tones = {person.name: person.hertz for person in PEOPLE}
    verdict = judge(outcome.history, footage, canvases, tones)
    return Result(done, canvases, footage, verdict)


def _report(result: Result) -> dict[str, Any]:
    outcome = result.done.outcome
    history = outcome.history
    assert history is not None
    return {
        "record_id": outcome.record_id,
        "recorded_seconds": history.recorded_seconds,
        "media_seconds": round(result.footage.seconds, 4),
        "frames": result.footage.frames,
        "repeated_frames": history.repeated_frames,
        "layouts": sum(event.kind == "layout" for event in history.events),
        "slices": history.slices,
        "pictures": [{"canvas": each.name, "frame": each.frame} for each in result.canvases],
        "preview_ssim": round(result.verdict.preview_ssim, 4),
        "likeness": {
            name: {"ssim": each.ssim, "mean": each.mean, "block": each.block}
            for name, each in result.verdict.likenesses.items()
        },
        "longest_stall_ms": round(result.done.longest_stall, 1),
        "longest_work_ms": round(result.done.longest_work, 1),
        "faults": list(result.verdict.faults),
    }


class Troubles(QObject):
    """`told`: every error that the window of `program` showed."""

    def __init__(self, program: DesktopApplication) -> None:
        super().__init__(program.window)
        self.told: list[str] = []
        program.tasks.failed.connect(self._on_trouble)
        program.unhandled.happened.connect(self._on_trouble)

    def _on_trouble(self, error: UserFacingError) -> None:
        self.told.append(f"{error.code}: {error.sentence}")


class FirstPaint(QObject):
    """`seen` is done once `window` has been painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.seen: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        if event.type() == QEvent.Type.Paint and not self.seen.done():
            self.seen.set_result(None)
        return super().eventFilter(watched, event)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _keep_logs(work: Path, output: Path) -> None:
    """What the window and the recorder logged, for whoever finds out why it failed."""
    for log in work.rglob("*.log"):
        shutil.copy(log, output / log.name)
