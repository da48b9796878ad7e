"""What a Linux desktop wants to know: desktop entry, metainfo, icons, file type, manual,
completion. The same for every Linux package."""

import gzip
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from xml.sax.saxutils import escape

from common.changes import as_metainfo, releases
from common.doing import run
from common.facts import PROGRAM, TOP, Facts
from common.icons import into_hicolor

SHARE = TOP / "packaging" / "linux" / "share"
_SCREENSHOTS = (
    (' type="default"', "studio", "The Studio page: sources, the canvas, captions, the recorder"),
    ("", "tasks", "The Tasks page: all recordings with their state"),
)
HOMEPAGE = "RECORDER_GUI_HOMEPAGE"  # the variable with the project's own address, if it has one


def write_share(share: Path, facts: Facts) -> None:
    """Fill `share`, which becomes /usr/share."""
    _write(share / f"applications/{PROGRAM}.desktop", _read(f"{PROGRAM}.desktop"))
    _write(share / f"metainfo/{PROGRAM}.metainfo.xml", metainfo(facts, os.environ.get(HOMEPAGE)))
    _write(share / f"mime/packages/{PROGRAM}.xml", _read(f"{PROGRAM}.xml"))
    _write(share / f"bash-completion/completions/{PROGRAM}", bash_completion())
    page = share / f"man/man1/{PROGRAM}.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(gzip.compress(manual(facts).encode(), 9, mtime=0))
    into_hicolor(share, PROGRAM)


def metainfo(facts: Facts, homepage: str | None) -> str:
    """The component; links and screenshots only where the project has an address of its own."""
    links = ""
    if homepage:
        address = escape(homepage.rstrip("/"))
        pictures = "\n".join(
            f"    <screenshot{kind}>\n"
            f"      <caption>{caption}</caption>\n"
            f"      <image>{address}/resources/pictures/{name}.png</image>\n    </screenshot>"
            for kind, name, caption in _SCREENSHOTS
        )
        links = (
            f'  <url type="homepage">{address}</url>\n  <screenshots>\n{pictures}\n  </screenshots>'
        )
    found = releases((TOP / "CHANGELOG.md").read_text(encoding="utf-8"))
    text = _read(f"{PROGRAM}.metainfo.xml.in").replace("@LINKS@\n", f"{links}\n" if links else "")
    return text.replace("@RELEASES@", as_metainfo(found, facts))


def bash_completion() -> str:
    """With the options as the commands themselves tell them."""
    text = _read(f"{PROGRAM}.bash")
    for mark, command in (("@SERVE@", "serve"), ("@DEMO@", "demo"), ("@SELF_TEST@", "self-test")):
        text = text.replace(mark, " ".join(options_of(command)))
    return text


def options_of(command: str) -> list[str]:
    """Every long option of `command`, in the order of its help."""
    told = run([sys.executable, "-m", "recorder_gui", command, "--help"], cwd=TOP)
    found = re.findall(r"(?<![\w-])--[a-z][a-z-]*", told)
    return list(dict.fromkeys(found))


def manual(facts: Facts) -> str:
    """The page of section 1, from its source and the commands' own help."""
    day = time.strftime("%Y-%m-%d", time.gmtime(facts.epoch))
    text = _read(f"{PROGRAM}.1.in").replace("@DAY@", day).replace("@VERSION@", facts.version)
    return text.replace("@SERVE@", _options_as_roff("serve"))


def _options_as_roff(command: str) -> str:
    """The options part of a command's help, one paragraph each."""
    told = subprocess.run(
        [sys.executable, "-m", "recorder_gui", command, "--help"],
        cwd=TOP,
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lines = told.partition("options:\n")[2].splitlines()
    paragraphs: list[str] = []
    for line in lines:
        option = re.match(r"  (-\S.*?)(?:  +(.*))?$", line)
        if option is not None:
            paragraphs.append(f".TP\n.B {_roff(option[1])}\n{_roff(option[2] or '')}")
        elif line.strip():
            paragraphs[-1] = f"{paragraphs[-1].rstrip()}\n{_roff(line.strip())}"
    return "\n".join(paragraphs)


def _roff(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


def _read(name: str) -> str:
    return (SHARE / name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
