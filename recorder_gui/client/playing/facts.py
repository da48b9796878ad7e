"""What a media file tells of itself in its header."""

import av
from av.container import InputContainer
from msgspec import Struct

_MOST_CHAPTERS = 1000
_LONGEST_TITLE = 300


class Chapter(Struct, frozen=True):
    """Begins at `begin` seconds; `title` is text from the file, maybe ""."""

    begin: float
    title: str


class MediaFacts(Struct, frozen=True):
    """`seconds` None: not told. `width`, `height` px, 0 without a picture."""

    seconds: float | None = None
    width: int = 0
    height: int = 0
    frame_rate: float = 0.0
    has_sound: bool = False
    chapters: tuple[Chapter, ...] = ()

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to see."""
        return self.width > 0


def read_facts(container: InputContainer) -> MediaFacts:
    """The facts of an open file. Raises nothing: what is not told stays unknown."""
    width = height = 0
    rate = 0.0
    if container.streams.video:
        stream = container.streams.video[0]
        width, height = stream.codec_context.width, stream.codec_context.height
        rate = float(stream.average_rate or 0)
    length = container.duration
    seconds = length / av.time_base if length is not None and length > 0 else None
    return MediaFacts(
        seconds=seconds,
        width=width,
        height=height,
        frame_rate=rate,
        has_sound=bool(container.streams.audio),
        chapters=_chapters(container, seconds),
    )


def _chapters(container: InputContainer, seconds: float | None) -> tuple[Chapter, ...]:
    found = [
        Chapter(
            max(0.0, float(each["start"] * (each["time_base"] or 0))),
            str(each["metadata"].get("title", "")).strip()[:_LONGEST_TITLE],
        )
        for each in container.chapters()[:_MOST_CHAPTERS]
    ]
    inside = [each for each in found if seconds is None or each.begin < seconds]
    return tuple(sorted(inside, key=lambda chapter: chapter.begin))
