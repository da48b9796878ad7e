"""The layout being worked on, with its selection and its undo: one named step a gesture.

A gesture in progress is a preview: shown, but not in the history until it is committed. While
somebody else arranges the videos (an automatic recording) theirs are shown instead of one's own,
and only the subtitles can be edited.
"""

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from recorder_gui.layout.document import Item, Layout

_RUN_ID = 1  # commands of one run of key presses merge with each other only


class StudioDocument(QObject):
    """Owns one `Layout`.

    Signals: `layout_changed`: another layout is shown, committed or not; `committed`: the history
    moved; `stepped(name, undone)`: by that step; `selection_changed`: other items are selected;
    `refused`: an edit was not taken, because somebody else arranges the videos.
    """

    layout_changed = Signal()
    committed = Signal()
    stepped = Signal(str, bool)
    selection_changed = Signal()
    refused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._layout = Layout()
        self._preview: Layout | None = None
        self._held: Layout | None = None
        self._shown = self._layout  # what `_layout` looks like with the videos of others
        self._was_refused = False
        self._selected: tuple[str, ...] = ()

    @property
    def layout(self) -> Layout:
        """What is shown: the gesture in progress, else what was committed last."""
        return self._shown if self._preview is None else self._preview

    @property
    def committed_layout(self) -> Layout:
        """What was committed last, whatever a gesture shows meanwhile."""
        return self._shown

    @property
    def own_layout(self) -> Layout:
        """What was committed last, with one's own videos, whoever arranges those shown."""
        return self._layout

    @property
    def is_held(self) -> bool:
        """Whether somebody else arranges the videos."""
        return self._held is not None

    def hold(self, held: Layout | None) -> None:
        """Show the videos, sound and size of `held` instead of one's own; None: one's own again."""
        if held == self._held:
            return
        self._held = held
        self._preview = None
        self._set(self._layout)
        self.layout_changed.emit()
        self.select(self._selected)
        self.committed.emit()

    @property
    def is_previewing(self) -> bool:
        """Whether a gesture is in progress."""
        return self._preview is not None

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The selected items, the one selected last at the end."""
        return self._selected

    @property
    def selected(self) -> tuple[Item, ...]:
        """The selected items in drawing order."""
        return tuple(item for item in self.layout.items if item.id in self._selected)

    def select(self, ids: Iterable[str]) -> None:
        """Select exactly those; ids that no item has are left out."""
        known = {item.id for item in self.layout.items}
        wanted = tuple(dict.fromkeys(each for each in ids if each in known))
        if wanted != self._selected:
            self._selected = wanted
            self.selection_changed.emit()

    def toggle(self, item_id: str) -> None:
        """Select the item too, or not any more."""
        others = [each for each in self._selected if each != item_id]
        self.select(others if item_id in self._selected else [*others, item_id])

    def change(
        self, layout: Layout, name: str, *, run: str = "", select: Iterable[str] | None = None
    ) -> bool:
        """Make `layout` the document as one undo step called `name`.

        Consecutive steps of the same non-empty `run` become one. False when nothing changed.
        """
        was_refused, self._was_refused = self._was_refused, False
        self._preview = None
        if layout == self._shown or not self._takes(layout):
            self.layout_changed.emit()
            if layout != self._shown and not was_refused:
                self.refused.emit()
            return False
        if self._held is not None:
            layout = replace(self._layout, subtitles=layout.subtitles)
        before = self._selected
        after = before if select is None else tuple(select)
        self.undo_stack.push(_Change(self, self._layout, layout, name, run, (before, after)))
        return True

    def preview(self, layout: Layout) -> None:
        """Show `layout` while a gesture is in progress."""
        if not self._takes(layout):
            if not self._was_refused:
                self._was_refused = True
                self.refused.emit()
            return
        self._preview = layout
        self.layout_changed.emit()

    def cancel_preview(self) -> None:
        """Show again what was committed last."""
        self._was_refused = False
        if self._preview is not None:
            self._preview = None
            self.layout_changed.emit()
            self.select(self._selected)

    def commit_preview(self, name: str, *, select: Iterable[str] | None = None) -> bool:
        """End the gesture as one undo step; False when it changed nothing."""
        return self.change(self.layout, name, select=select)

    def replace(self, layout: Layout) -> None:
        """Another document: the history starts anew."""
        self._preview = None
        self._set(layout)
        self.undo_stack.clear()
        self.layout_changed.emit()
        self.select(self._selected)
        self.committed.emit()

    def restore(self, layout: Layout, selected: Iterable[str], name: str, undone: bool) -> None:
        """For the undo commands alone: show this state of the history, reached by that step."""
        self._preview = None
        self._set(layout)
        self.layout_changed.emit()
        self.select(selected)
        self.committed.emit()
        self.stepped.emit(name, undone)

    def _set(self, layout: Layout) -> None:
        self._layout = layout
        held = self._held
        self._shown = layout if held is None else replace(held, subtitles=layout.subtitles)

    def _takes(self, layout: Layout) -> bool:
        return self._held is None or layout == replace(self._shown, subtitles=layout.subtitles)


class _Change(QUndoCommand):
    """From one layout to another."""

    def __init__(
        self,
        document: StudioDocument,
        before: Layout,
        after: Layout,
        name: str,
        run: str,
        selections: tuple[tuple[str, ...], tuple[str, ...]],
    ) -> None:
        super().__init__(name)
        self._document = document
        self._before = before
        self.after = after
        self.run = run
        self._selected_before, self.selected_after = selections

    def redo(self) -> None:
        self._document.restore(self.after, self.selected_after, self.text(), False)

    def undo(self) -> None:
        self._document.restore(self._before, self._selected_before, self.text(), True)

    def id(self) -> int:
        return _RUN_ID if self.run else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other.run != self.run:
            return False
        self.after = other.after
        self.selected_after = other.selected_after
        self.setObsolete(self.after == self._before)
        return True
