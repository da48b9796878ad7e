"""A recording's history as moments with a title that a person understands.

They come from the service's own history where it tells one, else from what this window sent and
saw (`seen`).
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.local import History, HistoryEvent
from recorder_gui.protocol.requests import VideoItem
from recorder_gui.state.endings import reason_text
from recorder_gui.state.marks import QT_TRANSLATE_NOOP

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


@dataclass(frozen=True)
class Moment:
    """Something that happened: `time` seconds since the epoch, `recorded` seconds in the file
    (None: not known), `detail` in words, `videos` the layout from then on."""

    time: float
    kind: str
    detail: str = ""
    recorded: float | None = None
    videos: tuple[VideoItem, ...] | None = None

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


def _folded(moments: list[Moment]) -> tuple[Moment, ...]:
    """Sources that came or went together become one moment."""
    folded: list[Moment] = []
    for moment in moments:
        last = folded[-1] if folded else None
        together = last is not None and moment.time - last.time < _TOGETHER
        if last is not None and together and moment.kind == last.kind and moment.kind in _SOURCES:
            folded[-1] = replace(last, detail=f"{last.detail}, {moment.detail}")
        else:
            folded.append(moment)
    return tuple(folded)


def _moment(event: HistoryEvent) -> Moment:
    return Moment(event.time, event.kind, _detail(event), event.recorded, event.video_list)


def _detail(event: HistoryEvent) -> str:
    parts = [reason_text(event.text)] if event.text else []
    if event.user_id:
        parts.append(f"{event.user_id} / {event.media_id}" if event.media_id else event.user_id)
    if event.video_list is not None:
        parts.append(layout_text(len(event.video_list), len(event.audio_list or ())))
    if event.subtitle_list is not None:
        text = QCoreApplication.translate("Moment", "{0} subtitles")
        parts.append(text.format(len(event.subtitle_list)))
    return " · ".join(parts)


def layout_text(videos: int, audios: int) -> str:
    """What a layout holds: `4 pictures, 4 sounds`."""
    text = QCoreApplication.translate("Moment", "{0} pictures, {1} sounds")
    return text.format(videos, audios)
