"""A recording's history as moments with a title that a person understands.

They come from the service's own history where it tells one, else from what this window sent and
saw (`seen`).
"""

import contextlib
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.local import History, HistoryEvent
from recorder_gui.protocol.requests import AudioItem, SubtitleItem, VideoItem
from recorder_gui.state.endings import reason_text
from recorder_gui.state.explanations import request_name
from recorder_gui.state.marks import QT_TRANSLATE_NOOP
from recorder_gui.state.phrases import joined, labelled
from recorder_gui.state.service_words import code_meaning
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.history.store import SeenMoment

T = TypeVar("T")

_TITLES: dict[str, str] = {
    "initialised": QT_TRANSLATE_NOOP("Moment", "Prepared"),
    "started": QT_TRANSLATE_NOOP("Moment", "Recording started"),
    "layout": QT_TRANSLATE_NOOP("Moment", "Layout applied"),
    "subtitles": QT_TRANSLATE_NOOP("Moment", "Subtitles applied"),
    "paused": QT_TRANSLATE_NOOP("Moment", "Paused"),
    "resumed": QT_TRANSLATE_NOOP("Moment", "Resumed"),
    "marker": QT_TRANSLATE_NOOP("Moment", "Note"),
    "source_lost": QT_TRANSLATE_NOOP("Moment", "A source was lost"),
    "source_found": QT_TRANSLATE_NOOP("Moment", "A source delivers"),
    "frames_repeated": QT_TRANSLATE_NOOP("Moment", "Frames were repeated"),
    "slice_finished": QT_TRANSLATE_NOOP("Moment", "A slice was finished"),
    "stopped": QT_TRANSLATE_NOOP("Moment", "Stopped"),
    "encoding": QT_TRANSLATE_NOOP("Moment", "Finishing the file"),
    "uploading": QT_TRANSLATE_NOOP("Moment", "Storing the file"),
    "done": QT_TRANSLATE_NOOP("Moment", "Done"),
    "failed": QT_TRANSLATE_NOOP("Moment", "Failed"),
    "recovered": QT_TRANSLATE_NOOP("Moment", "Recovered after a crash"),
    "state": QT_TRANSLATE_NOOP("Moment", "Seen as"),
    "sent": QT_TRANSLATE_NOOP("Moment", "Sent"),
    "answered": QT_TRANSLATE_NOOP("Moment", "Answered"),
    "refused": QT_TRANSLATE_NOOP("Moment", "Refused"),
}
_SOURCES = frozenset({"source_lost", "source_found"})
_TOGETHER = 2.0  # seconds
SERIOUS = frozenset({"failed", "refused", "source_lost", "frames_repeated", "recovered"})


class Moment(Struct, frozen=True):
    """Something that happened: `time` seconds since the epoch, `recorded` seconds in the file
    (None: not known), `detail` in words; `videos`, `audios`, `subtitles`: what the layout holds
    from then on, None where it does not change."""

    time: float
    kind: str
    detail: str = ""
    recorded: float | None = None
    videos: tuple[VideoItem, ...] | None = None
    audios: tuple[AudioItem, ...] | None = None
    subtitles: tuple[SubtitleItem, ...] | None = None
    status: int | None = None  # that was seen

    @property
    def title(self) -> str:
        """What happened, in the user's language; an unknown kind as it is."""
        known = _TITLES.get(self.kind)
        return QCoreApplication.translate("Moment", known) if known else self.kind

    @property
    def is_serious(self) -> bool:
        """Whether it may explain that something is wrong."""
        return self.kind in SERIOUS


def moments_of(history: History) -> tuple[Moment, ...]:
    """The service's own history, in order of time."""
    return _folded(sorted(map(_moment, history.events), key=lambda moment: moment.time))


def moments_seen(seen: Iterable[SeenMoment]) -> tuple[Moment, ...]:
    """What this window sent and saw, in order; a state that was seen again is told once."""
    moments: list[Moment] = []
    state: int | None = None
    for each in seen:
        if each.kind == "state":
            if each.status == state:
                continue
            state = each.status
        moments.append(_seen_moment(each))
    return tuple(moments)


def _folded(moments: list[Moment]) -> tuple[Moment, ...]:
    """Sources that came or went together become one moment."""
    folded: list[Moment] = []
    for moment in moments:
        last = folded[-1] if folded else None
        together = last is not None and moment.time - last.time < _TOGETHER
        if last is not None and together and moment.kind == last.kind and moment.kind in _SOURCES:
            folded[-1] = replace(last, detail=joined((last.detail, moment.detail)))
        else:
            folded.append(moment)
    return tuple(folded)


def _moment(event: HistoryEvent) -> Moment:
    return Moment(
        event.time,
        event.kind,
        _detail(event),
        event.recorded,
        event.video_list,
        event.audio_list,
        event.subtitle_list,
    )


def _seen_moment(seen: SeenMoment) -> Moment:
    asked = request_name(seen.request)
    if seen.kind == "state":
        return Moment(seen.time, seen.kind, status_name(seen.status), status=seen.status)
    if seen.kind == "refused":
        meaning, _ = code_meaning(seen.code, seen.msg)
        return Moment(seen.time, seen.kind, labelled(asked, f"{meaning} ({seen.code})"))
    if seen.kind != "sent":
        return Moment(seen.time, seen.kind, asked)
    fields = sent_fields(seen)
    videos, audios = (
        _items(fields, "video_list", VideoItem),
        _items(fields, "audio_list", AudioItem),
    )
    texts = _items(fields, "subtitle_list", SubtitleItem)
    if seen.request == "set layout":
        videos, audios = videos or (), audios or ()
        asked = labelled(asked, layout_text(len(videos), len(audios)))
    elif texts is not None:
        asked = labelled(asked, texts_text(len(texts)))
    return Moment(seen.time, seen.kind, asked, None, videos, audios, texts)


def sent_fields(seen: SeenMoment) -> dict[str, Any]:
    """The fields of what was sent; empty where they were not kept."""
    with contextlib.suppress(msgspec.MsgspecError):
        return msgspec.json.decode(seen.fields, type=dict[str, Any])
    return {}


def _items(fields: dict[str, Any], name: str, kind: type[T]) -> tuple[T, ...] | None:
    with contextlib.suppress(msgspec.MsgspecError):
        return msgspec.convert(fields.get(name), tuple[kind, ...])
    return None


def _detail(event: HistoryEvent) -> str:
    parts = [reason_text(event.text)] if event.text else []
    if event.user_id:
        parts.append(f"{event.user_id} / {event.media_id}" if event.media_id else event.user_id)
    if event.video_list is not None:
        parts.append(layout_text(len(event.video_list), len(event.audio_list or ())))
    if event.subtitle_list is not None:
        parts.append(texts_text(len(event.subtitle_list)))
    return " · ".join(parts)


def layout_text(videos: int, audios: int) -> str:
    """What a layout holds: `4 pictures, 4 sounds`."""
    text = QCoreApplication.translate("Moment", "{0} pictures, {1} sounds")
    return text.format(videos, audios)


def texts_text(texts: int) -> str:
    """`2 subtitles`."""
    return QCoreApplication.translate("Moment", "{0} subtitles").format(texts)
