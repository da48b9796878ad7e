"""Which package of the building system each brought library is of, and that package's licence."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from common.notices import heading
from common.origins import Origin

_DOCUMENTS = Path("/usr/share/doc")


def origins_of(brought: Mapping[str, Path]) -> list[Origin]:
    """`brought` is each library's name and file. On another system than Debian's, and of a library
    that was built at home, no package is known."""
    packages = _packages_of(brought)
    found = []
    for name in sorted(brought):
        package, version = packages.get(name, ("", ""))
        told = _DOCUMENTS / package / "copyright"
        text = told.read_text(encoding="utf-8", errors="replace") if told.is_file() else ""
        found.append(Origin(name, package, version, text))
    return found


def libraries_notices(origins: list[Origin]) -> str:
    """Their part of the notices: each package once."""
    lines = [heading("Libraries of the system that built this package")]
    lines += [
        f"{each.library}: {each.package or 'of no package'} {each.version}" for each in origins
    ]
    told: set[str] = set()
    for each in origins:
        if each.copyright and each.package not in told:
            told.add(each.package)
            lines += [heading(f"{each.package} {each.version}"), each.copyright]
    return "\n".join(lines)


def _packages_of(brought: Mapping[str, Path]) -> dict[str, tuple[str, str]]:
    """Of each library its package's name and version."""
    try:
        told = subprocess.run(
            ["dpkg-query", "--search", *(f"*/{name}" for name in brought)],
            capture_output=True,
            text=True,
            check=False,  # one unknown makes it fail, and tells the others
        ).stdout
    except FileNotFoundError:
        return {}
    owners: dict[str, str] = {}
    for package, file in re.findall(r"^([^\s:]+)(?::\S+)?: (/\S+)$", told, re.MULTILINE):
        name = Path(file).name
        if Path(file).parent.resolve() == brought[name].parent.resolve():
            owners[name] = package
    versions = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package} ${Version}\\n", *set(owners.values())],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    of_package = dict(line.split(" ", 1) for line in versions.splitlines())
    return {name: (package, of_package.get(package, "")) for name, package in owners.items()}
