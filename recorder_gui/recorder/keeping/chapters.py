"""The chapters of a recording, from its history: each marker, and each layout that stood for a
while."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import HistoryEvent

STOOD = 2.0  # seconds that a layout must have stood
MOST = 250  # what the box for them holds, less a few that others may add
_LONGEST = 200  # bytes of a title
_NAMES = 6
_KINDS = {MediaType.SCREEN: " (screen)", MediaType.WHITEBOARD: " (whiteboard)"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """Begins at `begin` seconds, lasts until the next one begins."""

    begin: float
    title: str


@dataclass(frozen=True, slots=True)
class _Point:
    """A chapter that may be; `worth`: which are kept where there are too many."""

    chapter: Chapter
    worth: float


def chapters_of(events: Iterable[HistoryEvent], length: float) -> tuple[Chapter, ...]:
    """The chapters of a recording of `length` seconds, in order, at most MOST."""
    told = [event for event in events if event.recorded < length]
    layouts = [event for event in told if event.kind == "layout"]
    markers = [event for event in told if event.kind == "marker"]
    points = [
        _Point(Chapter(event.recorded, _cut(event.text) or f"Marker {number}"), float("inf"))
        for number, event in enumerate(markers, 1)
    ]
    taken = {point.chapter.begin for point in points}
    ends = [*(event.recorded for event in layouts[1:]), length]
    for event, end in zip(layouts, ends, strict=False):
        stood = end - event.recorded
        if stood >= STOOD and event.recorded not in taken:
            points.append(_Point(Chapter(event.recorded, _title(event)), stood))
    worthiest = sorted(points, key=lambda point: -point.worth)[:MOST]
    return tuple(sorted((p.chapter for p in worthiest), key=lambda chapter: chapter.begin))


def within(chapters: Sequence[Chapter], begin: float, end: float) -> tuple[Chapter, ...]:
    """The chapters of one slice, from `begin` to `end` seconds of the recording, in its own time;
    the one that it begins in is its first."""
    before = [chapter for chapter in chapters if chapter.begin <= begin]
    first = [Chapter(0.0, before[-1].title)] if before else []
    inside = [Chapter(c.begin - begin, c.title) for c in chapters if begin < c.begin < end]
    return (*first, *inside)


def _title(event: HistoryEvent) -> str:
    """Who is to be seen, or heard where nobody is."""
    seen = [
        item.user_id + _KINDS.get(MediaType(item.media_type), "") for item in event.video_list or ()
    ]
    names = list(dict.fromkeys(seen or [item.user_id for item in event.audio_list or ()]))
    more = f" +{len(names) - _NAMES}" if len(names) > _NAMES else ""
    return _cut(", ".join(names[:_NAMES])) + more or "-"


def _cut(text: str) -> str:
    """As much of `text` as a title takes, in one line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line.encode(errors="replace")[:_LONGEST].decode(errors="ignore")
