"""The built-in group `demo`: four made-up people, a shared screen and a whiteboard.

This page lists what they send, so that the service need not load any media code; who they are is in
`demo_cast`, how they are drawn in `demo_people` and `demo_boards`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.engine.sources.drawn.demo_cast import PEOPLE, Person

if TYPE_CHECKING:
    from recorder_gui.recorder.engine.sources.drawn.generated import GeneratedPictures
    from recorder_gui.recorder.engine.sources.feeds import SoundFeed
    from recorder_gui.recorder.engine.sources.running import Source

GROUP = "demo"
PREFIX = "demo:"


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


def pictures(source: str, media_type: MediaType) -> GeneratedPictures | None:
    """What draws `demo:NAME`, `demo:slides` or `demo:whiteboard`."""
    from recorder_gui.recorder.engine.sources.drawn.demo_boards import slides, whiteboard
    from recorder_gui.recorder.engine.sources.drawn.demo_people import portrait
    from recorder_gui.recorder.engine.sources.drawn.generated import GeneratedPictures

    name = source.removeprefix(PREFIX)
    if name == "slides":
        return GeneratedPictures(slides)
    if name == "whiteboard":
        return GeneratedPictures(whiteboard)
    person = _person(name)
    return GeneratedPictures(lambda: portrait(person)) if person else None


def sound(source: str) -> Source[SoundFeed] | None:
    """The voice of `demo:NAME`: a steady tone of their own."""
    from recorder_gui.recorder.engine.sources.drawn.generated import GeneratedSound, tone

    person = _person(source.removeprefix(PREFIX))
    return GeneratedSound(tone(person.hertz)) if person else None


def _person(name: str) -> Person | None:
    return next((person for person in PEOPLE if person.name == name), None)
