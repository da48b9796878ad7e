from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.recorder.storage.links import Links

NOW = 1_800_000_000.0


def parts(path: str) -> tuple[str, str, str]:
    split = urlsplit(path)
    query = parse_qs(split.query)
    return split.path, query["expires"][0], query["signature"][0]


def test_a_link_is_good_for_its_slice_alone() -> None:
    links = Links(b"secret", 3600)
    path, expires, signature = parts(links.path("r1", 1, "name.mp4", NOW))
    assert path == "/files/r1/1/name.mp4"
    assert int(expires) == NOW + 3600
    assert links.is_signed("r1", 1, expires, signature)
    assert not links.is_signed("r1", 2, expires, signature)
    assert not links.is_signed("r2", 1, expires, signature)
    assert not links.is_signed("r1", 1, str(int(expires) + 1), signature)
    assert not Links(b"other", 3600).is_signed("r1", 1, expires, signature)


@pytest.mark.parametrize("expires", ["", "soon", "-1", "١٢", "1e9", "9" * 5000])
def test_nonsense_is_no_link(expires: str) -> None:
    assert not Links(b"secret", 3600).is_signed("r1", 1, expires, "00")


@given(st.text(min_size=1, max_size=60).filter(lambda name: "\ud800" not in name))
def test_no_name_leaves_its_place_in_the_path(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    path, _, _ = parts(Links(b"secret", 60).path("r", 3, name, NOW))
    assert path.count("/") == 4
    assert path.startswith("/files/r/3/")
