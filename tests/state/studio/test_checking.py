"""The checks look in slices, and come to what one look at all of it would find (state/studio)."""

import random

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from recorder_gui.layout.checks.finding import Trouble
from recorder_gui.layout.checks.table import find_troubles
from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType
from tests.state.studio.parts import StudioParts

GREY = 0xFF808080


def _full(parts: StudioParts) -> Layout:
    """Sixteen pictures, all grey, and fifty texts, half of them grey too."""
    chance = random.Random(3)
    videos: list[Video] = []
    for number in range(16):
        key = SourceKey(f"user {number}", "1", MediaType.CAMERA)
        picture = QImage(160, 90, QImage.Format.Format_RGB32)
        picture.fill(GREY)
        parts.studio.pictures.put(key, picture)
        box = Rectangle(480 * (number % 4), 270 * (number // 4), 480, 270)
        videos.append(Video(f"v{number}", key, box))
    texts = [
        Subtitle(
            f"t{number}",
            "Lesson",
            x=chance.randrange(1700),
            y=chance.randrange(1000),
            size=40,
            color=0x808080 if number % 2 else 0xFFFFFF,
        )
        for number in range(50)
    ]
    return Layout(videos=tuple(videos), subtitles=tuple(texts))


def test_a_full_canvas_is_looked_through_in_slices_to_the_same_findings(
    parts: StudioParts, qtbot: QtBot
) -> None:
    studio = parts.studio
    studio.document.change(_full(parts), "fill")
    assert studio.checking.findings == ()
    with qtbot.waitSignal(studio.checking.changed):
        pass
    expected = find_troubles(studio.document.committed_layout, studio.checking.surroundings())
    blending = [each for each in expected if each.trouble is Trouble.TEXT_BLENDS]
    assert len(blending) == 25 and studio.checking.findings == expected


def test_a_change_amid_the_look_is_what_counts(parts: StudioParts, qtbot: QtBot) -> None:
    studio = parts.studio
    studio.document.change(_full(parts), "fill")
    studio.checking._begin(0.0)  # one step alone
    assert studio.checking.findings == ()
    emptied = Layout(subtitles=(Subtitle("only", "", x=10, y=10),))
    studio.document.change(emptied, "empty")
    studio.checking.look()
    assert [each.trouble for each in studio.checking.findings] == [Trouble.TEXT_EMPTY]
    told: list[None] = []
    studio.checking.changed.connect(lambda: told.append(None))
    qtbot.waitUntil(lambda: not studio.checking._soon.isActive())
    assert told == []
