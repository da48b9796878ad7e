"""How recordings are encoded: H.264 and AAC in MP4, or MP3.

A key frame each second. The quality is a constant rate factor that keeps talking heads and slides
above 0.97 SSIM of what was composed, at the fast presets too. Slower presets look ahead ten
pictures at most, so that less than half a second waits in the encoder.
"""

import os
from fractions import Fraction

from recorder_gui.protocol.fields import FileType
from recorder_gui.recorder.engine.orders import Begin
from recorder_gui.recorder.engine.timeline import SAMPLE_RATE
from recorder_gui.recorder.engine.writing.slices import AUDIO, VIDEO, StreamSetting

SOUND_BITS = 160_000
SLOW_RATE = 15  # frames a second below which a look ahead would be too long
# Several pictures at once leave no processor idle, as slices of one do. One less than threads waits
# in the encoder, and would be lost with the process.
FRAME_THREADS = 4
FRAME_THREADS_RATE = 24  # frames a second from which that is little time


def stream_settings(begin: Begin, width: int, height: int) -> tuple[StreamSetting, ...]:
    """The streams of a recording; `width` and `height` px, even."""
    if begin.file_type == FileType.MP3:
        return (_sound("libmp3lame"),)
    options = {
        "preset": begin.preset,
        "crf": str(begin.rate_factor),
        "g": str(begin.frame_rate),
        "keyint_min": str(begin.frame_rate),
        "sc_threshold": "0",
    }
    if begin.frame_rate < SLOW_RATE:
        options["tune"] = "zerolatency"
    elif begin.preset != "ultrafast":
        options["rc-lookahead"] = "10"
    attributes: dict[str, object] = {
        "width": width,
        "height": height,
        "pix_fmt": "yuv420p",
        "time_base": Fraction(1, begin.frame_rate),
        "framerate": Fraction(begin.frame_rate, 1),
        "colorspace": 1,
        "color_primaries": 1,
        "color_trc": 1,
        "color_range": 1,
    }
    if begin.frame_rate >= FRAME_THREADS_RATE:
        attributes["thread_type"] = "FRAME"
        attributes["thread_count"] = min(FRAME_THREADS, (os.cpu_count() or 1) * 3 // 2)
    picture = StreamSetting(VIDEO, "libx264", begin.frame_rate, options, attributes)
    return (picture, _sound("aac"))


def _sound(codec: str) -> StreamSetting:
    attributes: dict[str, object] = {"layout": "stereo", "bit_rate": SOUND_BITS}
    # Every frame of MP3 stands by itself, so that slices can be cut between any two.
    options = {"reservoir": "0"} if codec == "libmp3lame" else {}
    return StreamSetting(AUDIO, codec, SAMPLE_RATE, options, attributes)
