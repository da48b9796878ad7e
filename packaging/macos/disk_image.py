"""The disk image for macOS: the bundle by PyInstaller, signed and notarised where keys are given.

Written without a Mac at hand: its plists are checked everywhere, the rest where there is one.
"""

import os
import sys
from pathlib import Path

from common.doing import fresh, needs, run
from common.facts import PROGRAM, TOP, Facts
from common.icons import icns

_SPEC = TOP / "packaging" / "macos" / "recorder_gui.spec"
_ENTITLEMENTS = TOP / "packaging" / "macos" / "entitlements.plist"
SIGNER = "RECORDER_GUI_MACOS_IDENTITY"  # the variables with the keys; without them: unsigned
NOTARY = "RECORDER_GUI_MACOS_NOTARY_PROFILE"


def run_spec(facts: Facts) -> Path:
    """The folder into which PyInstaller put the bundle; on another system than macOS, a plain
    folder with the program. Raises CannotBuild."""
    (facts.work / f"{PROGRAM}.icns").write_bytes(icns())
    folder = fresh(facts.work / "macos")
    run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN",
         "--distpath", folder, "--workpath", fresh(facts.work / "pyinstaller"), _SPEC],
        cwd=TOP,
        env=facts.environment(),
    )  # fmt: skip
    return folder


def build_disk_image(facts: Facts) -> Path:
    """The .dmg; raises CannotBuild."""
    needs("hdiutil", "codesign")
    bundle = run_spec(facts) / "Cloud Recorder.app"
    identity = os.environ.get(SIGNER, "")
    if identity:
        run(["codesign", "--deep", "--force", "--options", "runtime", "--timestamp",
             "--entitlements", _ENTITLEMENTS, "--sign", identity, bundle])  # fmt: skip
    else:
        print(f"   NOT SIGNED: {SIGNER} names no identity", flush=True)
    target = facts.output / f"{PROGRAM}-{facts.version}-macos.dmg"
    target.unlink(missing_ok=True)
    run(["hdiutil", "create", "-volname", "Cloud Recorder", "-srcfolder", bundle, "-ov",
         "-format", "ULFO", target])  # fmt: skip
    profile = os.environ.get(NOTARY, "")
    if identity and profile:
        run(["xcrun", "notarytool", "submit", target, "--keychain-profile", profile, "--wait"])
        run(["xcrun", "stapler", "staple", target])
    else:
        print(f"   NOT NOTARISED: {SIGNER} and {NOTARY} are needed for that", flush=True)
    run([bundle / "Contents" / "MacOS" / PROGRAM, "self-test"], env=facts.environment())
    return target
