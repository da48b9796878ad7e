"""Members that the presenter added by hand, kept for each profile and group, and the table that
they can be pasted as."""

import csv
import io
from collections.abc import Iterable

import msgspec

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.state.settings import Settings

_KEY = "studio/members/"
_MOST = 1000  # members of one paste
_KINDS = {
    "0": MediaType.SCREEN,
    "screen": MediaType.SCREEN,
    "屏幕": MediaType.SCREEN,
    "1": MediaType.MICROPHONE,
    "mic": MediaType.MICROPHONE,
    "microphone": MediaType.MICROPHONE,
    "audio": MediaType.MICROPHONE,
    "麦克风": MediaType.MICROPHONE,
    "2": MediaType.CAMERA,
    "camera": MediaType.CAMERA,
    "video": MediaType.CAMERA,
    "摄像头": MediaType.CAMERA,
    "4": MediaType.WHITEBOARD,
    "whiteboard": MediaType.WHITEBOARD,
    "白板": MediaType.WHITEBOARD,
}


class MemberStore:
    """The members by hand of every profile and group, in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def groups(self, profile_id: str) -> tuple[str, ...]:
        """The groups of a profile that have members."""
        return tuple(self._load(profile_id))

    def members(self, profile_id: str, group_id: str) -> tuple[MediaSource, ...]:
        """The members of one group."""
        return tuple(self._load(profile_id).get(group_id, ()))

    def add(self, profile_id: str, group_id: str, streams: Iterable[MediaSource]) -> None:
        """Add members; one that is there already stays once."""
        groups = self._load(profile_id)
        known = {_name(stream): stream for stream in groups.get(group_id, [])}
        known.update((_name(stream), stream) for stream in streams)
        groups[group_id] = list(known.values())
        self._save(profile_id, groups)

    def replace(self, profile_id: str, group_id: str, streams: Iterable[MediaSource]) -> None:
        """These are the members of the group from now on; none forgets the group."""
        groups = self._load(profile_id)
        groups[group_id] = list({_name(stream): stream for stream in streams}.values())
        self._save(profile_id, {each: found for each, found in groups.items() if found})

    def remove(self, profile_id: str, group_id: str, key: SourceKey) -> None:
        """Remove a member, and the group with its last one."""
        groups = self._load(profile_id)
        wanted = (key.user_id, key.media_id, key.media_type)
        left = [stream for stream in groups.get(group_id, []) if _name(stream) != wanted]
        groups[group_id] = left
        self._save(profile_id, {each: streams for each, streams in groups.items() if streams})

    def _load(self, profile_id: str) -> dict[str, list[MediaSource]]:
        untrusted_text = self._settings.text(_KEY + profile_id, "{}")
        try:
            return msgspec.json.decode(untrusted_text, type=dict[str, list[MediaSource]])
        except (msgspec.MsgspecError, RecursionError):
            return {}

    def _save(self, profile_id: str, groups: dict[str, list[MediaSource]]) -> None:
        self._settings.set_value(_KEY + profile_id, msgspec.json.encode(groups).decode())


def members_of_table(untrusted_text: str) -> tuple[tuple[MediaSource, ...], tuple[int, ...]]:
    """Rows of `user id, media id, kind` (tab, comma or semicolon between) as members.

    Also the numbers, from 1, of the lines that are no member; a first line of headings is none
    either. The kind may be missing: camera.
    """
    found: list[MediaSource] = []
    wrong: list[int] = []
    for number, line in enumerate(untrusted_text.splitlines()[:_MOST], 1):
        if not line.strip():
            continue
        member = _member(line)
        if member is None:
            wrong.append(number)
        else:
            found.append(member)
    return tuple(found), tuple(wrong)


def _member(line: str) -> MediaSource | None:
    between = next((each for each in "\t;," if each in line), ",")
    try:
        cells = next(csv.reader(io.StringIO(line), delimiter=between, strict=True))
    except (csv.Error, StopIteration):
        return None
    user, media, kind, *_ = [cell.strip() for cell in cells] + ["", "", ""]
    media_type = _KINDS.get(kind.lower() or "camera")
    if not user or not media or media_type is None:
        return None
    return MediaSource(user_id=user, media_id=media, media_type=media_type)


def _name(stream: MediaSource) -> tuple[str, str, MediaType]:
    return stream.user_id, stream.media_id, stream.media_type
