"""A Windows to try packages in: a fresh wine prefix, with what wine lacks of Windows supplied. The
supplements are for trying only and are in no package."""

import os
import re
import subprocess
from pathlib import Path

from common.doing import fresh, needs, run
from common.facts import CannotBuild

_COMPILER = "x86_64-w64-mingw32"
# Windows brings these from 10 1903 on; wine 8 does not.
_ICU = "icuuc"
_COMPLEX = {
    "crealf": b"\x66\x0f\x6e\xc1\xc3",  # movd xmm0, ecx; ret
    "cimagf": b"\x48\xc1\xe9\x20\x66\x0f\x6e\xc1\xc3",  # shr rcx, 32; movd xmm0, ecx; ret
    "creal": b"\xf2\x0f\x10\x01\xc3",  # movsd xmm0, [rcx]; ret
    "cimag": b"\xf2\x0f\x10\x41\x08\xc3",  # movsd xmm0, [rcx + 8]; ret
}
_BUILTIN = b"Wine builtin DLL"


class Wine:
    """A prefix in `folder`, showing itself on `display`."""

    def __init__(self, folder: Path, display: str) -> None:
        needs("wine", "wineserver", f"{_COMPILER}-gcc", f"{_COMPILER}-objdump")
        self._prefix = folder / "prefix"
        self._work = folder / "work"
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("XDG_")
        } | {
            "WINEPREFIX": str(self._prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=;ucrtbase=n,b",
            "DISPLAY": display,
        }

    @property
    def drive(self) -> Path:
        """Drive C:."""
        return self._prefix / "drive_c"

    @property
    def home(self) -> Path:
        """The one user's folder."""
        return next(path for path in (self.drive / "users").iterdir() if path.name != "Public")

    def make(self) -> None:
        """A new prefix that calls itself Windows 10."""
        fresh(self._prefix)
        fresh(self._work)
        self.run("wineboot", "-i", check=False, timeout=300)
        self.run("winecfg", "-v", "win10", timeout=120)
        self.settle()
        if not (self.drive / "windows" / "system32").is_dir():
            raise CannotBuild("wine made no prefix")

    def supply(self, installed: Path) -> None:
        """What wine lacks for the program in `installed`."""
        self._supply_icu(installed / "runtime/site-packages/PySide6/Qt6Core.dll")
        self._supply_complex()

    def run(
        self, *command: str | Path, check: bool = True, timeout: float = 300, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of Windows; raises CannotBuild where it fails and `check`."""
        try:
            done = subprocess.run(
                ["wine", *map(str, command)],
                env=self.environment | environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            self.end()
            raise CannotBuild(f"{command[0]} did not end within {timeout:g} s") from error
        if check and done.returncode != 0:
            said = (done.stdout + done.stderr)[-3000:]
            raise CannotBuild(f"{command[0]} ended with {done.returncode}:\n{said}")
        return done

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program of Windows and go on."""
        return subprocess.Popen(
            ["wine", *map(str, command)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def settle(self) -> None:
        """Wait until every program of the prefix has ended."""
        subprocess.run(["wineserver", "-w"], env=self.environment, timeout=120, check=False)

    def end(self) -> None:
        """End every program of the prefix now."""
        subprocess.run(["wineserver", "-k"], env=self.environment, timeout=60, check=False)

    def registered(self, key: str, name: str = "") -> str:
        """A value of the registry as text, "" where there is none."""
        which = ["/v", name] if name else ["/ve"]
        told = self.run("reg", "query", key, *which, check=False).stdout
        found = re.search(r"REG_\w+\s+(.*?)\s*$", told, re.MULTILINE)
        return found[1] if found else ""

    def _supply_icu(self, qt: Path) -> None:
        """Qt asks ICU for rare encodings only: functions that find none will do."""
        told = run([f"{_COMPILER}-objdump", "-p", qt])
        block = told.partition(f"DLL Name: {_ICU}.dll")[2].partition("DLL Name:")[0]
        names = re.findall(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)\s*$", block, re.MULTILINE)
        lines = [f"__declspec(dllexport) void *{name}(void) {{ return 0; }}" for name in names]
        self._compile(f"{_ICU}.dll", "\n".join(lines), self.drive / "windows/system32")

    def _supply_complex(self) -> None:
        """NumPy takes complex numbers apart as it starts: the functions for that are stubs in
        wine's C runtime, and get their code."""
        library = self.drive / "windows/system32/ucrtbase.dll"
        data = bytearray(library.read_bytes())
        for name, code in _COMPLEX.items():
            place = offset_of_export(bytes(data), name)
            data[place : place + len(code)] = code
        # Without this mark wine takes the file for what it is, not its own unpatched one.
        data[0x40 : 0x40 + len(_BUILTIN)] = b" " * len(_BUILTIN)
        library.write_bytes(data)

    def _compile(self, name: str, source: str, folder: Path) -> None:
        code = self._work / f"{name}.c"
        code.write_text(source + "\n", encoding="ascii")
        run([f"{_COMPILER}-gcc", "-shared", "-O1", "-o", folder / name, code])


def offset_of_export(library: bytes, name: str) -> int:
    """Where in the file the code of a 64-bit library's export begins; raises CannotBuild."""

    def number(at: int, size: int = 4) -> int:
        return int.from_bytes(library[at : at + size], "little")

    header = number(0x3C)
    sections = header + 24 + number(header + 20, 2)

    def in_file(address: int) -> int:
        for at in range(sections, sections + 40 * number(header + 6, 2), 40):
            begin = number(at + 12)
            if begin <= address < begin + max(number(at + 8), number(at + 16)):
                return address - begin + number(at + 20)
        raise CannotBuild(f"the library has no place {address:#x}")

    exports = in_file(number(header + 24 + 112))
    functions, names, ordinals = (in_file(number(exports + at)) for at in (28, 32, 36))
    for index in range(number(exports + 24)):
        at = in_file(number(names + 4 * index))
        if library[at : library.index(b"\0", at)] == name.encode():
            ordinal = number(ordinals + 2 * index, 2)
            return in_file(number(functions + 4 * ordinal))
    raise CannotBuild(f"the library exports no {name}")
