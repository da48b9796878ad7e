"""Reading order: row by row, whatever the few px between neighbours."""

from recorder_gui.layout.ordering import reading_order
from recorder_gui.layout.rectangle import Rectangle


def test_a_grid_is_read_row_by_row_though_its_items_are_a_few_px_off() -> None:
    boxes = {
        "d": Rectangle(960, 545, 900, 500),
        "b": Rectangle(960, 0, 900, 500),
        "a": Rectangle(0, 12, 900, 500),
        "c": Rectangle(0, 540, 900, 500),
    }
    assert reading_order(boxes) == ["a", "b", "c", "d"]


def test_a_speaker_comes_before_the_column_beside_them() -> None:
    boxes = {str(n): Rectangle(1536, 270 * n, 384, 270) for n in range(3)}
    boxes["speaker"] = Rectangle(0, 0, 1536, 1080)
    assert reading_order(boxes) == ["speaker", "0", "1", "2"]


def test_a_picture_of_the_whole_canvas_comes_before_what_lies_on_it() -> None:
    boxes = {
        "second": Rectangle(0, 500, 400, 200),
        "whole": Rectangle(0, 0, 1920, 1080),
        "first": Rectangle(1400, 60, 400, 200),
    }
    assert reading_order(boxes) == ["whole", "first", "second"]


def test_nothing_is_read_of_nothing() -> None:
    assert reading_order({}) == []
