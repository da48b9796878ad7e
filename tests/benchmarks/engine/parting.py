"""How far apart a flash and its beep are in a recording."""

from itertools import pairwise
from pathlib import Path

import av
import numpy as np

from recorder_gui.layout.rectangle import Rectangle

BRIGHT = 120  # mean luma of a box that flashes
LOUD = 0.3
PAUSE = 0.3  # seconds between two beeps at least


def partings(path: Path, box: Rectangle, seconds: float) -> list[float]:
    """Seconds between each flash of `box` in the last `seconds` of a file and the beep nearest to
    it; the first and the last flash may have lost theirs, and are left out."""
    light: list[tuple[float, bool]] = []
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert stream.duration is not None and stream.time_base is not None
        since = max(0.0, float(stream.duration * stream.time_base) - seconds)
        container.seek(int(since * 1_000_000))
        for frame in container.decode(stream):
            plane = frame.planes[0]
            rows = np.frombuffer(plane, np.uint8)[: plane.line_size * plane.height]  # type: ignore[arg-type]
            luma = rows.reshape(plane.height, -1)[box.y : box.bottom, box.x : box.right]
            light.append((float(frame.time or 0), bool(luma.mean() > BRIGHT)))
    loud: list[float] = []
    with av.open(str(path)) as container:
        container.seek(int(since * 1_000_000))
        for sound in container.decode(audio=0):
            at = np.flatnonzero(np.abs(sound.to_ndarray()[0]) > LOUD) / sound.sample_rate
            loud += [float(moment) + float(sound.time or 0) for moment in at]
    flashes = [now for (_, was), (now, lit) in pairwise(light) if lit > was]
    beeps = [now for before, now in pairwise([-1.0, *loud]) if now - before > PAUSE]
    assert beeps, "nothing is loud"
    return [min(abs(flash - beep) for beep in beeps) for flash in flashes[1:-1]]
