"""A picture file as a camera, or as the card that stands in for one: alpha over black."""

import av
import numpy as np

from recorder_gui.recorder.engine.sources.faults import SourceFault
from recorder_gui.recorder.engine.sources.feeds import Picture, PictureFeed

STILL_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff")
MAX_PIXELS = 64_000_000


def load_still(path: str) -> av.VideoFrame:
    """The picture; raises SourceFault, `av.FFmpegError` or OSError."""
    options = {"protocol_whitelist": "file"}
    with av.open(f"file:{path}", "r", options=options, timeout=5.0) as container:
        if not container.streams.video:
            raise SourceFault("there is no picture in it")
        if container.streams.video[0].width * container.streams.video[0].height > MAX_PIXELS:
            raise SourceFault("the picture is too big")
        for frame in container.decode(video=0):
            return _over_black(frame)
    raise SourceFault("there is no picture in it")


def _over_black(frame: av.VideoFrame) -> av.VideoFrame:
    names = {component.is_alpha for component in frame.format.components}
    if True not in names and not frame.format.has_palette:
        return frame
    pixels = frame.to_ndarray(format="rgba")
    alpha = pixels[:, :, 3:].astype(np.uint16)
    opaque = ((pixels[:, :, :3] * alpha + 127) // 255).astype(np.uint8)
    return av.VideoFrame.from_ndarray(np.ascontiguousarray(opaque), format="rgb24")


class StillPicture:
    """One picture file that is shown all the time."""

    def __init__(self, path: str) -> None:
        self._path = path

    def deliver(self, feed: PictureFeed) -> None:
        if feed.put(Picture(0, load_still(self._path))):
            feed.mark_still()
            feed.wait_closed()
