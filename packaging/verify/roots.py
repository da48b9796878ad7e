"""Clean systems to try packages in: made by debootstrap once, copied for each trial."""

import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from common.doing import fresh, run
from common.facts import CannotBuild

_ENTER = Path(__file__).with_name("enter.py")
_SOURCES = Path("/etc/apt/sources.list.d")
UBUNTU = "RECORDER_GUI_UBUNTU_ARCHIVE"  # the variable with the address of Ubuntu's archive
USER = 1000
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class System:
    """A distribution's release; `script` is what debootstrap calls a release made alike."""

    name: str
    suite: str
    script: str = ""


SYSTEMS = (
    System("Debian 12", "bookworm"),
    System("Debian 13", "trixie"),
    # Debian 12 knows no script for it; this one is for all of Ubuntu, without a check of signatures
    System("Ubuntu 24.04", "noble", "gutsy"),
)


@dataclass
class Root:
    """A folder that holds a whole system."""

    folder: Path
    binds: list[tuple[Path, str]] = field(default_factory=list)

    def run(
        self,
        *command: str,
        uid: int = 0,
        network: bool = True,
        timeout: float = 600,
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        """Run `command` inside, with no other environment than the one given; nothing that it
        starts outlives it."""
        return subprocess.run(
            self.words(*command, uid=uid, network=network),
            env=self.environment(**environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )

    def words(self, *command: str, uid: int = 0, network: bool = True) -> list[str]:
        """The command line that runs `command` inside."""
        space = ["unshare", "--mount", "--pid", "--fork", "--propagation", "private"]
        binds = [f"{outside}={inside}" for outside, inside in self.binds]
        return [
            *space, *([] if network else ["--net"]), sys.executable, "-I", str(_ENTER),
            str(self.folder), str(uid), "host" if network else "none", *binds, "--", *command,
        ]  # fmt: skip

    @staticmethod
    def environment(**more: str) -> dict[str, str]:
        """A bare one."""
        return {"PATH": _PATH, "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"} | more

    def must(self, *command: str, **options: object) -> str:
        """As `run`; the output. Raises CannotBuild where it fails."""
        done = self.run(*command, **options)  # pyright: ignore[reportArgumentType]
        said = done.stdout + done.stderr
        if done.returncode != 0:
            words = " ".join(command)[:200]
            raise CannotBuild(f"{words} ended with {done.returncode}:\n{said[-3000:]}")
        return said

    def files(self) -> set[str]:
        """Every path inside but the package manager's and the logs' own."""
        kept = ("/proc", "/dev", "/sys", "/tmp", "/run", "/var/lib", "/var/cache", "/var/log")
        found: set[str] = set()
        for folder, names, files in os.walk(self.folder):
            inside = Path("/") / Path(folder).relative_to(self.folder)
            names[:] = [name for name in names if not str(inside / name).startswith(kept)]
            found |= {str(inside / name) for name in (*names, *files)}
        return found

    def processes(self, executable: str) -> list[int]:
        """Ids, as seen from outside, of those that run `executable` inside."""
        found: list[int] = []
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                inside = (process / "root").readlink() == self.folder
                if inside and str((process / "exe").readlink()).endswith(executable):
                    found.append(int(process.name))
        return sorted(found)


def archive_of(system: System) -> str:
    """The address of the archive that has `system`; raises CannotBuild where none is told."""
    if system.suite == "noble":
        told = os.environ.get(UBUNTU, "")
        if not told:
            raise CannotBuild(f"{system.name} is left out: {UBUNTU} does not tell its archive")
        return told
    for path in sorted(_SOURCES.glob("*.sources")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("URIs:"):
                return line.split()[1]
    for line in Path("/etc/apt/sources.list").read_text(encoding="utf-8").splitlines():
        if line.startswith("deb "):
            return next(word for word in line.split() if "://" in word)
    raise CannotBuild("this system's own archive is not known")


def clean_root(system: System, cache: Path, target: Path) -> Root:
    """A fresh copy of `system` at `target`; raises CannotBuild where it can't be had."""
    base = cache / system.suite
    if not (base / "made").exists():
        if os.geteuid() != 0:
            raise CannotBuild("roots can be made and entered by the administrator only")
        fresh(base)
        script = [f"/usr/share/debootstrap/scripts/{system.script}"] if system.script else []
        check = ["--no-check-gpg"] if system.script else []
        run(["debootstrap", "--variant=minbase", *check, system.suite, base / "root",
             archive_of(system), *script], timeout=900)  # fmt: skip
        if system.script:
            listed = base / "root/etc/apt/sources.list"
            listed.write_text(listed.read_text().replace(" main", " main universe"))
        (base / "made").touch()
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    run(["cp", "-a", "--reflink=auto", base / "root", target])
    return Root(target)
