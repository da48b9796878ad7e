import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.protocol.codes import Code
from recorder_gui.recorder.errors import CommandRefused
from recorder_gui.recorder.names import MAX_NAME_BYTES, check_file_name, record_id, with_suffix


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "lesson 1",
        " leading and trailing ",
        "课程一",
        "درس اول",
        "שיעור",
        "🎓👩‍🏫🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "a.b..c",
        "...",
        "-rf",
        "CON",
        "x" * 200,
        "é" * 100,
        "name?*:<>|",
    ],
)
def test_a_printable_single_component_is_a_name(name: str) -> None:
    assert check_file_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "a/b",
        "/etc/passwd",
        "../up",
        "a\\b",
        "a\nb",
        "a\x00b",
        "tab\t",
        "\x7f",
        "\u2028",
        "\u202egnp.exe",
        "x" * 201,
        "é" * 101,
        "x" * 300,
        "\ud800",
    ],
)
def test_anything_else_is_a_bad_parameter(name: str) -> None:
    with pytest.raises(CommandRefused) as refused:
        check_file_name(name)
    assert refused.value.code is Code.BAD_PARAMETER


@given(st.text(max_size=300))
def test_what_is_accepted_fits_a_name_and_leaves_no_folder(name: str) -> None:
    try:
        check_file_name(name)
    except CommandRefused:
        return
    assert 1 <= len(name.encode()) <= MAX_NAME_BYTES
    assert not set(name) & set("/\\\0\n\r")


@given(st.text(min_size=1, max_size=200), st.integers(min_value=2, max_value=10**6))
def test_a_suffix_never_makes_a_name_too_long(name: str, number: int) -> None:
    suffixed = with_suffix(name, number)
    assert len(suffixed.encode()) <= max(MAX_NAME_BYTES, 0)
    assert suffixed.endswith(f"-{number}")
    assert with_suffix(name, 1) == name


def test_a_record_id_is_a_second_and_a_number() -> None:
    assert record_id("20261123224600", 7) == "20261123224600_00007"
