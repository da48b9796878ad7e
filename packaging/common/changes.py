"""CHANGELOG.md as packages want it: release notes of the metainfo, and Debian's changelog."""

import email.utils
import re
import textwrap
import time
from dataclasses import dataclass
from xml.sax.saxutils import escape

from common.facts import MAINTAINER, PROGRAM, Facts

_HEADING = re.compile(r"^## (\d[^,\s]*)(?:, (\d{4}-\d\d-\d\d|unreleased))?\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Release:
    """One version, its day as YYYY-MM-DD or "" while it is not released, and what changed."""

    version: str
    day: str
    changes: tuple[str, ...]


def releases(changelog: str) -> list[Release]:
    """All releases that `changelog` tells of, newest first; Markdown marks are taken away."""
    parts = _HEADING.split(changelog)[1:]
    found = []
    for version, day, text in zip(parts[0::3], parts[1::3], parts[2::3], strict=True):
        items = re.findall(r"^- (.*(?:\n  .*)*)", text, re.MULTILINE)
        changes = tuple(_plain(" ".join(item.split())) for item in items)
        found.append(Release(version, "" if day in (None, "unreleased") else day, changes))
    return found


def as_metainfo(found: list[Release], facts: Facts) -> str:
    """The `<release>` elements."""
    lines = []
    for release in found:
        day = release.day or time.strftime("%Y-%m-%d", time.gmtime(facts.epoch))
        lines.append(f'    <release version="{escape(release.version)}" date="{day}">')
        lines.append("      <description>")
        lines.append("        <ul>")
        lines += [f"          <li>{escape(change)}</li>" for change in release.changes]
        lines += ["        </ul>", "      </description>", "    </release>"]
    return "\n".join(lines)


def as_debian(found: list[Release], facts: Facts) -> str:
    """Debian's changelog, newest first."""
    entries = []
    for release in found:
        moment = facts.epoch
        if release.day:
            moment = int(time.mktime(time.strptime(release.day, "%Y-%m-%d"))) - time.timezone
        day = email.utils.formatdate(moment)
        changes = "\n".join(
            textwrap.fill(change, 78, initial_indent="  * ", subsequent_indent="    ")
            for change in release.changes
        )
        entries.append(
            f"{PROGRAM} ({release.version}) unstable; urgency=medium\n\n{changes}\n\n"
            f" -- {MAINTAINER}  {day}\n"
        )
    return "\n".join(entries)


def _plain(markdown: str) -> str:
    return re.sub(r"[`*]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown))
