"""What each field of the protocol means, for whoever reads a message.

One table from a field's name on the wire to a sentence; a few fields mean different things in
different messages and are listed under `kind.field`. Adding a field is one entry.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, cast

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from recorder_gui.client.wire_tap import Channel, WireMessage
from recorder_gui.protocol.requests import REPLY_OFFSET, RequestId
from recorder_gui.state.explanations import request_name
from recorder_gui.state.marks import QT_TRANSLATE_NOOP
from recorder_gui.state.phrases import sentences
from recorder_gui.state.service_words import code_meaning
from recorder_gui.state.status_names import status_name

_MOST = 400  # fields explained of one message

FIELDS: dict[str, str] = {
    "business": QT_TRANSLATE_NOOP("Meaning", "Always RE: recording."),
    "id": QT_TRANSLATE_NOOP(
        "Meaning", "Which message this is; a reply has its request's plus 4096."
    ),
    "seq": QT_TRANSLATE_NOOP("Meaning", "The sender's mark, repeated by the reply."),
    "code": QT_TRANSLATE_NOOP("Meaning", "0 is success; anything else is a refusal."),
    "msg": QT_TRANSLATE_NOOP("Meaning", "The service's own words; often the same in any case."),
    "message": QT_TRANSLATE_NOOP("Meaning", "The service's own words."),
    "app_id": QT_TRANSLATE_NOOP("Meaning", "The account; one connection each."),
    "token": QT_TRANSLATE_NOOP("Meaning", "The account's secret; never kept in this log."),
    "record_id": QT_TRANSLATE_NOOP("Meaning", "The service's number of a recording."),
    "group_id": QT_TRANSLATE_NOOP("Meaning", "The meeting or lesson that is recorded."),
    "file_name": QT_TRANSLATE_NOOP("Meaning", "The file's name without extension."),
    "file_type": QT_TRANSLATE_NOOP("Meaning", "0 MP4, 1 MP3; MP4 where it is missing."),
    "file_duration": QT_TRANSLATE_NOOP("Meaning", "Minutes in a slice, 15 to 300; otherwise 60."),
    "width": QT_TRANSLATE_NOOP("Meaning", "Width of the picture in pixels, 1 to 1920."),
    "height": QT_TRANSLATE_NOOP("Meaning", "Height of the picture in pixels, 1 to 1080."),
    "record_mode": QT_TRANSLATE_NOOP("Meaning", "0: everything mixed into one picture."),
    "frame_rate": QT_TRANSLATE_NOOP("Meaning", "Frames a second, 1 to 30."),
    "timeout": QT_TRANSLATE_NOOP(
        "Meaning",
        "Seconds, 5 to 1800: so long nothing can be pulled and no command comes, then the service"
        " stops by itself.",
    ),
    "auto": QT_TRANSLATE_NOOP("Meaning", "Given: the service arranges the picture by itself."),
    "auto.type": QT_TRANSLATE_NOOP("Meaning", "1 even grid, 2 speaker with a column."),
    "auto.user_id": QT_TRANSLATE_NOOP("Meaning", "The speaker; otherwise the first to enter."),
    "auto.media_type": QT_TRANSLATE_NOOP(
        "Meaning", "2: screens first, then cameras, then whiteboards."
    ),
    "media_count": QT_TRANSLATE_NOOP("Meaning", "How many pictures at most, 1 to 9."),
    "audio_list": QT_TRANSLATE_NOOP(
        "Meaning", "The microphones that are mixed; replaces all before."
    ),
    "video_list": QT_TRANSLATE_NOOP(
        "Meaning", "The pictures, later ones over earlier ones; replaces all before."
    ),
    "subtitle_list": QT_TRANSLATE_NOOP(
        "Meaning", "The texts over the picture; replaces all before."
    ),
    "user_id": QT_TRANSLATE_NOOP("Meaning", "A member of the group."),
    "media_id": QT_TRANSLATE_NOOP("Meaning", "One of the member's streams."),
    "media_type": QT_TRANSLATE_NOOP("Meaning", "0 screen, 1 microphone, 2 camera, 4 whiteboard."),
    "x": QT_TRANSLATE_NOOP("Meaning", "Pixels from the left edge of the picture, 0 to 1920."),
    "y": QT_TRANSLATE_NOOP("Meaning", "Pixels from the top edge of the picture, 0 to 1080."),
    "w": QT_TRANSLATE_NOOP("Meaning", "Width in pixels, 1 to 1920; otherwise 320."),
    "h": QT_TRANSLATE_NOOP("Meaning", "Height in pixels, 1 to 1080; otherwise 240."),
    "crop_mode": QT_TRANSLATE_NOOP(
        "Meaning", "1 stretched, 2 aspect kept and cropped, 3 aspect kept and padded with black."
    ),
    "type": QT_TRANSLATE_NOOP("Meaning", "1 a text, 2 the service's clock."),
    "content": QT_TRANSLATE_NOOP("Meaning", "The text itself."),
    "color": QT_TRANSLATE_NOOP("Meaning", "Red, green and blue as one number, 0xRRGGBB."),
    "transparency": QT_TRANSLATE_NOOP("Meaning", "Opacity: 0 can't be seen, 100 hides all below."),
    "size": QT_TRANSLATE_NOOP("Meaning", "Height of the text in pixels, 1 to 200."),
    "status": QT_TRANSLATE_NOOP("Meaning", "The recording's state."),
    "start_time": QT_TRANSLATE_NOOP("Meaning", "The start, in the service's local time."),
    "stop_time": QT_TRANSLATE_NOOP(
        "Meaning", "The end, in the service's local time; empty while it goes on."
    ),
    "end_time": QT_TRANSLATE_NOOP("Meaning", "Recorded at this moment or before."),
    "page": QT_TRANSLATE_NOOP("Meaning", "Which page, from 1."),
    "page_size": QT_TRANSLATE_NOOP("Meaning", "Rows in a page, 1 to 500."),
    "record_list": QT_TRANSLATE_NOOP("Meaning", "The recordings of this page."),
    "total_num": QT_TRANSLATE_NOOP("Meaning", "How many match on all pages."),
    "record_time": QT_TRANSLATE_NOOP("Meaning", "Seconds in the file so far."),
    "media_duration": QT_TRANSLATE_NOOP("Meaning", "Whole seconds in the file."),
    "record_duration": QT_TRANSLATE_NOOP(
        "Meaning", "Whole seconds from the start to the stop, pauses included."
    ),
    "flow": QT_TRANSLATE_NOOP("Meaning", "kB that were pulled from the members' streams."),
    "data": QT_TRANSLATE_NOOP("Meaning", "The answer itself; null where there is none."),
    "file_state": QT_TRANSLATE_NOOP("Meaning", "creating, uploading, normal or exception."),
    "count": QT_TRANSLATE_NOOP("Meaning", "How many there are in all."),
    "dataList": QT_TRANSLATE_NOOP("Meaning", "The files of this page."),
    "resourceName": QT_TRANSLATE_NOOP("Meaning", "The file's name without extension."),
    "fileLength": QT_TRANSLATE_NOOP("Meaning", "Seconds in the file."),
    "fileState": QT_TRANSLATE_NOOP("Meaning", "creating, uploading, normal or exception."),
    "fileSize": QT_TRANSLATE_NOOP("Meaning", "Bytes of all slices."),
    "resourceType": QT_TRANSLATE_NOOP("Meaning", "The file's extension."),
    "recordTime": QT_TRANSLATE_NOOP("Meaning", "When it was recorded, in the service's time."),
    "volume": QT_TRANSLATE_NOOP("Meaning", "Bytes that may be used; missing or -1: no limit."),
    "useVolume": QT_TRANSLATE_NOOP("Meaning", "Bytes that are used."),
    "usevolume": QT_TRANSLATE_NOOP("Meaning", "Bytes that are used."),
    "urls": QT_TRANSLATE_NOOP("Meaning", "Links to the slices, 30 at most; good for an hour."),
}


class FieldMeaning(Struct, frozen=True):
    """A field of one message, `depth` levels inside it; a member of a list is named `[0]`."""

    depth: int
    name: str
    value: str
    meaning: str


def explain_message(message: WireMessage) -> tuple[FieldMeaning, ...]:
    """Every field of a message in its order, those inside another after it."""
    value = message.message
    if not isinstance(value, dict):
        return ()
    found = _walk(cast("dict[str, Any]", value))
    return tuple(
        FieldMeaning(depth, name, _value_text(each), _meaning(name, parent, each, message))
        for depth, name, parent, each in islice(found, _MOST)
    )


def field_meaning(name: str, parent: str = "") -> str:
    """What a field means, in the user's language; "" for one that the protocol does not name."""
    text = FIELDS.get(f"{parent}.{name}") or FIELDS.get(name)
    return QCoreApplication.translate("Meaning", text) if text else ""


def message_name(identity: int) -> str:
    """The name of a message by its id, in the user's language; "" where it is unknown."""
    for request in RequestId:
        name = request_name(request.name.lower().replace("_", " "))
        if identity == request:
            return name
        if identity == request + REPLY_OFFSET:
            return QCoreApplication.translate("Meaning", "{0}: the reply").format(name)
    return ""


def _meaning(name: str, parent: str, value: Any, message: WireMessage) -> str:
    special = _SPECIAL.get(name)
    told = special(value) if special is not None and isinstance(value, int) else ""
    if name == "id" and message.channel is not Channel.CONTROL:
        told = ""
    return sentences(told, field_meaning(name, parent))


def _code(value: int) -> str:
    meaning, advice = code_meaning(value, "")
    return sentences(_sentence(meaning), advice)


def _message(value: int) -> str:
    name = message_name(value)
    return _sentence(name) if name else ""


def _sentence(words: str) -> str:
    return QCoreApplication.translate("Meaning", "{0}.").format(words[:1].upper() + words[1:])


_SPECIAL: dict[str, Callable[[int], str]] = {
    "code": _code,
    "status": lambda value: _sentence(status_name(value)),
    "id": _message,
    "color": lambda value: f"#{value:06x}." if 0 <= value <= 0xFFFFFF else "",
}


def _walk(
    fields: dict[str, Any], parent: str = "", depth: int = 0
) -> Iterator[tuple[int, str, str, Any]]:
    for name, value in fields.items():
        yield depth, name, parent, value
        if isinstance(value, dict):
            yield from _walk(cast("dict[str, Any]", value), name, depth + 1)
        elif isinstance(value, list):
            for number, item in enumerate(cast("list[Any]", value)):
                yield depth + 1, f"[{number}]", name, item
                if isinstance(item, dict):
                    yield from _walk(cast("dict[str, Any]", item), name, depth + 2)


def _value_text(value: Any) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return f"[{len(cast('list[Any]', value))}]"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
