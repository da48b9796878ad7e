"""Where the libraries come from that Linux packages bring from the system that built them."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from common.facts import Facts


@dataclass(frozen=True)
class Origin:
    """One library file, the Debian package and version that it is of ("" where it is of none), and
    what that package says of its licence."""

    library: str
    package: str
    version: str
    copyright: str


def write_origins(origins: list[Origin], facts: Facts) -> None:
    """Keep them beside the tree."""
    _kept(facts).write_text(json.dumps([asdict(each) for each in origins]), encoding="utf-8")


def read_origins(facts: Facts) -> list[Origin]:
    """Those of the tree that was built last; none before."""
    path = _kept(facts)
    if not path.exists():
        return []
    return [Origin(**each) for each in json.loads(path.read_text(encoding="utf-8"))]


def _kept(facts: Facts) -> Path:
    return facts.work / "tree" / "libraries.json"
