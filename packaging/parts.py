"""The table of what can be built, and how each is proved."""

import platform
from collections.abc import Callable
from pathlib import Path

from common import notices
from common.doing import needs, run, timed
from common.facts import PROGRAM, CannotBuild
from common.origins import read_origins
from common.run import Run
from common.wheel import build_wheel, wheel_files
from linux.deb import build_deb
from linux.origins import libraries_notices
from linux.portable import build_portable
from linux.python import python_licence
from linux.tree import build_tree
from verify.unbuilt import check_flatpak, check_plists, try_bundle_elsewhere

_MOST_BYTES = {".deb": 95_000_000, "-setup.exe": 60_000_000}


def _wheel(this: Run, skipped: set[str]) -> None:
    files = _wheel_files(this)
    for path in files:
        this.built(path, this.checks["wheel and sdist"]["seconds_to_build"])
    this.checks["twine check --strict"] = "passed"
    this.checks["check-wheel-contents"] = "passed"
    if this.verify:
        from verify.wheel_trial import try_wheel

        [wheel, *_] = files
        this.tried(wheel, "a new virtual environment", *try_wheel(wheel, this.facts))


def _wheel_files(this: Run) -> list[Path]:
    """The wheel, then the source package; built once a run."""
    if "wheel and sdist" not in this.checks:
        with timed() as watch:
            build_wheel(this.facts)
        this.checks["wheel and sdist"] = {"seconds_to_build": watch.seconds}
    return wheel_files(this.facts)


def _tree(this: Run) -> Path:
    """Built once a run."""
    tree = this.facts.work / "tree" / PROGRAM
    if "tree" not in this.checks:
        wheel = _wheel_files(this)[0]
        with timed() as watch:
            build_tree(wheel, this.facts)
        this.checks["tree"] = {"seconds_to_build": watch.seconds}
    return tree


def _linux_texts(this: Run) -> str:
    """The notices of the tree, its libraries and its Python included."""
    besides = python_licence() + libraries_notices(read_origins(this.facts))
    return notices.notices(notices.bundled_parts(), platform.python_version(), besides)


def _deb(this: Run, skipped: set[str]) -> None:
    if platform.system() != "Linux":
        raise CannotBuild("a .deb can be built on Linux only")
    tree = _tree(this)
    with timed() as watch:
        package = build_deb(tree, _linux_texts(this), this.facts)
    this.built(package, watch.seconds)
    _limit(package)
    needs("lintian", "desktop-file-validate", "appstreamcli")
    run(["lintian", "--allow-root", "--fail-on", "error", package])
    this.checks["lintian"] = "no error"
    share = this.facts.work / "deb/usr/share"
    run(["desktop-file-validate", share / f"applications/{PROGRAM}.desktop"])
    this.checks["desktop-file-validate"] = "passed"
    # The project has no address on the net, and claiming somebody else's would be worse.
    run(
        ["appstreamcli", "validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info",
         share / f"metainfo/{PROGRAM}.metainfo.xml"]
    )  # fmt: skip
    this.checks["appstreamcli validate"] = "passed"
    if this.verify:
        _try_deb(this, package, skipped)


def _try_deb(this: Run, package: Path, skipped: set[str]) -> None:
    from verify.deb_trial import try_deb
    from verify.display import Display
    from verify.lower import lower_deb
    from verify.roots import SYSTEMS, clean_root

    lower = lower_deb(this.facts)
    for system in SYSTEMS:
        if system.suite in skipped:
            this.left_out.append(system.name)
            print(f"   {system.name}: LEFT OUT, as asked for", flush=True)
            continue
        print(f"   {system.name}", flush=True)
        try:
            root = clean_root(
                system, this.facts.work / "roots", this.facts.work / "trials" / system.suite
            )
        except CannotBuild as error:
            this.left_out.append(str(error))
            print(f"   LEFT OUT: {error}", flush=True)
            continue
        with Display() as display:
            trial = try_deb(root, package, lower, display)
        this.tried(package, system.name, trial.steps, trial.ok)


def _portable(this: Run, skipped: set[str]) -> None:
    if platform.system() != "Linux":
        raise CannotBuild("the portable archive for Linux can be built on Linux only")
    tree = _tree(this)
    with timed() as watch:
        package = build_portable(tree, _linux_texts(this), this.facts)
    this.built(package, watch.seconds)
    if this.verify:
        from verify.portable_trial import try_portable

        this.tried(package, "unpacked beside", *try_portable(package, this.facts))
        from verify.first_paint import compare

        this.tried(package, "first paint", *compare(tree, this.facts))


def _windows(this: Run, skipped: set[str]) -> None:
    from windows.folder import build_folder
    from windows.packages import build_setup, build_zip
    from windows.python import VERSION

    wheel = _wheel_files(this)[0]
    texts = notices.notices(notices.bundled_parts(), VERSION)
    with timed() as watch:
        folder = build_folder(wheel, texts, this.facts)
    seconds = watch.seconds
    built = []
    for build in (build_setup, build_zip):
        with timed() as watch:
            package = build(folder, this.facts)
        this.built(package, round(seconds + watch.seconds, 1))
        built.append(package)
    _limit(built[0])
    if this.verify and "wine" not in skipped:
        from verify.display import Display
        from verify.lower import lower_setup
        from verify.setup_trial import try_setup

        lower = lower_setup(folder, this.facts)
        with Display() as display:
            steps, ok = try_setup(built[0], lower, built[1], this.facts, display)
        this.tried(built[0], "wine", steps, ok)
        this.tried(built[1], "wine", steps["portable archive"], steps["portable archive"]["ok"])
    elif this.verify:
        this.left_out.append("wine")


def _flatpak(this: Run, skipped: set[str]) -> None:
    this.checks["flatpak manifest"] = check_flatpak(this.facts)


def _macos(this: Run, skipped: set[str]) -> None:
    check_plists(this.facts)
    if platform.system() != "Darwin":
        this.checks["macOS"] = try_bundle_elsewhere(this.facts)
        print("   not built: that takes a Mac; its plists and its recipe were tried", flush=True)
        return
    from macos.disk_image import build_disk_image

    with timed() as watch:
        package = build_disk_image(this.facts)
    this.built(package, watch.seconds)


def _limit(package: Path) -> None:
    for ending, most in _MOST_BYTES.items():
        if package.name.endswith(ending) and package.stat().st_size > most:
            raise CannotBuild(f"{package.name} has more than {most / 1e6:g} MB")


def _again(this: Run, skipped: set[str]) -> None:
    """Build all of it once more, elsewhere and later, and compare."""
    from verify.again import build_again

    if not this.made:
        raise CannotBuild("nothing was built to compare with: name more, as in --only deb,again")
    wanted = [name for name in ("wheel", "deb", "portable", "windows") if name in this.done]
    with timed() as watch:
        found = build_again(wanted, this.made, this.facts)
    this.checks["built again"] = {"seconds": watch.seconds}
    for name, same in found.items():
        this.tried(this.facts.output / name, "built again: the same bytes", same, same)


PARTS: dict[str, Callable[[Run, set[str]], None]] = {
    "wheel": _wheel,
    "deb": _deb,
    "portable": _portable,
    "windows": _windows,
    "flatpak": _flatpak,
    "macos": _macos,
    "again": _again,
}
