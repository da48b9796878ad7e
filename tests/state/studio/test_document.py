"""The document's history: named steps, one a gesture, back to the first and on to the last."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType
from recorder_gui.state.studio.document import StudioDocument

KEY = SourceKey("Jack", "camera", MediaType.CAMERA)


def _at(x: int) -> Layout:
    return Layout(videos=(Video("1", KEY, Rectangle(x, 0, 320, 180)),))


def test_each_change_is_one_named_step() -> None:
    document = StudioDocument()
    assert document.change(_at(0), "Place", select=["1"])
    assert document.change(_at(5), "Move")
    assert document.undo_stack.undoText() == "Move"
    document.undo_stack.undo()
    assert document.layout == _at(0) and document.selected_ids == ("1",)
    document.undo_stack.undo()
    assert document.layout == Layout() and document.selected_ids == ()
    document.undo_stack.redo()
    document.undo_stack.redo()
    assert document.layout == _at(5)


def test_a_change_that_changes_nothing_is_no_step() -> None:
    document = StudioDocument()
    document.change(_at(0), "Place")
    assert not document.change(_at(0), "Move")
    assert document.undo_stack.count() == 1


def test_a_run_of_key_presses_is_one_step_and_another_run_another() -> None:
    document = StudioDocument()
    document.change(_at(0), "Place")
    for x in (1, 2, 3):
        document.change(_at(x), "Move", run="move 1")
    document.change(_at(4), "Move", run="move 2")
    assert document.undo_stack.count() == 3
    document.undo_stack.undo()
    assert document.layout == _at(3)
    document.undo_stack.undo()
    assert document.layout == _at(0)


def test_a_run_that_comes_back_to_its_start_leaves_no_step() -> None:
    document = StudioDocument()
    document.change(_at(0), "Place")
    document.change(_at(1), "Move", run="move")
    document.change(_at(0), "Move", run="move")
    assert document.undo_stack.count() == 1 and document.layout == _at(0)


def test_a_preview_is_shown_but_not_kept() -> None:
    document = StudioDocument()
    document.change(_at(0), "Place")
    document.preview(_at(7))
    assert document.layout == _at(7) and document.committed_layout == _at(0)
    document.cancel_preview()
    assert document.layout == _at(0) and document.undo_stack.count() == 1
    document.preview(_at(8))
    assert document.commit_preview("Move") and document.undo_stack.count() == 2


def test_what_is_gone_is_not_selected_any_more() -> None:
    document = StudioDocument()
    document.change(_at(0), "Place", select=["1"])
    document.change(Layout(), "Remove", select=[])
    assert document.selected_ids == ()
    document.select(["1", "none"])
    assert document.selected_ids == ()


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["", "run a", "run b"])), max_size=30))
def test_undoing_everything_gives_the_first_layout_and_redoing_the_last(
    steps: list[tuple[int, str]],
) -> None:
    document = StudioDocument()
    for x, run in steps:
        layout = _at(x).with_items([Subtitle("2", str(x % 3))])
        document.change(layout, "Step", run=run)
    last = document.layout
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.layout == Layout()
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert document.layout == last
