"""The floors: a package imports only from lower ones, and only what its floor may know.

Read from the syntax trees, so that an import inside a function counts too, and nothing is run.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "recorder_gui"

QT = frozenset({"PySide6", "shiboken6", "qasync"})
WIDGETS = frozenset({"PySide6.QtWidgets"})
SOCKETS = frozenset(
    {"socket", "websockets", "httpx", "uvicorn", "starlette", "urllib.request", "http.client"}
)
LONGEST_FILE = 400


@dataclass(frozen=True)
class Floor:
    """What a package may import of ours (besides itself), and what it must not from elsewhere."""

    ours: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    spared: frozenset[str] = field(default_factory=frozenset[str])


_GROUND = frozenset({"errors", "own_program", "protocol", "layout"})
_STATE = _GROUND | {"painting", "client", "resources"}
_UI = _STATE | {"state"}

FLOORS = {
    "__init__": Floor(never=QT | SOCKETS),
    "errors": Floor(never=QT | SOCKETS),
    "resources": Floor(never=QT | SOCKETS),
    "own_program": Floor(never=QT | SOCKETS),
    "qt_loop": Floor(never=WIDGETS | SOCKETS),
    "collecting": Floor(never=WIDGETS | SOCKETS),
    "protocol": Floor(frozenset({"errors"}), QT | SOCKETS | {"asyncio", "pathlib", "av"}),
    "layout": Floor(frozenset({"errors", "protocol"}), QT | SOCKETS | {"asyncio", "av"}),
    "painting": Floor(_GROUND, WIDGETS | SOCKETS | {"asyncio"}),
    "client": Floor(_GROUND, QT),
    # The service is free of Qt; what an engine's worker loads is the worker's affair.
    "recorder": Floor(_GROUND | {"painting"}, QT, spared=frozenset({"recorder/engine"})),
    "recorder/engine": Floor(_GROUND | {"painting", "recorder"}, WIDGETS | {"qasync"}),
    "state": Floor(_STATE, WIDGETS),
    "ui": Floor(_UI, SOCKETS),
    "pages": Floor(_UI | {"ui"}),
    "later": Floor(never=SOCKETS),  # names what others import, by name alone
    "plain_imports": Floor(never=QT | SOCKETS),
    "late_asyncio": Floor(never=QT | SOCKETS),
    "late_signatures": Floor(never=QT | SOCKETS),
    "places": Floor(_GROUND | {"client"}, QT | SOCKETS),
    "app": Floor(_UI | {"ui", "pages", "places", "later", "collecting"}),
    "opening": Floor(_UI | {"ui", "app", "places", "later", "qt_loop"}),
    "self_test": Floor(_UI | {"ui", "app", "places", "recorder", "qt_loop"}),
    "joining": Floor(frozenset({"errors"}), QT | SOCKETS),
    "demo": Floor(_UI | {"ui", "app", "places", "recorder", "qt_loop"}),
    "cli": Floor(
        _UI
        | {"ui", "app", "places", "recorder", "demo", "joining", "self_test"}
        | {"opening", "late_asyncio", "late_signatures", "plain_imports"}
    ),
    "__main__": Floor(frozenset({"cli"})),
}


@dataclass(frozen=True)
class Import:
    file: Path
    line: int
    name: str


def imports(file: Path, package: Path) -> Iterator[Import]:
    """Every module that `file` imports, by its full name; `from a import b` gives a and a.b."""
    here = ("recorder_gui", *file.relative_to(package).parent.parts)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(file, node.lineno, f"{module}.{alias.name}")


def under(name: str, prefixes: frozenset[str]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def room_of(path: Path, package: Path) -> str:
    return "/".join(path.relative_to(package).with_suffix("").parts)


def files_of(floor: str, package: Path) -> list[Path]:
    as_module, as_folder = package / f"{floor}.py", package / floor
    files = [as_module] if as_module.exists() else sorted(as_folder.rglob("*.py"))
    return [
        file
        for file in files
        if not any(room_of(file, package).startswith(f"{room}/") for room in FLOORS[floor].spared)
    ]


def broken_rules(floor: str, package: Path) -> list[str]:
    """A sentence for each import that the floor forbids."""
    rule, own = FLOORS[floor], floor.split("/")[0]
    sentences = []
    for file in files_of(floor, package):
        for imported in imports(file, package):
            where = f"{room_of(file, package)}.py:{imported.line}"
            if under(imported.name, rule.never):
                sentences.append(f"{where}: {floor} must not know {imported.name}")
            parts = imported.name.split(".")
            if parts[0] != "recorder_gui" or len(parts) == 1:
                continue
            ours = parts[1]
            if ours in (own, "__version__") or ours in rule.ours:
                continue
            sentences.append(f"{where}: {floor} is not above {ours}")
    return sentences


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_imports_only_from_below(floor: str) -> None:
    assert broken_rules(floor, PACKAGE) == []


def test_every_room_of_the_house_has_a_floor() -> None:
    rooms = {
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path.is_dir() and any(path.rglob("*.py")))
    }
    assert rooms <= set(FLOORS)


@pytest.mark.parametrize(
    ("file", "text", "sentence"),
    [
        ("client/x.py", "from PySide6.QtCore import QObject", "must not know PySide6"),
        ("client/x.py", "def f():\n    import recorder_gui.recorder.service", "not above recorder"),
        ("state/x.py", "from PySide6 import QtWidgets", "must not know PySide6.QtWidgets"),
        ("state/x.py", "from recorder_gui import ui", "is not above ui"),
        ("ui/tasks/x.py", "import httpx", "must not know httpx"),
        ("ui/x.py", "from recorder_gui.app import run_window", "is not above app"),
        ("protocol/x.py", "from ..layout import crop", "is not above layout"),
        ("protocol/x.py", "from recorder_gui import layout", "is not above layout"),
        ("layout/x.py", "from recorder_gui.painting import blend", "is not above painting"),
        ("recorder/x.py", "import PySide6.QtGui", "must not know PySide6"),
        ("recorder/engine/x.py", "from PySide6.QtWidgets import QLabel", "must not know"),
        ("errors.py", "from recorder_gui.protocol import codes", "is not above protocol"),
    ],
)
def test_a_wrong_import_is_found(tmp_path: Path, file: str, text: str, sentence: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = [sentence for floor in FLOORS for sentence in broken_rules(floor, tmp_path)]
    assert len(found) == 1
    assert sentence in found[0]


def test_a_right_import_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "recorder" / "engine" / "painter.py"
    path.parent.mkdir(parents=True)
    path.write_text(
        "import av\nfrom PySide6.QtGui import QImage\n"
        "from . import orders\nfrom recorder_gui import __version__\n"
        "from recorder_gui.painting.blend import blend\n",
        encoding="utf-8",
    )
    assert [sentence for floor in FLOORS for sentence in broken_rules(floor, tmp_path)] == []


def test_a_file_holds_one_thing() -> None:
    long = {
        room_of(file, PACKAGE): lines
        for file in PACKAGE.rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def forbidden_calls(file: Path) -> Iterator[str]:
    """Calls that hide a defect: tasks that nobody owns, loops inside loops, sleeps."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            called = ast.unparse(node.value.func)
            if called.endswith(("asyncio.create_task", "ensure_future", "loop.create_task")):
                yield f"{file.name}:{node.lineno}: {called}: whose task is it?"
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called == "drag.exec":  # Qt has no other way to carry a file out of the window
                continue
            if called == "first.exec" and file.name == "opening.py":  # before there is another loop
                continue
            if called == "time.sleep" or called.endswith((".exec", ".exec_", "processEvents")):
                yield f"{file.name}:{node.lineno}: {called}"


def test_nothing_sleeps_nests_loops_or_starts_tasks_that_nobody_owns() -> None:
    found = [call for file in sorted(PACKAGE.rglob("*.py")) for call in forbidden_calls(file)]
    assert found == []


def test_a_forbidden_call_is_found(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text(
        "asyncio.create_task(work())\ntask = asyncio.create_task(work())\n"
        "time.sleep(1)\ndialog.exec()\ngroup.create_task(work())\n",
        encoding="utf-8",
    )
    assert len(list(forbidden_calls(file))) == 3


def swallowed_errors(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ExceptHandler):
            continue
        catches_all = node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
        does_nothing = all(isinstance(step, ast.Pass | ast.Continue) for step in node.body)
        if catches_all and does_nothing:
            yield f"{file.name}:{node.lineno}"


def test_no_error_is_swallowed_whole() -> None:
    found = [place for file in sorted(PACKAGE.rglob("*.py")) for place in swallowed_errors(file)]
    assert found == []
