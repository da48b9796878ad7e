"""One run of the self-test, in a folder of its own that is gone afterwards."""

import asyncio
import contextlib
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from recorder_gui import __version__, own_program
from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.errors import RecorderError
from recorder_gui.places import Places
from recorder_gui.qt_loop import QtLoop
from recorder_gui.self_test import in_window, parts
from recorder_gui.state.language import LanguageChoice
from recorder_gui.ui.theme import ThemeMode

_PATIENCE = 45.0  # seconds for one check
_HOMES = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")

Check = Callable[[], Awaitable[str]]


@dataclass(frozen=True)
class Finding:
    """What became of one check; `detail` is what was found, or why it failed."""

    name: str
    ok: bool
    detail: str
    seconds: float


def run(output: Path | None) -> int:
    """See `recorder_gui.self_test.run`."""
    if not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="recorder-gui-", ignore_cleanup_errors=True) as folder:
        for name in _HOMES:  # nothing of the person's is read or written
            os.environ[name] = str(Path(folder, name.lower()))
        application = prepare_application(["recorder-gui"])
        with QtLoop(application) as loop, ThreadPoolExecutor(2) as pool:
            findings = loop.run_until_complete(_findings(application, Path(folder), pool))
        report = _report(findings)
    text = json.dumps(report, indent=2, ensure_ascii=False) + "\n"
    # A windowed program on Windows has nothing to print to; a narrow terminal can't print all.
    if sys.stdout is not None:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    if output is not None:
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            print(f"self-test: {output} cannot be written: {error.strerror}", file=sys.stderr)
            return 1
    return 0 if report["ok"] else 1


async def _findings(
    application: QApplication, folder: Path, pool: ThreadPoolExecutor
) -> list[Finding]:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(pool)  # the loop's own would outlive it

    def in_thread(check: Callable[[], str]) -> Check:
        return lambda: loop.run_in_executor(pool, check)

    async def in_main_thread() -> str:
        return parts.modules()

    findings = [
        await _tried("modules", in_main_thread),
        await _tried("versions", in_thread(parts.versions)),
        await _tried("media", in_thread(parts.media)),
        await _tried("pictures", in_thread(parts.pictures)),
        await _tried("echo", parts.echo),
        await _tried("trust", parts.trust),
        await _tried("zones", in_thread(parts.zones)),
        await _tried("vault", in_thread(parts.vault)),
    ]
    program: DesktopApplication | None = None

    async def opened() -> str:
        nonlocal program
        program = DesktopApplication(
            application,
            Places.under(folder),
            theme=ThemeMode.LIGHT,
            language=LanguageChoice.ENGLISH,
        )
        program.start()
        await in_window.connected(program)
        return await in_window.window(program)

    try:
        findings.append(await _tried("window", opened))
        findings.append(await _tried("languages", lambda: in_window.languages(_there(program))))
        findings.append(
            await _tried("recording", lambda: in_window.recording(_there(program), folder))
        )
        findings.append(await _tried("playing", lambda: in_window.playing(_there(program))))
    finally:
        await _ended(program)
    return findings


def _there(program: DesktopApplication | None) -> DesktopApplication:
    if program is None:
        raise parts.CheckFailed("there is no window to try it in")
    return program


async def _ended(program: DesktopApplication | None) -> None:
    """Nothing is left running."""
    if program is None:
        return
    with contextlib.suppress(RecorderError):
        await program.connection.close()
        await program.local_recorder.stop()
    await program.shut_down()


async def _tried(name: str, check: Check) -> Finding:
    begun = time.perf_counter()
    try:
        async with asyncio.timeout(_PATIENCE):
            ok, detail = True, await check()
    except TimeoutError:
        ok, detail = False, f"not done within {_PATIENCE:g} s"
    except parts.CheckFailed as error:
        ok, detail = False, str(error)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what is to be reported
        ok, detail = False, f"{type(error).__name__}: {error}"
    return Finding(name, ok, detail, round(time.perf_counter() - begun, 3))


def _report(findings: list[Finding]) -> dict[str, Any]:
    return {
        "ok": all(finding.ok for finding in findings),
        "version": __version__,
        "packaged": own_program.is_packaged(),
        "program": sys.executable,
        "system": platform.platform(),
        "python": platform.python_version(),
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "checks": [asdict(finding) for finding in findings],
    }


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
