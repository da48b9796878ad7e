"""The licences of all that a package brings: of each Python package by its own metadata, and of
the libraries inside some of them that have licences of their own."""

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from common.facts import LICENCE, TITLE, TOP, CannotBuild

_LOCK = TOP / "packaging" / "requirements" / "runtime.txt"
_TEXT_NAMES = re.compile(r"(licen[cs]e|copying|notice|authors)(?!.*\.pyc?$)", re.IGNORECASE)
# Of parts that bring no text of their licence: the libraries of Qt, PyAV and this system.
_SHARED_TEXTS = ("GPL-2.0", "LGPL-2.1", "LGPL-3.0")
# What wheels carry inside beyond what their metadata says.
INSIDE = {
    "av": (
        ("FFmpeg", "GPL-3.0-or-later, as it is built with x264 and x265"),
        ("x264", "GPL-2.0-or-later"),
        ("x265", "GPL-2.0-or-later"),
        ("SVT-AV1", "BSD-3-Clause-Clear"),
        ("dav1d", "BSD-2-Clause"),
        ("libvpx", "BSD-3-Clause"),
        ("LAME", "LGPL-2.0-or-later"),
        ("Opus", "BSD-3-Clause"),
        ("libwebp", "BSD-3-Clause"),
        ("opencore-amr", "Apache-2.0"),
        ("GnuTLS, Nettle, GMP, libunistring", "LGPL-2.1-or-later or LGPL-3.0-or-later"),
    ),
    "numpy": (("OpenBLAS", "BSD-3-Clause"), ("libgfortran, libquadmath", "GPL-3.0 with exception")),
    "pyside6-essentials": (
        ("Qt 6", "LGPL-3.0-only; its libraries are files of their own and may be replaced"),
        ("ICU", "Unicode-3.0"),
        ("FreeType, HarfBuzz, libjpeg, libpng, PCRE2, zlib", "each its own, none asks for more"),
    ),
    "simplejpeg": (("libjpeg-turbo", "IJG and BSD-3-Clause"),),
    "miniaudio": (("miniaudio, dr_libs, stb_vorbis", "public domain or MIT-0"),),
    "cryptography": (("OpenSSL", "Apache-2.0"),),
}
PYTHON = ("Python", "PSF-2.0")


@dataclass(frozen=True)
class Part:
    """One bundled package: its licence as its metadata tells it, and the texts that it brings."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...]  # file name and text
    inside: tuple[tuple[str, str], ...]  # libraries with a licence of their own


def bundled_parts(lock: Path = _LOCK, site: Path | None = None) -> list[Part]:
    """Every locked package that is installed (in `site`, else here); raises CannotBuild where one
    tells no licence at all."""
    wanted = set(re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    found = {}
    for each in distributions() if site is None else distributions(path=[str(site)]):
        name = re.sub(r"[-_.]+", "-", each.name).lower()
        if name in wanted:
            found[name] = _part(name, each)
    parts = [found[name] for name in sorted(found)]
    silent = [part.name for part in parts if not part.licence and not part.texts]
    if silent:
        raise CannotBuild(f"no licence is told by: {', '.join(silent)}")
    return parts


def notices(parts: list[Part], python_version: str, besides: str = "") -> str:
    """One text with all of it; `besides` is put before the licences that several parts share."""
    lines = [
        f"{TITLE} is free software under {LICENCE}; its text is in LICENSE.",
        "It brings the parts below. Each is a file or a folder of its own and may be replaced.",
        "The sources of each are published by its authors under the same name and version.",
        "",
        f"Python {python_version}: {PYTHON[1]}",
    ]
    for part in parts:
        lines.append(f"{part.name} {part.version}: {part.licence or 'see its text below'}")
        lines += [f"    with {name}: {licence}" for name, licence in part.inside]
    for part in parts:
        for name, text in part.texts:
            lines += [heading(f"{part.name} {part.version}: {name}"), text]
    lines.append(besides)
    for name in _SHARED_TEXTS:
        text = (TOP / "resources" / "licences" / f"{name}.txt").read_text(encoding="utf-8")
        lines += [heading(name), text]
    return "\n".join(lines).rstrip() + "\n"


def heading(title: str) -> str:
    """What stands above each text."""
    return f"\n{'=' * 78}\n{title}\n{'=' * 78}\n"


def _part(name: str, found: Distribution) -> Part:
    metadata = found.metadata
    licence = _told(found, "License-Expression")
    if not licence:
        classifiers = [
            line.rpartition(" :: ")[2]
            for line in metadata.get_all("Classifier") or []
            if line.startswith("License ::")
        ]
        told = _told(found, "License").strip().splitlines()
        licence = ", ".join(classifiers) or (told[0][:80] if told else "")
    texts = []
    for file in found.files or []:
        if ".dist-info" in str(file) and _TEXT_NAMES.search(file.name):
            path = Path(str(file.locate()))
            if path.is_file():
                texts.append((file.name, path.read_text(encoding="utf-8", errors="replace")))
    return Part(name, found.version, licence, tuple(sorted(texts)), INSIDE.get(name, ()))


def _told(found: Distribution, name: str) -> str:
    return found.metadata[name] if name in found.metadata else ""  # noqa: SIM401
