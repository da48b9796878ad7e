"""The built-in group `demo`: four made-up people, a shared screen and a whiteboard.

This page is only their names, so that the service can list them without loading any media code;
who they are and how they are drawn is in `demo_people` and `demo_boards`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource

if TYPE_CHECKING:
    from recorder_gui.recorder.engine.sources.feeds import PictureFeed, SoundFeed
    from recorder_gui.recorder.engine.sources.running import Source

GROUP = "demo"
PREFIX = "demo:"


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up participant: `name`, two colours of 0xRRGGBB, and the tone of their voice."""

    name: str
    colour: int
    shade: int
    hertz: float


PEOPLE = (
    Person("Ada", 0x2F6FDE, 0x12306B, 440.0),
    Person("Bao", 0xE0823D, 0x6B3212, 554.37),
    Person("Clara", 0x2FA37C, 0x0F4A3A, 659.25),
    Person("Dmitri", 0x9A5BD1, 0x3C1E66, 880.0),
)


def demo_media() -> tuple[MediaSource, ...]:
    """Everything that the demo group sends."""
    media: list[MediaSource] = []
    for person in PEOPLE:
        place = PREFIX + person.name
        media.append(
            MediaSource(
                user_id=person.name, media_id="camera", media_type=MediaType.CAMERA, source=place
            )
        )
        media.append(
            MediaSource(
                user_id=person.name,
                media_id="microphone",
                media_type=MediaType.MICROPHONE,
                source=place,
            )
        )
    first = PEOPLE[0].name
    media.append(
        MediaSource(
            user_id=first, media_id="screen", media_type=MediaType.SCREEN, source="demo:slides"
        )
    )
    media.append(
        MediaSource(
            user_id=first,
            media_id="whiteboard",
            media_type=MediaType.WHITEBOARD,
            source="demo:whiteboard",
        )
    )
    return tuple(media)


def pictures(source: str, media_type: MediaType) -> Source[PictureFeed] | None:
    """What draws `demo:NAME`, `demo:slides` or `demo:whiteboard`."""
    from recorder_gui.recorder.engine.sources.demo_boards import slides, whiteboard
    from recorder_gui.recorder.engine.sources.demo_people import portrait
    from recorder_gui.recorder.engine.sources.generated import GeneratedPictures

    name = source.removeprefix(PREFIX)
    if name == "slides":
        return GeneratedPictures(slides)
    if name == "whiteboard":
        return GeneratedPictures(whiteboard)
    person = _person(name)
    return GeneratedPictures(lambda: portrait(person)) if person else None


def sound(source: str) -> Source[SoundFeed] | None:
    """The voice of `demo:NAME`: a steady tone of their own."""
    from recorder_gui.recorder.engine.sources.generated import GeneratedSound, tone

    person = _person(source.removeprefix(PREFIX))
    return GeneratedSound(tone(person.hertz)) if person else None


def _person(name: str) -> Person | None:
    return next((person for person in PEOPLE if person.name == name), None)
