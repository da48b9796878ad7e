"""The .deb: the tree under /opt, the desktop's files, and a word before it is replaced."""

import gzip
import hashlib
import shutil
from pathlib import Path

from common.archives import highest_glibc, settle, size_of
from common.changes import as_debian, releases
from common.doing import fresh, needs, run
from common.facts import DESCRIPTION, MAINTAINER, PROGRAM, SUMMARY, TOP, CannotBuild, Facts
from linux.libraries import PART_OF_LIBC, SYSTEMS_OWN, needed_libraries
from linux.share import write_share

from recorder_gui.own_program import SYSTEM_MARK

_DEBIAN = TOP / "packaging" / "linux" / "debian"
# Certificates for TLS, where fonts are, glyphs for Chinese, time zones: a bare system has none.
_BESIDES = ("ca-certificates", "fontconfig-config", "fonts-noto-cjk", "tzdata")


def build_deb(tree: Path, notices: str, facts: Facts) -> Path:
    """The package, made of `tree`; raises CannotBuild."""
    needs("dpkg-deb", "objdump")
    root = fresh(facts.work / "deb")
    home = root / "opt" / PROGRAM
    shutil.copytree(tree, home, symlinks=True)
    (home / SYSTEM_MARK).write_text("The system's package manager updates this copy.\n")
    command = root / "usr" / "bin" / PROGRAM
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("/opt") / PROGRAM / PROGRAM)
    share = root / "usr" / "share"
    write_share(share, facts)
    _write_documents(share, notices, facts)
    control = root / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(_control(root, tree, facts), encoding="utf-8")
    (control / "md5sums").write_text(_sums(root), encoding="utf-8")
    shutil.copy(_DEBIAN / "prerm", control / "prerm")
    (control / "prerm").chmod(0o755)
    settle(root, facts.epoch)
    target = facts.output / f"{PROGRAM}_{facts.version}_amd64.deb"
    target.unlink(missing_ok=True)
    run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=1", "--build", root,
         target],
        env=facts.environment(),
    )  # fmt: skip
    return target


def depends(tree: Path) -> list[str]:
    """What must be installed, from what the tree's files are linked to; raises CannotBuild where a
    library's package is not known."""
    needed = needed_libraries(tree) - PART_OF_LIBC
    unknown = sorted(needed - set(SYSTEMS_OWN))
    if unknown:
        raise CannotBuild(f"no package is known to bring {', '.join(unknown)}")
    libc = ".".join(str(part) for part in highest_glibc(tree))
    return [f"libc6 (>= {libc})", *sorted(SYSTEMS_OWN[name] for name in needed), *_BESIDES]


def _control(root: Path, tree: Path, facts: Facts) -> str:
    described = "\n".join(f" {line}" for line in _wrapped(DESCRIPTION))
    return (
        f"Package: {PROGRAM}\n"
        f"Version: {facts.version}\n"
        "Architecture: amd64\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Installed-Size: {size_of(root) // 1024}\n"
        f"Depends: {', '.join(depends(tree))}\n"
        "Recommends: libpulse0\n"  # sound of the player, which plays silently without
        "Section: video\n"
        "Priority: optional\n"
        f"Description: {SUMMARY[0].lower()}{SUMMARY[1:]}\n{described}\n"
    )


def _write_documents(share: Path, notices: str, facts: Facts) -> None:
    documents = share / "doc" / PROGRAM
    documents.mkdir(parents=True)
    shutil.copy(_DEBIAN / "copyright", documents / "copyright")
    history = as_debian(releases((TOP / "CHANGELOG.md").read_text(encoding="utf-8")), facts)
    for name, text in (("changelog.gz", history), ("NOTICES.gz", notices)):
        (documents / name).write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    overrides = share / "lintian" / "overrides" / PROGRAM
    overrides.parent.mkdir(parents=True)
    shutil.copy(_DEBIAN / "lintian-overrides", overrides)


def _sums(root: Path) -> str:
    lines = []
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root)
        if path.is_file() and not path.is_symlink() and inner.parts[0] != "DEBIAN":
            digest = hashlib.md5(path.read_bytes()).hexdigest()
            lines.append(f"{digest}  {inner}\n")
    return "".join(lines)


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 76)
