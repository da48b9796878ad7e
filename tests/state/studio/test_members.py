"""Members by hand: kept for each profile and group, and read from a pasted table."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.state.settings import Settings
from recorder_gui.state.studio.members import MemberStore, members_of_table

JACK = MediaSource(user_id="Jack", media_id="1", media_type=MediaType.CAMERA)
JILL = MediaSource(user_id="李雷", media_id="2", media_type=MediaType.MICROPHONE)


def test_they_are_there_after_a_restart_in_their_own_group_only(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    MemberStore(settings).add("p", "g", [JACK, JILL, JACK])
    settings.save()
    again = MemberStore(Settings(tmp_path))
    assert again.members("p", "g") == (JACK, JILL)
    assert again.members("p", "other") == () and again.members("q", "g") == ()
    again.remove("p", "g", SourceKey("Jack", "1", MediaType.CAMERA))
    assert again.members("p", "g") == (JILL,) and again.groups("p") == ("g",)
    again.remove("p", "g", SourceKey("李雷", "2", MediaType.MICROPHONE))
    assert again.groups("p") == ()


def test_unreadable_members_are_no_members(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set_value("studio/members/p", '{"g": 5')
    assert MemberStore(settings).members("p", "g") == ()


def test_a_table_of_any_separator_is_read_and_wrong_lines_are_told() -> None:
    found, wrong = members_of_table(
        "user id,media id,kind\nJack,1\nJill;2;screen\n李雷\t3\t麦克风\n\nno media\nx,1,piano"
    )
    assert [(m.user_id, m.media_id, m.media_type) for m in found] == [
        ("Jack", "1", MediaType.CAMERA),
        ("Jill", "2", MediaType.SCREEN),
        ("李雷", "3", MediaType.MICROPHONE),
    ]
    assert wrong == (1, 6, 7)


@given(st.text())
def test_any_text_is_a_table_of_some_sort(untrusted_text: str) -> None:
    found, wrong = members_of_table(untrusted_text)
    assert len(found) + len(wrong) <= len(untrusted_text.splitlines())
