"""The groups file: TOML to streams and back.

    [[group]]
    id = "lesson-1"
      [[group.media]]
      user_id = "Jack"
      media_id = "camera"
      media_type = 2
      source = "clip.mp4"

A file's path is relative to the TOML's folder; everything with a scheme ("test:", "http://",
"screen:", ...) is left as it is.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any, cast

import msgspec

from recorder_gui.errors import RecorderError
from recorder_gui.protocol import lenient
from recorder_gui.protocol.local import MediaSource

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two letters at least: "C:" is a drive

GroupMedia = dict[str, tuple[MediaSource, ...]]


class BadGroupsFile(RecorderError):
    """The file cannot be read; the message says where and why."""


def has_scheme(source: str) -> bool:
    """Whether `source` is anything else than the path of a file."""
    return bool(_SCHEME.match(source))


def read(path: Path) -> GroupMedia:
    """The groups in the file with absolute paths; raises BadGroupsFile."""
    try:
        return parse(path.read_text(encoding="utf-8"), path.absolute().parent)
    except (OSError, UnicodeError) as error:
        raise BadGroupsFile(f"{path} cannot be read: {error}") from error
    except BadGroupsFile as error:
        raise BadGroupsFile(f"{path}: {error}") from error


def parse(text: str, folder: Path) -> GroupMedia:
    """The groups in TOML `text`, paths relative to `folder`; raises BadGroupsFile."""
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadGroupsFile(str(error)) from error
    groups: GroupMedia = {}
    for group in _tables(document, "group", "the file"):
        group_id = group.get("id")
        if not isinstance(group_id, str) or not group_id:
            raise BadGroupsFile("a [[group]] has no id")
        if group_id in groups:
            raise BadGroupsFile(f"group {group_id!r} is there twice")
        media = _tables(group, "media", f"group {group_id!r}")
        groups[group_id] = tuple(_stream(each, group_id, folder) for each in media)
    return groups


def write(groups: GroupMedia) -> str:
    """`groups` as TOML."""
    lines: list[str] = []
    for group_id, media in groups.items():
        lines += ["[[group]]", f"id = {_quoted(group_id)}"]
        for each in media:
            lines.append("  [[group.media]]")
            for name, value in msgspec.to_builtins(each).items():
                if value != "":
                    lines.append(f"  {name} = {_value(value)}")
        lines.append("")
    return "\n".join(lines)


def _tables(table: dict[str, Any], name: str, place: str) -> list[dict[str, Any]]:
    found: object = table.get(name, [])
    if not isinstance(found, list):
        raise BadGroupsFile(f"{name!r} of {place} is not a list of tables")
    items = cast("list[object]", found)
    if not all(isinstance(each, dict) for each in items):
        raise BadGroupsFile(f"{name!r} of {place} is not a list of tables")
    return cast("list[dict[str, Any]]", items)


def _stream(fields: dict[str, Any], group_id: str, folder: Path) -> MediaSource:
    try:
        stream = lenient.convert(fields, MediaSource)
    except msgspec.ValidationError as error:
        raise BadGroupsFile(f"a stream of group {group_id!r}: {error}") from error
    return msgspec.structs.replace(
        stream, source=_absolute(stream.source, folder), card=_absolute(stream.card, folder)
    )


def _absolute(source: str, folder: Path) -> str:
    if not source or has_scheme(source):
        return source
    return str(folder / Path(source).expanduser())


def _value(value: object) -> str:
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's, and the one character more that TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
