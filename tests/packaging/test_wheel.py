"""The wheel carries all that the program needs, and finds it by the code that a checkout uses."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent.parent
PRINT_RESOURCES = (
    "import sys; sys.path.insert(0, sys.argv[1])\n"
    "from recorder_gui.resources import resource_path\n"
    "print(resource_path('icons', 'app.svg'))\n"
    "print(resource_path('translations', 'recorder_gui_zh_CN.qm'))\n"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which a wheel, built from this checkout, was unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    [wheel] = folder.glob("*.whl")
    target = folder / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def resources_found_by(package_parent: Path, cwd: Path) -> list[Path]:
    printed = subprocess.run(
        [sys.executable, "-I", "-c", PRINT_RESOURCES, str(package_parent)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    return [Path(line) for line in printed.stdout.splitlines()]


def test_an_installed_wheel_has_its_icons_and_translations(installed: Path, tmp_path: Path) -> None:
    found = resources_found_by(installed, tmp_path)
    assert len(found) == 2
    assert all(path.is_relative_to(installed) and path.stat().st_size for path in found)


def test_a_checkout_has_them_by_the_same_code(tmp_path: Path) -> None:
    found = resources_found_by(TOP, tmp_path)
    assert len(found) == 2
    assert all(path.is_relative_to(TOP / "resources") for path in found)


def test_the_wheel_carries_every_module_every_resource_and_the_licence(installed: Path) -> None:
    def below(root: Path) -> set[Path]:
        return {
            path.relative_to(root)
            for path in root.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    assert below(TOP / "recorder_gui") <= below(installed / "recorder_gui")
    for folder in ("icons", "translations"):
        shipped = below(installed / "recorder_gui" / "resources_data" / folder)
        assert below(TOP / "resources" / folder) == shipped
    assert list(installed.glob("*.dist-info/licenses/LICENSE"))


def test_the_wheel_names_the_command(installed: Path) -> None:
    [names] = installed.glob("*.dist-info/entry_points.txt")
    assert "recorder-gui = recorder_gui.cli:main" in names.read_text(encoding="utf-8")
