"""What goes into the trees of packages and what does not; no tree is built here."""

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from common import bill, site_packages
from common.facts import CannotBuild, Facts
from common.origins import Origin, read_origins, write_origins
from linux import libraries, origins
from linux.python import copy_python


def dynamic(module: str) -> Path:
    """The file of one of Python's own modules in C."""
    folder = Path(sysconfig.get_config_var("DESTSHARED"))
    return folder / f"{module}{sysconfig.get_config_var('EXT_SUFFIX')}"


@pytest.mark.needs_program("patchelf")
def test_a_library_forgets_where_python_was_built_and_no_other_place(tmp_path: Path) -> None:
    places = {"home.so": "/home/somebody/python/lib", "own.so": "$ORIGIN/lib:$ORIGIN"}
    for name, place in places.items():
        shutil.copy(dynamic("_json"), tmp_path / name)
        subprocess.run(["patchelf", "--set-rpath", place, tmp_path / name], check=True)
    libraries.forget_search_paths(tmp_path)
    left = {
        name: subprocess.run(
            ["patchelf", "--print-rpath", tmp_path / name],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for name in places
    }
    assert left == {"home.so": "", "own.so": "$ORIGIN/lib:$ORIGIN"}


@pytest.mark.needs_program("objdump")
@pytest.mark.skipif(sys.platform != "linux", reason="Linux's loader is asked")
def test_a_tree_brings_all_but_what_belongs_to_the_system(tmp_path: Path) -> None:
    shutil.copy(dynamic("_ssl"), tmp_path / "_ssl.so")
    beside = tmp_path / "lib"
    beside.mkdir()
    brought = libraries.bring_libraries(tmp_path, beside)
    assert {"libdbus-1.so.3", "libssl.so.3", "libcrypto.so.3"} <= set(brought)
    assert sorted(path.name for path in beside.iterdir()) == list(brought)
    system = libraries.PART_OF_LIBC | set(libraries.SYSTEMS_OWN)
    assert libraries.needed_libraries(tmp_path) <= system


def test_of_qt_stays_what_is_used_and_what_that_is_linked_to(tmp_path: Path) -> None:
    links = {
        **{f"{name}.abi3.so": ["libA.so.6", "libc.so.6"] for name in site_packages.QT_MODULES},
        "libA.so.6": ["libB.so.6"],
        "x.so": ["libC.so.6"],
    }
    kept = ["Qt/lib/libA.so.6", "Qt/lib/libB.so.6", "Qt/lib/libC.so.6", "Qt/plugins/p/x.so"]
    kept += [f"{name}.abi3.so" for name in site_packages.QT_MODULES] + ["__init__.py"]
    dropped = ["Qt/lib/libD.so.6", "Qt/plugins/q/y.so", "Qt/qml/z.qml", "QtQml.abi3.so"]
    for name in kept + dropped:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    site_packages.keep_of_qt(
        tmp_path, ["p/x.so"], ".abi3.so", lambda path: links.get(path.name, [])
    )
    left = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")]
    assert sorted(path for path in left if (tmp_path / path).is_file()) == sorted(kept)
    assert not (tmp_path / "Qt/qml").exists()
    with pytest.raises(CannotBuild, match=r"z\.so"):
        site_packages.keep_of_qt(tmp_path, ["p/z.so"], ".abi3.so", lambda _: [])


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="packages are made by Python 3.11")
def test_bytecode_stands_for_the_sources_and_tells_no_place(tmp_path: Path) -> None:
    made = []
    for name in ("one", "another"):
        folder = tmp_path / name
        (folder / "inside").mkdir(parents=True)
        (folder / "inside/module.py").write_text("NAMES = {'a', 'b', 'c', 'd'} & {'b'}\n")
        facts = Facts(version="1", epoch=1_800_000_000, work=tmp_path, output=tmp_path)
        site_packages.compile_all(folder, facts)
        assert [path.name for path in folder.rglob("*.*")] == ["module.pyc"]
        made.append((folder / "inside/module.pyc").read_bytes())
        assert str(tmp_path).encode() not in made[-1]
    assert made[0] == made[1]


@pytest.mark.needs_program("strip")
@pytest.mark.skipif(sys.platform != "linux", reason="a Python for Linux is copied")
def test_a_copied_python_has_no_tests_and_tells_no_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    for name in ("os.py", "test/x.py", "site-packages/y.py", "lib-dynload/_tkinter.so", "re/z.py"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).touch()
    library = tmp_path / f"libpython{sys.version_info[0]}.{sys.version_info[1]}.so.1.0"
    shutil.copy(dynamic("_json"), library)
    known = {"DESTSHARED": str(source / "lib-dynload"), "LIBDIR": str(tmp_path), "TZPATH": "/zones"}
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(source))
    monkeypatch.setattr(sysconfig, "get_config_var", known.get)
    monkeypatch.setattr(sysconfig, "_get_sysconfigdata_name", lambda: "_sysconfigdata__x")
    copied = copy_python(tmp_path / "tree")
    home = copied.with_name(copied.name.removeprefix("lib").removesuffix(".so.1.0"))
    files = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert files == {"os.py", "re/z.py", "_sysconfigdata__x.py"}
    told: dict[str, dict[str, str | None]] = {}
    exec((home / "_sysconfigdata__x.py").read_text(), told)
    assert told["build_time_vars"]["TZPATH"] == "/zones"
    assert str(tmp_path) not in (home / "_sysconfigdata__x.py").read_text()


def test_of_each_brought_library_its_package_and_licence_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # CycloneDX's own library is there only where packages are built, which reads each one back.
    monkeypatch.setattr(bill, "_check", lambda _: None)
    found = [
        Origin("liba.so.1", "liba1", "1.2-3", "GPL for liba"),
        Origin("libb.so.1", "liba1", "1.2-3", "GPL for liba"),
        Origin("home.so", "", "", ""),
    ]
    facts = Facts(version="1", epoch=1_800_000_000, work=tmp_path, output=tmp_path)
    assert read_origins(facts) == []
    (tmp_path / "tree").mkdir()
    write_origins(found, facts)
    assert read_origins(facts) == found
    text = origins.libraries_notices(found)
    assert text.count("GPL for liba") == 1
    assert "libb.so.1: liba1 1.2-3" in text and "home.so: of no package" in text
    components = json.loads(bill.bill([], "3.11.0", facts, found))["components"]
    assert [each["purl"] for each in components if each["name"] == "liba1"] == [
        "pkg:deb/debian/liba1@1.2-3?arch=amd64"
    ]


@pytest.mark.needs_program("dpkg-query")
def test_a_library_of_the_system_is_traced_to_its_package(tmp_path: Path) -> None:
    name = "libz.so.1"
    [found] = origins.origins_of({name: libraries.installed_here()[name]})
    assert (found.package, bool(found.version)) == ("zlib1g", True)
    assert "Mark Adler" in found.copyright or found.copyright == ""
    [unknown] = origins.origins_of({"libnone.so.1": tmp_path / "libnone.so.1"})
    assert unknown.package == ""
