"""Files that were cut off at any byte: what is whole stays, what is ordinary is left alone."""

import random
import struct
from pathlib import Path

import pytest

from recorder_gui.recorder.engine.writing.repair import cut_after_last_fragment


def box(kind: bytes, length: int) -> bytes:
    return struct.pack(">I4s", length, kind) + bytes(length - 8)


HEAD = box(b"ftyp", 32) + box(b"moov", 200)
FRAGMENT = box(b"moof", 100) + box(b"mdat", 500)


def test_half_a_fragment_is_taken_off(tmp_path: Path) -> None:
    file = tmp_path / "cut.mp4"
    whole = HEAD + FRAGMENT * 3
    file.write_bytes(whole + FRAGMENT[:350])
    assert cut_after_last_fragment(str(file)) == len(whole)
    assert file.read_bytes() == whole


@pytest.mark.parametrize(
    "content",
    [
        HEAD + FRAGMENT * 2,
        box(b"ftyp", 32) + box(b"mdat", 900) + box(b"moov", 200),
        HEAD + FRAGMENT + box(b"moov", 300),
        HEAD,
        b"",
        b"no boxes at all, but some text",
    ],
)
def test_what_is_whole_or_no_fragments_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file.mp4"
    file.write_bytes(content)
    cut_after_last_fragment(str(file))
    assert file.read_bytes() == content


def test_any_cut_and_any_noise_ends_and_never_grows_the_file(tmp_path: Path) -> None:
    chance = random.Random(5)
    for _ in range(200):
        content = bytearray(HEAD + FRAGMENT * chance.randint(0, 4))
        for _ in range(chance.randint(0, 6)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        content = content[: chance.randint(0, len(content))]
        file = tmp_path / "noise.mp4"
        file.write_bytes(content)
        assert cut_after_last_fragment(str(file)) <= len(content)
        assert bytes(content).startswith(file.read_bytes())
