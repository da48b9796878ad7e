"""Copying and pasting items: between canvases, and as text from anywhere."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import Layout, SourceKey
from recorder_gui.layout.keeping.exchange import MIME_TYPE
from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.ui.studio.page import StudioPage
from tests.state.studio.parts import StudioParts


def _paste_text(page: StudioPage, untrusted_text: str) -> None:
    QGuiApplication.clipboard().setText(untrusted_text)
    page.actions_of_studio.paste.trigger()


def _camera(number: int) -> SourceKey:
    return SourceKey(f"user {number}", "1", MediaType.CAMERA)


def test_items_are_copied_as_a_kind_of_their_own_and_as_text(page: StudioPage) -> None:
    page.studio.editing.place(_camera(0))
    page.actions_of_studio.copy.trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasFormat(MIME_TYPE)
    (item,) = json.loads(data.text())["items"]
    assert item["source"]["user_id"] == "user 0"


def test_items_pasted_elsewhere_lie_where_they_were_and_beside_their_like_otherwise(
    page: StudioPage,
) -> None:
    document = page.studio.document
    page.studio.editing.place(_camera(0), (960, 540))
    box = document.layout.videos[0].box
    page.actions_of_studio.copy.trigger()
    page.actions_of_studio.paste.trigger()
    page.actions_of_studio.paste.trigger()
    places = [video.box for video in document.layout.videos]
    assert places == [box, box.moved_by(24, 24), box.moved_by(48, 48)]
    document.replace(Layout())  # another canvas
    page.actions_of_studio.paste.trigger()
    assert [video.box for video in document.layout.videos] == [box]


def _forty_videos() -> str:
    source = {"user_id": "a", "media_id": "1", "media_type": 2}
    item = {"kind": "video", "source": source, "x": 0, "y": 0, "w": 9, "h": 9}
    return json.dumps({"version": 1, "items": [item] * 40})


@pytest.mark.parametrize(
    ("untrusted_text", "sentence"),
    [
        ("hello", "The clipboard holds no items of a layout."),
        ('{"version": 1, "items": "many"}', "The clipboard holds no items of a layout."),
        ('{"version": 1, "items": [{"kind": "video", "x": "0"}]}', "The clipboard holds no items"),
        (
            '{"version": 3, "items": []}',
            "What was copied comes from a newer version of Cloud Recorder.",
        ),
        (_forty_videos(), "The clipboard holds 40 videos and 0 subtitles; a canvas takes 16 and"),
        (
            "".join(random.Random(5).choices('{}[]",:0a \\u', k=10_000_000)),
            "The clipboard holds no items of a layout.",
        ),
    ],
    ids=["words", "wrong type", "wrong item", "newer", "forty videos", "10 MB of noise"],
)
def test_other_texts_are_refused_in_one_sentence_and_change_nothing(
    page: StudioPage, told: list[UserFacingError], untrusted_text: str, sentence: str
) -> None:
    page.studio.editing.add_text(SubtitleType.TEXT, "a")
    before = page.studio.document.layout
    count = page.studio.document.undo_stack.count()
    _paste_text(page, untrusted_text)
    assert [error.sentence.startswith(sentence) for error in told] == [True]
    assert page.studio.document.layout == before
    assert page.studio.document.undo_stack.count() == count


def test_no_more_subtitles_are_taken_than_a_canvas_holds(
    page: StudioPage, told: list[UserFacingError]
) -> None:
    for _ in range(10):
        page.studio.editing.add_text(SubtitleType.TEXT, "a")
    page.actions_of_studio.select_all.trigger()
    page.actions_of_studio.copy.trigger()
    for _ in range(12):
        page.actions_of_studio.paste.trigger()
    QTest.qWait(0)
    assert len(page.studio.document.layout.subtitles) == 100
    assert {error.code for error in told} == {"too_many_subtitles"} and len(told) == 3


def test_a_layout_is_copied_from_one_window_into_another_and_comes_out_as_json_too(
    page: StudioPage, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(1) as executor:
        parts = StudioParts(tmp_path / "other", executor)
        other = StudioPage(parts.studio)
        page.studio.editing.place(_camera(0))
        page.studio.editing.place(_camera(1))
        page.studio.editing.caption()
        page.actions_of_studio.select_all.trigger()
        page.actions_of_studio.copy.trigger()
        text = QGuiApplication.clipboard().text()
        other.actions_of_studio.paste.trigger()
        copied, pasted = page.studio.document.layout, parts.studio.document.layout
        assert [(v.source, v.box) for v in pasted.videos] == [
            (v.source, v.box) for v in copied.videos
        ]
        assert [(t.content, t.x, t.y) for t in pasted.subtitles] == [
            (t.content, t.x, t.y) for t in copied.subtitles
        ]
        parts.studio.document.replace(Layout())
        _paste_text(other, text)
        assert parts.studio.document.layout.items == pasted.items
        other.close()
        shiboken6.delete(other)
        executor.shutdown()
        parts.delete()
