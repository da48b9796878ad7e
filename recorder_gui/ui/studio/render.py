"""The canvas alone as a picture: what is recorded, without handles, guides or selection."""

from collections.abc import Mapping

import av
from PySide6.QtGui import QImage

from recorder_gui.layout.document import Layout, SourceKey
from recorder_gui.layout.wire import to_wire
from recorder_gui.painting.composition import compose_canvas
from recorder_gui.protocol.requests import VideoItem


def render_canvas(
    layout: Layout,
    pictures: Mapping[SourceKey, QImage | av.VideoFrame],
    clock_text: str = "",
) -> QImage:
    """The canvas at its own size, RGB32, black where nothing lies or a picture is missing.

    `clock_text` is what clocks read. May run in any thread; needs a QGuiApplication.
    """

    def picture_of(video: VideoItem) -> QImage | av.VideoFrame | None:
        return pictures.get(SourceKey(video.user_id, video.media_id, video.media_type))

    wire = to_wire(layout)
    return compose_canvas(
        layout.width, layout.height, wire.videos, wire.subtitles, picture_of, clock_text
    )
