"""The pictures of one frame as PNG, off the composing thread."""

import base64
from fractions import Fraction

import av

from recorder_gui.painting.colour import rgb_frame
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import SourcePicture
from recorder_gui.recorder.engine.frames import Shown


def source_pictures(shown: Shown) -> tuple[SourcePicture, ...]:
    """Each source's own picture once, lossless, in the order of the layout."""
    pictures: dict[tuple[str, str, int], SourcePicture] = {}
    for item, native in shown.pictures:
        key = (item.user_id, item.media_id, int(item.media_type))
        if key not in pictures:
            pictures[key] = SourcePicture(
                user_id=item.user_id,
                media_id=item.media_id,
                media_type=MediaType(item.media_type),
                width=native.width,
                height=native.height,
                png=base64.b64encode(png_of(native)).decode("ascii"),
            )
    return tuple(pictures.values())


def png_of(frame: av.VideoFrame) -> bytes:
    """The frame as an RGB PNG, quickly rather than small."""
    rgb = rgb_frame(frame, "rgb24")
    encoder = av.CodecContext.create("png", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height = rgb.width, rgb.height
    encoder.pix_fmt = "rgb24"
    encoder.time_base = Fraction(1, 1)
    encoder.options = {"compression_level": "1", "pred": "up"}
    rgb.pts = 0
    return b"".join(bytes(packet) for packet in (*encoder.encode(rgb), *encoder.encode(None)))
