"""A .deb tried as people live with it: installed in a clean system, run there, upgraded while it
records, run in a hostile environment, removed."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from common.doing import timed
from common.facts import PROGRAM, CannotBuild
from verify.display import Display
from verify.recording import newest_under, seconds_of, start_recording, wait_for_line
from verify.roots import USER, Root

_EXECUTABLE = f"/opt/{PROGRAM}/{PROGRAM}"
# Every one of these has broken some program; none may change anything here.
HOSTILE = {
    "PYTHONHOME": "/nowhere",
    "PYTHONPATH": "/nowhere/else",
    "PYTHONSTARTUP": "/nowhere/start.py",
    "QT_PLUGIN_PATH": "/nowhere/plugins",
    "QT_QPA_PLATFORM_PLUGIN_PATH": "/nowhere/platforms",
    "SSLKEYLOGFILE": "",
}


@dataclass
class Trial:
    """One package in one root; `steps` holds what each found."""

    root: Root
    display: Display
    steps: dict[str, Any] = field(default_factory=dict)

    def step(self, name: str, work: Callable[[], Any]) -> None:
        """Note what `work` finds, or why it failed; the rest goes on."""
        with timed() as watch:
            try:
                found: Any = {"ok": True, "found": work()}
            except (CannotBuild, AssertionError, OSError, subprocess.SubprocessError) as error:
                found = {"ok": False, "found": str(error)[-3000:]}
        self.steps[name] = found | {"seconds": watch.seconds}
        print(f"      {name}: {'ok' if found['ok'] else 'FAILED: ' + found['found']}", flush=True)

    @property
    def ok(self) -> bool:
        """Whether every step has."""
        return all(step["ok"] for step in self.steps.values())


def try_deb(root: Root, package: Path, lower: Path, display: Display) -> Trial:
    """All steps in order. `lower` is the same package with a lower version."""
    trial = Trial(root, display)
    shutil.copy(package, root.folder / "new.deb")
    shutil.copy(lower, root.folder / "old.deb")
    root.binds.append((display.folder, "/tmp/.X11-unix"))
    (root.folder / "home").mkdir(exist_ok=True)
    for name in ("homes", "trial"):
        folder = root.folder / name
        folder.mkdir()
        folder.chmod(0o777)
    before: set[str] = set()

    def dependencies() -> str:
        root.must("apt-get", "update", "-q")
        depends = root.must("dpkg-deb", "-f", "/new.deb", "Depends")
        names = [part.split()[0] for part in depends.split(",")]
        root.must("apt-get", "install", "-q", "-y", "--no-install-recommends", *names)
        before.update(root.files())
        return ", ".join(names)

    trial.step("dependencies", dependencies)
    trial.step("install the version before", lambda: _installed(root, "/old.deb"))
    trial.step("upgrade while it records", lambda: _upgraded(trial))
    trial.step("self-test", lambda: _self_test(trial, "plain", {}))
    trial.step("self-test, hostile environment", lambda: _self_test(trial, "a b 主 c", HOSTILE))
    trial.step("window", lambda: _window(trial))
    trial.step("demo", lambda: _demo(trial))
    trial.step("remove while it records", lambda: _removed_meanwhile(trial))
    trial.step("nothing is left", lambda: _purged(root, before))
    return trial


def _installed(root: Root, file: str) -> str:
    root.must("apt-get", "install", "-q", "-y", "--no-install-recommends", file)
    return root.must(PROGRAM, "--version", network=False).strip()


def _environment(trial: Trial, home: str) -> dict[str, str]:
    return {"HOME": f"/homes/{home}", "DISPLAY": trial.display.name}


def _self_test(trial: Trial, home: str, more: dict[str, str]) -> Any:
    """In a home that does not exist yet, without a network, on the real platform plugin."""
    target = f"/trial/{home}.json"
    with timed() as watch:
        trial.root.must(
            PROGRAM, "self-test", "--output", target, uid=USER, network=False, timeout=120,
            **_environment(trial, home), **more,
        )  # fmt: skip
    report = json.loads((trial.root.folder / target[1:]).read_text(encoding="utf-8"))
    assert report["ok"] and report["packaged"] and report["platform"] == "xcb", report
    return {"seconds": watch.seconds, "platform": report["platform"], "checks": {
        check["name"]: check["detail"] for check in report["checks"]
    }}  # fmt: skip


def _upgraded(trial: Trial) -> str:
    install = "apt-get install -q -y --no-install-recommends /new.deb"
    seconds = _while_it_records(trial, "upgrade", install)
    version = trial.root.must(PROGRAM, "--version", network=False).strip()
    return f"{seconds:.1f} s were finished and play to their end; now {version}"


def _removed_meanwhile(trial: Trial) -> str:
    seconds = _while_it_records(trial, "remove", f"apt-get remove -q -y {PROGRAM}")
    assert not (trial.root.folder / _EXECUTABLE[1:]).exists(), "it was not removed"
    return f"{seconds:.1f} s were finished and play to their end"


def _while_it_records(trial: Trial, home: str, command: str) -> float:
    """A recorder records while `command` replaces or removes the package: that is said, waited
    for, and then the recording is finished properly; its seconds."""
    work = trial.root.folder / "trial" / home
    work.mkdir()
    work.chmod(0o777)
    (work / "meanwhile.sh").write_text(_MEANWHILE, encoding="utf-8")
    process = subprocess.Popen(
        trial.root.words("sh", f"/trial/{home}/meanwhile.sh", command, f"/trial/{home}"),
        env=trial.root.environment(
            RECORDER_GUI_WAIT="4", RECORDER_GUI_TOKEN="trial", HOME=f"/homes/{home}"
        ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        ready = wait_for_line(work / "ready.json", 30)
        asyncio.run(start_recording(json.loads(ready)))
        (work / "go").touch()
        said = process.communicate(timeout=300)[0]
    except BaseException:
        process.kill()
        raise
    for sentence in ("Cloud Recorder is recording.", "stopping the recording", "carried out"):
        assert sentence in said, said[-3000:]
    log = (work / "serve.log").read_text(encoding="utf-8", errors="replace")
    assert "finishing what is recorded" in log, log[-2000:]
    seconds = seconds_of(newest_under(trial.root.folder / "homes" / home / "data"))
    assert seconds > 3, f"the recording has {seconds:.1f} s"
    return seconds


_MEANWHILE = f"""set -e
setpriv --reuid {USER} --regid {USER} --clear-groups \\
    {PROGRAM} serve --data "$HOME/data" >"$2/ready.json" 2>"$2/serve.log" &
until [ -e "$2/go" ]; do sleep 0.2; done
$1
echo "carried out"
"""


def _window(trial: Trial) -> str:
    """It opens, shows itself under its own name, and closes on SIGTERM; its settings stay."""
    words = trial.root.words(PROGRAM, uid=USER, network=False)
    process = subprocess.Popen(
        words,
        env=trial.root.environment(**_environment(trial, "window")),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        name = trial.display.wait_for_window("Cloud Recorder", 30)
        trial.display.wait_until_drawn(30)
        trial.display.save(trial.root.folder / "trial/window.png")
    finally:
        for pid in trial.root.processes(_EXECUTABLE)[:1]:  # the window came first
            os.kill(pid, signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    settings = trial.root.folder / "homes/window/.config" / PROGRAM
    assert any(settings.iterdir()), "no settings were kept"
    return name


def _demo(trial: Trial) -> Any:
    trial.root.must(
        PROGRAM, "demo", "--output", "/trial/demo", "--seconds", "8", uid=USER, network=False,
        timeout=300, **_environment(trial, "demo"),
    )  # fmt: skip
    report = json.loads((trial.root.folder / "trial/demo/report.json").read_text())
    assert report["faults"] == [], report
    return {name: report[name] for name in ("media_seconds", "frames", "preview_ssim")}


def _purged(root: Root, before: set[str]) -> str:
    root.must("dpkg", "--purge", PROGRAM)
    left = sorted(
        path for path in root.files() - before if not path.startswith(("/homes", "/trial"))
    )
    assert left == [], f"left behind: {left[:20]}"
    assert (root.folder / "homes/window/.config" / PROGRAM).exists(), "settings are gone"
    return "nothing left but what people made"
