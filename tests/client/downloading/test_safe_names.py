"""File names that every file system takes and that read as what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.client.downloading.safe_names import (
    MAX_STEM_BYTES,
    numbered,
    safe_extension,
    safe_stem,
    slice_stem,
)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("lesson 1", "lesson 1"),
        ("课程 第一讲", "课程 第一讲"),
        ("../../etc/passwd", "_._.._etc_passwd"),
        ("a/b\\c:d", "a_b_c_d"),
        ("", "recording"),
        ("...", "recording"),
        (" . ", "recording"),
        ("name. ", "name"),
        (".hidden", "_hidden"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("a\x00b\nc", "a_b_c"),
        ("gpj\u202eexe", "gpj_exe"),
        ("שלום", "שלום"),
        ("👩‍🏫", "👩‍🏫"),
        ("e\u0301", "é"),
    ],
)
def test_a_name_becomes_one_harmless_component(name: str, stem: str) -> None:
    assert safe_stem(name) == stem


@given(st.text())
def test_any_text_gives_a_usable_stem(name: str) -> None:
    stem = safe_stem(name)
    assert 1 <= len(stem.encode()) <= MAX_STEM_BYTES
    assert not set(stem) & set('<>:"/\\|?*\x00')
    assert not stem.startswith((".", " "))
    assert not stem.endswith((".", " "))
    assert safe_stem(stem) == stem


def test_long_names_are_cut_between_characters() -> None:
    assert safe_stem("录" * 300) == "录" * 66


def test_slices_and_copies_are_numbered() -> None:
    assert slice_stem("a", 1, 1) == "a"
    assert slice_stem("a", 2, 11) == "a_002"
    assert [numbered("a", attempt) for attempt in (1, 2)] == ["a", "a (2)"]


def test_only_extensions_of_recordings_are_given() -> None:
    extensions = [safe_extension(each) for each in (".mp3", ".MP4", ".exe", "", "../x")]
    assert extensions == [".mp3", ".mp4", ".mp4", ".mp4", ".mp4"]
