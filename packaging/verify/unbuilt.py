"""What can't be built on this system is checked as far as that goes without building it."""

import json
import os
import plistlib
from pathlib import Path
from typing import Any

from common.doing import fresh, needs, run
from common.facts import PROGRAM, TOP, CannotBuild, Facts

_MANIFEST = TOP / "packaging" / "linux" / "flatpak" / "recorder-gui.yml"
_PLISTS = TOP / "packaging" / "macos"


def check_flatpak(facts: Facts) -> str:
    """The manifest is read by flatpak-builder itself, and names what the portable tree has."""
    needs("flatpak-builder")
    told = run(
        ["flatpak-builder", "--show-manifest", _MANIFEST],
        cwd=fresh(facts.work / "flatpak"),  # where it leaves a folder of its own
    )
    read: dict[str, Any] = json.loads(told)
    if read["command"] != PROGRAM:
        raise CannotBuild(f"the Flatpak would start {read['command']}")
    return "read by flatpak-builder; not built: no runtime here"


def check_plists(facts: Facts) -> None:
    """Both files for macOS are well formed and tell this version; raises CannotBuild."""
    found: dict[str, Any] = {}
    for name in ("Info.plist", "entitlements.plist"):
        found[name] = plistlib.loads((_PLISTS / name).read_bytes())
        if os.name == "posix" and Path("/usr/bin/plistutil").exists():
            binary = facts.work / f"{name}.binary"
            run(["plistutil", "-i", _PLISTS / name, "-o", binary])
            if plistlib.loads(binary.read_bytes()) != found[name]:
                raise CannotBuild(f"{name} is read in two ways")
    if found["Info.plist"]["CFBundleShortVersionString"] != facts.version:
        raise CannotBuild("Info.plist tells another version")
    if not all(value is True for value in found["entitlements.plist"].values()):
        raise CannotBuild("an entitlement is not simply granted")


def try_bundle_elsewhere(facts: Facts) -> dict[str, Any]:
    """The recipe of the Mac's bundle makes a folder here, whose self-test is run: what it leaves
    out is not needed. Signing, the image and the look of it stay untried."""
    from macos.disk_image import run_spec

    program = run_spec(facts) / PROGRAM / PROGRAM
    output = facts.work / "macos" / "self-test.json"
    environment = {
        "PATH": os.defpath,
        "HOME": str(facts.work / "macos" / "home"),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
    }
    run([program, "self-test", "--output", output], env=environment)
    report = json.loads(output.read_text(encoding="utf-8"))
    return {
        "bundle": "not built: that takes a Mac; plists read, its recipe tried on this system",
        "self-test of the recipe's folder": report["ok"],
        "entitlements": "well formed; asked for by codesign on a Mac only",
    }
