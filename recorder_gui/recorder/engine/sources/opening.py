"""From the text of a source to the thing that delivers: one table, first match wins."""

from collections.abc import Callable

from recorder_gui.protocol.fields import MediaType
from recorder_gui.recorder.engine.sources.drawn import demo, patterns
from recorder_gui.recorder.engine.sources.drawn.generated import (
    GeneratedPictures,
    GeneratedSound,
    tone,
)
from recorder_gui.recorder.engine.sources.faults import SourceFault
from recorder_gui.recorder.engine.sources.feeds import Feed, PictureFeed, SoundFeed
from recorder_gui.recorder.engine.sources.files import FilePictures, FileSound
from recorder_gui.recorder.engine.sources.links import Link, LinkPictures, LinkSound
from recorder_gui.recorder.engine.sources.microphone import Microphone
from recorder_gui.recorder.engine.sources.running import Source
from recorder_gui.recorder.engine.sources.stills import STILL_ENDINGS, StillPicture


class NoSource:
    """A source that cannot be had at all, and says why."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def deliver(self, feed: Feed) -> None:
        raise SourceFault(self._reason)


PICTURE_PATTERNS: dict[str, Callable[[], GeneratedPictures]] = {
    "test:bars": lambda: GeneratedPictures(patterns.bars),
    "test:clock": lambda: GeneratedPictures(patterns.clock),
    "test:sync": lambda: GeneratedPictures(patterns.sync_pictures),
}


def open_pictures(
    source: str, media_type: MediaType, link: Link | None = None, *, glancing: bool = False
) -> Source[PictureFeed]:
    """What delivers the pictures of `source`; `link` where it is live, `glancing` where they are
    for a small preview only."""
    if link is not None:
        return LinkPictures(link)
    drawn = PICTURE_PATTERNS[source]() if source in PICTURE_PATTERNS else None
    if source.startswith(demo.PREFIX):
        drawn = demo.pictures(source, media_type)
        if drawn is None:
            return NoSource("there is nobody of that name")
    if drawn is not None:
        return drawn.glanced_at() if glancing else drawn
    if refusal := _refusal(source, "picture"):
        return refusal
    if source.lower().endswith(STILL_ENDINGS):
        return StillPicture(source)
    return FilePictures(source, glancing=glancing)


def open_sound(source: str, link: Link | None = None) -> Source[SoundFeed]:
    """What delivers the sound of `source`; `link` where it is live."""
    if link is not None:
        return LinkSound(link)
    if source == "test:sync":
        return GeneratedSound(patterns.sync_sound)
    if source.startswith("test:tone="):
        return _tone(source.removeprefix("test:tone="))
    if source.startswith(demo.PREFIX):
        return demo.sound(source) or NoSource("there is nobody of that name")
    if source.startswith("mic:"):
        return Microphone(source)
    return _refusal(source, "sound") or FileSound(source)


def _tone(text: str) -> Source[SoundFeed]:
    try:
        hertz = float(text)
    except ValueError:
        return NoSource(f"{text!r} is not a frequency")
    if not 1 <= hertz <= 20_000:
        return NoSource("a tone has 1 to 20000 Hz")
    return GeneratedSound(tone(hertz))


def _refusal(source: str, what: str) -> NoSource | None:
    if not source:
        return NoSource("no source is given for it")
    if source.startswith("mic:"):
        return NoSource("a microphone has no picture")
    if source.startswith("test:"):
        return NoSource(f"{source} has no {what}, or is not a test source")
    return None
