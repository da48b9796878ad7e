"""Spans of bytes: joined, missing, claimed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.client.downloading.spans import Claims, Spans, cut_off, head, joined, missing

TOTAL = 60
SPANS = st.lists(st.tuples(st.integers(0, TOTAL), st.integers(0, TOTAL)).map(sorted), max_size=12)


def spans_of(pairs: list[list[int]]) -> tuple[Spans, set[int]]:
    spans: Spans = ()
    there: set[int] = set()
    for start, end in pairs:
        spans = joined(spans, (start, end))
        there |= set(range(start, end))
    return spans, there


def bytes_of(spans: Spans) -> list[int]:
    return [byte for start, end in spans for byte in range(start, end)]


@given(pairs=SPANS)
def test_joined_spans_hold_the_very_bytes_sorted_and_apart(pairs: list[list[int]]) -> None:
    spans, there = spans_of(pairs)
    assert bytes_of(spans) == sorted(there)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    assert sorted(bytes_of(missing(spans, TOTAL)) + bytes_of(spans)) == list(range(TOTAL))
    assert set(range(head(spans))) <= there and head(spans) not in there


@given(pairs=SPANS, end=st.integers(0, TOTAL))
def test_cut_off_spans_lose_what_lies_behind(pairs: list[list[int]], end: int) -> None:
    spans, there = spans_of(pairs)
    assert bytes_of(cut_off(spans, end)) == sorted(each for each in there if each < end)


@given(pairs=SPANS, hands=st.integers(1, 5))
def test_claims_cover_what_is_missing_once(pairs: list[list[int]], hands: int) -> None:
    spans, there = spans_of(pairs)
    claims = Claims(least=3, most=20)
    taken: list[int] = []
    while (piece := claims.take(spans, TOTAL, hands)) is not None:
        assert 0 < piece[1] - piece[0] <= 20 + 3
        taken += range(*piece)
    assert sorted(taken) == [each for each in range(TOTAL) if each not in there]


def test_a_piece_that_is_given_back_can_be_taken_again() -> None:
    claims = Claims(least=10, most=10)
    first = claims.take((), 30, 4)
    assert first is not None and first == (0, 10)
    assert claims.take((), 30, 4) == (10, 20)
    claims.give_back(first)
    assert claims.take(((0, 4),), 30, 4) == (4, 10)
