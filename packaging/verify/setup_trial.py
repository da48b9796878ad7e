"""The Windows installer, tried under wine: silent, upgraded in place, run, removed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from common.doing import fresh, timed
from common.facts import CannotBuild, Facts
from verify.display import Display
from verify.lower import VERSION
from verify.wine import Wine
from verify.wine_recording import while_it_records

_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\recorder-gui"
_CLASS = r"HKCU\Software\Classes\recorder-gui.layout\shell\open\command"
_HOSTILE = {
    "PYTHONHOME": r"C:\nowhere",
    "PYTHONPATH": r"C:\nowhere\else",
    "QT_PLUGIN_PATH": r"C:\nowhere\plugins",
}


def try_setup(
    package: Path, lower: Path, archive: Path, facts: Facts, display: Display
) -> tuple[dict[str, Any], bool]:
    """What each step found, and whether all is well; `lower` is the same package with a
    lower version, `archive` the portable one."""
    folder = fresh(facts.work / "trials" / "wine")
    wine = Wine(folder, display.name)
    steps: dict[str, Any] = {}

    def step(name: str, work: Callable[[], Any]) -> None:
        with timed() as watch:
            try:
                found: Any = {"ok": True, "found": work()}
            except (CannotBuild, AssertionError, OSError, ValueError) as error:
                found = {"ok": False, "found": str(error)[-3000:]}
        steps[name] = found | {"seconds": watch.seconds}
        print(f"      {name}: {'ok' if found['ok'] else 'FAILED: ' + found['found']}", flush=True)

    wine.make()
    installed = wine.home / "AppData/Local/Programs/Cloud Recorder"
    try:
        step("the installer shows itself", lambda: _shown(wine, package, display, folder))
        step("install the version before", lambda: _installed(wine, lower, installed, VERSION))
        wine.supply(installed)
        step("upgrade", lambda: _upgraded(wine, package, installed, facts))
        step("self-test", lambda: _self_test(wine, installed, folder, {}))
        step(
            "self-test, hostile environment", lambda: _self_test(wine, installed, folder, _HOSTILE)
        )
        step("window", lambda: _window(wine, installed, display, folder))
        step(
            "install over it while it records",
            lambda: while_it_records(
                wine, installed, display, (package, "/S"), folder / "recording.png"
            ),
        )
        step(
            "remove while it records",
            lambda: while_it_records(
                wine,
                installed,
                display,
                (installed / "uninstall.exe", "/S"),
                folder / "recording-again.png",
            ),
        )
        step("nothing is left", lambda: _removed(wine, installed))
        step("portable archive", lambda: _portable(wine, archive, folder))
    finally:
        wine.end()
    return steps, all(each["ok"] for each in steps.values())


def _shown(wine: Wine, package: Path, display: Display, folder: Path) -> str:
    process = wine.start(package)
    try:
        display.wait_for_window("Cloud Recorder", 60)
        display.save(folder / "installer.png")
    finally:
        process.terminate()
        wine.end()
    return "installer.png"


def _installed(wine: Wine, package: Path, installed: Path, version: str) -> str:
    wine.run(package, "/S", timeout=400)
    assert (installed / "recorder-gui.exe").exists(), "nothing was installed"
    assert wine.registered(_KEY, "DisplayVersion") == version, "the version is not told"
    assert "%1" in wine.registered(_CLASS), "the file type is not told"
    menu = wine.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
    assert (menu / "Cloud Recorder.lnk").exists(), "there is no entry in the Start menu"
    return wine.run(installed / "recorder-gui.com", "--version").stdout.strip()


def _self_test(wine: Wine, installed: Path, folder: Path, more: dict[str, str]) -> Any:
    output = folder / "self-test.json"
    output.unlink(missing_ok=True)
    words = (installed / "recorder-gui.com", "self-test", "--output", f"Z:{output}")
    done = wine.run(*words, check=False, timeout=200, **more)
    if not output.exists():
        raise CannotBuild(f"no report came:\n{(done.stdout + done.stderr)[-3000:]}")
    report = json.loads(output.read_text(encoding="utf-8"))
    assert report["ok"] and report["packaged"] and report["platform"] == "windows", report
    return report


def _window(wine: Wine, installed: Path, display: Display, folder: Path) -> str:
    process = wine.start(installed / "recorder-gui.exe")
    try:
        display.wait_for_window("Cloud Recorder", 60)
        display.wait_until_drawn(40)
        display.save(folder / "window.png")
        # Its close is asked for as the installer does.
        wine.run("taskkill", "/IM", "recorder-gui.exe", check=False)
        process.wait(60)
    finally:
        process.terminate()
    settings = wine.home / "AppData/Local/recorder-gui"
    assert settings.is_dir(), "no settings were kept"
    return "window.png"


def _upgraded(wine: Wine, package: Path, installed: Path, facts: Facts) -> str:
    """What only a version before had goes; what belongs to the person stays."""
    old = installed / "runtime/of-an-earlier-version.dll"
    old.write_bytes(b"old")
    wine.run(package, "/S", timeout=400)
    assert not old.exists(), "an earlier version's file stayed"
    told = wine.registered(_KEY, "DisplayVersion")
    assert told == facts.version, f"the system is told of {told}"
    return wine.run(installed / "recorder-gui.com", "--version").stdout.strip()


def _portable(wine: Wine, archive: Path, folder: Path) -> Any:
    """Unpacked into a folder with a space and Chinese in its name."""
    place = fresh(wine.drive / "a folder 文件夹")
    shutil.unpack_archive(archive, place)
    [inside] = place.iterdir()
    return _self_test(wine, inside, folder, {})


def _removed(wine: Wine, installed: Path) -> str:
    left = [path.name for path in installed.rglob("*")] if installed.exists() else []
    assert not installed.exists(), f"left behind: {left[:20]}"
    assert not wine.registered(_KEY, "DisplayVersion"), "it is still told as installed"
    assert (wine.home / "AppData/Local/recorder-gui").exists(), "settings are gone"
    return "nothing left but what people made"
