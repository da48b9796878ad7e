"""Small JPEGs of a source: in its own aspect, and each picture made once."""

import io

import av
import numpy as np

from recorder_gui.recorder.engine.watching.jpegs import SourceJpegs


def picture(level: int, width: int = 1280, height: int = 720) -> av.VideoFrame:
    pixels = np.full((height * 3 // 2, width), 128, np.uint8)
    pixels[:height] = level
    return av.VideoFrame.from_ndarray(pixels, format="yuv420p")


def shown(jpeg: bytes) -> tuple[int, int, float]:
    """Width, height and mean luma, full range."""
    with av.open(io.BytesIO(jpeg), "r") as container:
        frame = next(container.decode(video=0))
        return frame.width, frame.height, float(frame.to_ndarray(format="gray").mean())


def test_a_picture_that_stays_is_made_once_and_another_one_anew() -> None:
    jpegs = SourceJpegs()
    dark, light = picture(40), picture(200)
    first = jpegs.of(dark)
    assert jpegs.of(dark).jpeg is first.jpeg
    second = jpegs.of(light)
    assert shown(second.jpeg)[2] > shown(first.jpeg)[2] + 100
    assert second.number != first.number


def test_what_was_seen_is_not_given_again_until_it_looks_otherwise() -> None:
    jpegs = SourceJpegs()
    first = jpegs.of(picture(40))
    again = jpegs.of(picture(40), seen=first.number)
    assert (again.number, again.jpeg) == (first.number, b"")
    assert jpegs.of(picture(200), seen=first.number).jpeg
    assert jpegs.of(picture(200)).jpeg, "who has seen nothing is given it"


def test_it_fits_in_its_own_aspect_also_when_the_source_changes_its_size() -> None:
    jpegs = SourceJpegs()
    assert shown(jpegs.of(picture(90)).jpeg)[:2] == (400, 224)
    assert shown(jpegs.of(picture(90, 480, 640)).jpeg)[:2] == (170, 226)
    assert shown(jpegs.of(picture(90, 100, 60)).jpeg)[:2] == (100, 60)
