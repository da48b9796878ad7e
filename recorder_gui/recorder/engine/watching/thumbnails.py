"""A small picture of a recording that is over, for lists of files."""

import av

from recorder_gui.painting.planes import planes_of
from recorder_gui.recorder.engine.watching.jpegs import SmallJpegs

# Parts of its length that are looked at one after the other: a first moment is often still black.
MOMENTS = (0.1, 0.35, 0.7)
LIVELY = 6.0  # levels by which the brightness of a picture that shows something spreads
_SPARSE = 8  # px


def thumbnail(path: str) -> bytes:
    """A JPEG of a moment of the file that shows something, of its first one in the worst case.

    Only key frames are decoded. Raises ValueError where there is no picture, `av.FFmpegError` and
    OSError for a file that cannot be read.
    """
    with av.open(path) as container:
        if not container.streams.video:
            raise ValueError("there is no picture in it")
        stream = container.streams.video[0]
        stream.thread_count = 1
        stream.codec_context.skip_frame = "NONKEY"
        length = container.duration or 0
        chosen: av.VideoFrame | None = None
        for part in MOMENTS:
            container.seek(int(length * part))
            frame = next(container.decode(stream), None)
            chosen = frame or chosen
            if frame is not None and _is_lively(frame):
                break
        if chosen is None:
            raise ValueError("there is no picture in it")
        return SmallJpegs().of(chosen)


def _is_lively(frame: av.VideoFrame) -> bool:
    return float(planes_of(frame)[0][::_SPARSE, ::_SPARSE].std()) >= LIVELY
