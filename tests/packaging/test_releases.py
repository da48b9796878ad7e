"""What packages say of the program, made from its own files; nothing is built here."""

import plistlib
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from common import archives, changes, icons, notices
from common.facts import PROGRAM, Facts, version_of_sources
from linux import share
from verify.wine import offset_of_export
from windows import folder
from windows.packages import commands_for

from recorder_gui import __version__
from recorder_gui.client.local.recorder import APP_NAME
from recorder_gui.layout.keeping import exchange

TOP = Path(__file__).resolve().parent.parent.parent
SHARE = TOP / "packaging" / "linux" / "share"


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    return Facts(version=__version__, epoch=1_800_000_000, work=tmp_path, output=tmp_path)


def test_the_version_is_read_without_importing_anything() -> None:
    assert version_of_sources() == __version__


def test_release_notes_are_the_changelog_without_its_marks() -> None:
    text = (
        "# x\n\n## 0.2.0, 2027-01-02\n\n- `a` is\n  *new*.\n\n## 0.1.0, unreleased\n\n- b [c](d)\n"
    )
    newer, older = changes.releases(text)
    assert (newer.version, newer.day, newer.changes) == ("0.2.0", "2027-01-02", ("a is new.",))
    assert (older.version, older.day, older.changes) == ("0.1.0", "", ("b c",))


def test_debians_changelog_has_lines_that_fit_and_an_entry_a_release(facts: Facts) -> None:
    found = [
        changes.Release("0.2.0", "2027-01-02", ("word " * 60,)),
        changes.Release("0.1", "", ()),
    ]
    text = changes.as_debian(found, facts)
    lines = [line for line in text.splitlines() if not line.startswith(" -- ")]
    assert max(len(line) for line in lines) <= 79
    assert re.findall(rf"^{PROGRAM} \(\S+\)", text, re.MULTILINE) == [
        f"{PROGRAM} (0.2.0)",
        f"{PROGRAM} (0.1)",
    ]
    assert "Sat, 02 Jan 2027 00:00:00" in text


def test_one_name_stands_in_desktop_entry_metainfo_icon_and_window(facts: Facts) -> None:
    entry = (SHARE / f"{PROGRAM}.desktop").read_text(encoding="utf-8")
    component = Tree.fromstring(share.metainfo(facts, None))
    assert APP_NAME == PROGRAM == component.findtext("id")
    assert component.findtext("launchable") == f"{PROGRAM}.desktop"
    for line in (f"Icon={PROGRAM}", f"StartupWMClass={PROGRAM}", f"Exec={PROGRAM} %f"):
        assert line in entry.splitlines()


def test_the_file_type_is_the_one_that_the_program_writes() -> None:
    kind = exchange.MIME_TYPE
    assert f"MimeType={kind};" in (SHARE / f"{PROGRAM}.desktop").read_text(encoding="utf-8")
    assert f'pattern="*{exchange.SUFFIX}"' in (SHARE / f"{PROGRAM}.xml").read_text(encoding="utf-8")
    assert f'type="{kind}"' in (SHARE / f"{PROGRAM}.xml").read_text(encoding="utf-8")
    assert f"<mediatype>{kind}</mediatype>" in (SHARE / f"{PROGRAM}.metainfo.xml.in").read_text(
        encoding="utf-8"
    )


def test_links_and_screenshots_come_only_with_an_address(facts: Facts) -> None:
    bare = Tree.fromstring(share.metainfo(facts, None))
    full = Tree.fromstring(share.metainfo(facts, "https://example.org/recorder/"))
    assert bare.find("screenshots") is None
    pictures = [image.text for image in full.iter("image")]
    assert len(pictures) == 2
    for address in pictures:
        assert address is not None
        assert (TOP / address.removeprefix("https://example.org/recorder/")).exists()
    assert full.find("releases/release") is not None


def test_completion_knows_every_option_of_the_commands() -> None:
    text = share.bash_completion()
    assert "@" not in text
    for option in ("--data", "--quota", "--seconds", "--output"):
        assert option in text
    assert subprocess.run(["bash", "-n"], input=text, text=True, check=False).returncode == 0


def test_the_manual_tells_every_option_of_serve(facts: Facts) -> None:
    page = share.manual(facts).replace("\\-", "-")
    assert "@" not in page
    assert all(option in page for option in share.options_of("serve"))


@pytest.mark.needs_program("xz")
def test_archives_are_the_same_each_time_and_hold_nobodys_name(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        inside = tmp_path / name / "tree"
        inside.mkdir(parents=True)
        (inside / "b.so").write_bytes(b"\x7fELF")
        (inside / "b.so").chmod(0o755)
        (inside / "a").write_bytes(b"#!/bin/sh\n")
        (inside / "a").chmod(0o700)
        archives.settle(inside, 1_800_000_000)
        archives.tar_xz(inside, tmp_path / f"{name}.tar.xz", "tree", 1_800_000_000)
        archives.zipped(inside, tmp_path / f"{name}.zip", "tree", 1_800_000_000)
        made.append([(tmp_path / f"{name}{end}").read_bytes() for end in (".tar.xz", ".zip")])
    assert made[0] == made[1]
    with tarfile.open(tmp_path / "one.tar.xz") as archive:
        modes = {entry.name: entry.mode for entry in archive if entry.isfile()}
        assert modes == {"tree/a": 0o755, "tree/b.so": 0o644}
        assert {entry.uname for entry in archive} == {"root"}
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert sorted(archive.namelist()) == ["tree/a", "tree/b.so"]


@pytest.mark.needs_program("objdump")
def test_the_newest_glibc_symbol_of_a_program_is_found(tmp_path: Path) -> None:
    (tmp_path / "python").write_bytes(Path(sys.executable).resolve().read_bytes())
    assert archives.highest_glibc(tmp_path) >= (2, 2)


def test_every_bundled_package_tells_its_licence() -> None:
    parts = notices.bundled_parts()
    names = {part.name for part in parts}
    assert {"av", "numpy", "pyside6-essentials", "websockets"} <= names
    text = notices.notices(parts, "3.11.0")
    assert all(f"{part.name} {part.version}: " in text for part in parts)
    assert "x264: GPL-2.0-or-later" in text


def test_the_icon_is_drawn_in_every_size() -> None:
    data = icons.ico()
    count = int.from_bytes(data[4:6], "little")
    assert (data[:4], count) == (b"\0\0\1\0", 7)
    assert icons.png(32).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", ["0", "1", "0", "0"]), ("1.2.3rc4", ["1", "2", "3", "4"]), ("2", ["2", *"000"])],
)
def test_windows_gets_four_numbers(version: str, numbers: list[str]) -> None:
    assert folder.version_numbers(version) == numbers


def test_the_mac_bundle_tells_this_version_and_why_it_asks() -> None:
    told = plistlib.loads((TOP / "packaging/macos/Info.plist").read_bytes())
    assert told["CFBundleShortVersionString"] == __version__
    assert told["CFBundleExecutable"] == PROGRAM
    assert told["NSCameraUsageDescription"] and told["NSMicrophoneUsageDescription"]
    rights = plistlib.loads((TOP / "packaging/macos/entitlements.plist").read_bytes())
    assert rights["com.apple.security.device.camera"] is True


def test_a_library_that_is_none_has_no_export() -> None:
    with pytest.raises(Exception):  # noqa: B017  any: it is no library at all
        offset_of_export(bytes(4096), "crealf")


def test_no_package_script_names_a_place_that_packages_come_from() -> None:
    suspicious = re.compile(
        r"https?://(?!(www\.)?(debian\.org/doc|example\.org|schemas\.|w3\.org))"
    )
    allowed = ("schemas.microsoft.com", "freedesktop.org/standards", "w3.org")
    for path in sorted((TOP / "packaging").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            for line in path.read_text(encoding="utf-8").splitlines():
                if suspicious.search(line):
                    assert any(place in line for place in allowed), f"{path}: {line}"


def test_the_installer_takes_files_in_one_order_whatever_the_disk_says(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a/A.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert commands_for(tmp_path).splitlines() == [
        'SetOutPath "$INSTDIR\\a"',
        f'File "{tmp_path}/a/A.txt"',
        'SetOutPath "$INSTDIR\\a\\b"',
        f'File "{tmp_path}/a/b/c.txt"',
        'SetOutPath "$INSTDIR\\a"',
        f'File "{tmp_path}/a/z.txt"',
        'SetOutPath "$INSTDIR"',
        f'File "{tmp_path}/b.txt"',
    ]
