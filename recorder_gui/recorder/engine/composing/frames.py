"""One recorded frame: its picture composed, its sound mixed."""

import logging
from dataclasses import dataclass

import av
from av.error import FFmpegError

from recorder_gui.painting.copying import black_out, copy_frame
from recorder_gui.painting.placing import PlacedPicture
from recorder_gui.painting.texts import Texts
from recorder_gui.protocol.requests import VideoItem
from recorder_gui.recorder.engine.composing.canvas import CanvasFrame
from recorder_gui.recorder.engine.composing.mixing import mix
from recorder_gui.recorder.engine.composing.scene import Placing, Scene
from recorder_gui.recorder.engine.composing.streams import placed
from recorder_gui.recorder.engine.sources.feeds import Picture, Sound
from recorder_gui.recorder.engine.timeline import Timeline, samples_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """What one frame showed: its number, its clocks, and each item's picture as decoded."""

    frame: int
    clock: str
    pictures: tuple[tuple[VideoItem, av.VideoFrame], ...]


def compose(
    canvas: CanvasFrame,
    scene: Scene,
    texts: Texts,
    moment: int,
    clock: str,
    frame: int,
    wait: bool,
) -> Shown:
    """Paint the scene at engine time `moment`; `wait` for sources that are late."""
    for gap in scene.gaps:
        black_out(canvas.planes, gap)
    shown: list[tuple[VideoItem, av.VideoFrame]] = []
    for placing in scene.placings:
        picture = placing.stream.picture(moment, wait)
        item = placing.geometry.item
        if picture is None:
            black_out(canvas.planes, item)
            continue
        ready = _placed(picture, placing)
        if ready is None:
            black_out(canvas.planes, item)
            continue
        if ready.target != item:
            black_out(canvas.planes, item)
        copy_frame(canvas.part(ready.target), ready.frame)
        shown.append((placing.item, picture.native))
    texts.draw(canvas.planes, clock)
    return Shown(frame, clock, tuple(shown))


def _placed(picture: Picture, placing: Placing) -> PlacedPicture | None:
    """The picture at its place; None when it cannot be brought there."""
    try:
        return placed(picture, placing.geometry)
    except FFmpegError as error:
        log.warning("a picture of %s cannot be scaled: %s", placing.item.user_id, error)
        return None


def mix_frames(
    scene: Scene, timeline: Timeline, first: int, count: int, wait: bool, watched: bool
) -> Sound:
    """The sound of `count` frames from `first` on, shape (samples, 2); `watched`: levels are
    wanted."""
    start = timeline.first_sample(first)
    length = timeline.first_sample(first + count) - start
    offset = timeline.sample_offset()
    sounds: list[Sound] = []
    for stream in scene.sounds:
        epoch = stream.feed.epoch
        if epoch is None:
            continue
        sound = stream.feed.take(start + offset - samples_of(epoch), length, wait)
        if sound is not None:
            if watched:
                stream.level.hear(sound)
            sounds.append(sound)
    return mix(sounds, length)


def drain(scene: Scene, moment: int, watched: bool) -> None:
    """Let what is not recorded pass by, so that the sources are there when it goes on."""
    for placing in scene.placings:
        placing.stream.picture(moment, False)
    for stream in scene.sounds:
        epoch = stream.feed.epoch
        if epoch is not None:
            heard = stream.level.hear if watched else None
            stream.feed.pass_by(samples_of(moment - epoch), heard)
