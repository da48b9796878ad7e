"""Rows of which only some are known (state/paging/rows.py)."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.state.paging.rows import Page, Rows


def page_of(items: list[str], first: int, size: int) -> Page[str]:
    return Page(first, tuple(items[first : first + size]), len(items))


def rows_of(items: list[str], first: int = 0, size: int = 10) -> Rows[str]:
    rows: Rows[str] = Rows(lambda item: item.split("=")[0])
    rows.take(page_of(items, first, size))
    return rows


LIST = [f"r{number}" for number in range(100, 0, -1)]


def test_rows_that_were_not_read_are_not_known() -> None:
    rows = rows_of(LIST)
    assert rows.total == 100
    assert rows.item(9) == "r91"
    assert rows.item(10) is None


def test_newer_rows_wait_unseen_and_move_nothing() -> None:
    rows = rows_of(LIST)
    grown = ["r102", "r101", *LIST]
    change = rows.take(page_of(grown, 0, 10))
    assert not change.rebuilt and change.rows == ()
    assert (rows.total, rows.unseen) == (100, 2)
    assert rows.item(0) == "r100"


def test_unseen_rows_come_in_at_the_top_when_asked() -> None:
    rows = rows_of(LIST)
    rows.take(page_of(["r102", "r101", *LIST], 0, 10))
    assert rows.show_unseen() == 2
    assert rows.item(0) == "r102" and rows.item(2) == "r100" and rows.row_of("r100") == 2
    assert (rows.total, rows.unseen) == (102, 0)


def test_an_item_that_changed_is_told_with_its_row() -> None:
    rows = rows_of(["a=1", "b=1", "c=1"])
    change = rows.take(Page(0, ("a=1", "b=2", "c=1"), 3))
    assert change.rows == (1,) and not change.rebuilt
    assert rows.item(1) == "b=2"


def test_a_list_that_changed_in_its_middle_starts_anew() -> None:
    rows = rows_of(LIST)
    without = [each for each in LIST if each != "r95"]
    assert rows.take(page_of(without, 0, 10)).rebuilt
    assert rows.total == 99 and rows.item(5) == "r94"


def test_rows_far_from_what_is_looked_at_are_dropped_first() -> None:
    rows: Rows[str] = Rows(str, keep=20)
    for first in range(0, 100, 10):
        rows.take(page_of(LIST, first, 10))
    rows.forget_far_from(50, 59)
    assert rows.item(55) is not None and rows.item(0) is None and rows.row_of("r100") is None


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 120), st.integers(0, 30)),
        max_size=25,
    )
)
def test_no_row_ever_holds_an_item_that_the_service_has_elsewhere(
    steps: list[tuple[int, int, int]],
) -> None:
    items = list(LIST)
    rows = rows_of(items)
    newest = 100
    for grow, start, size in steps:
        for _ in range(grow):
            newest += 1
            items.insert(0, f"r{newest}")
        rows.take(page_of(items, min(start, len(items)), size))
        for row, item in rows.known():
            assert items[row + rows.unseen] == item
