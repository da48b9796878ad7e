"""What can be done to the layout, each with its name in the history: the gestures end here.

The geometry is in `layout/`; here are the words, the selection and the roster's part.
"""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.arranging import Arrangement, arrange, shift_on_canvas
from recorder_gui.layout.captions import following, with_captions
from recorder_gui.layout.checks.finding import Finding, Surroundings
from recorder_gui.layout.checks.fixes import fixed
from recorder_gui.layout.document import (
    MAX_SUBTITLES,
    Item,
    Layout,
    SoundFull,
    SourceKey,
    Subtitle,
    Video,
    box_of,
    text_at,
    within_range,
)
from recorder_gui.layout.keeping.exchange import NotALayout, items_to_text, layout_from_text
from recorder_gui.layout.ordering import Order, placed_at, reordered
from recorder_gui.layout.placing import box_at, free_box, free_corner
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.slots import with_video_in_slot
from recorder_gui.layout.templates import TemplateName, with_template
from recorder_gui.protocol.fields import (
    MAX_AUDIOS,
    MAX_VIDEOS,
    SubtitleType,
    TextSize,
    limits,
)
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.layouts.refusals import paste_refusal, too_many_subtitles
from recorder_gui.state.studio.roster import Roster, Source
from recorder_gui.state.studio.texts import measure
from recorder_gui.state.task_scope import TaskScope

_TEXT_SIZES = limits(TextSize)  # px, least and most
_PASTE_SHIFT = 24  # px, so that a copy does not lie exactly on its original


class Editing(QObject):
    """Edits one document; what can't be done is told through the task scope's `failed`."""

    def __init__(
        self,
        document: StudioDocument,
        roster: Roster,
        scope: TaskScope,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._roster = roster
        self._scope = scope
        self._run = 0  # of key presses: one undo step each
        document.selection_changed.connect(self.end_run)

    def place(self, key: SourceKey, at: tuple[int, int] | None = None) -> None:
        """Put a video on the canvas, about the point `at` or where there is room; its user is
        heard too."""
        layout = self._document.layout
        if len(layout.videos) >= MAX_VIDEOS:
            self._refuse_videos()
            return
        source = self._roster.find(key)
        size = (source.width, source.height) if source is not None else (0, 0)
        box = free_box(layout, size) if at is None else box_at(layout, size, at)
        (item_id,) = layout.new_ids(1)
        placed = layout.with_items([Video(item_id, key, box)])
        heard = self._with_microphones(placed, key.user_id)
        self._document.change(heard, self.tr("Place {0}").format(key.user_id), select=[item_id])

    def place_in_slot(self, key: SourceKey, number: int) -> None:
        """Put a video in that slot of the template that the canvas follows; the others move to
        the remaining ones. Its user is heard too."""
        layout = self._committed
        (item_id,) = layout.new_ids(1)
        placed = with_video_in_slot(layout, Video(item_id, key, layout.canvas), number)
        heard = self._with_microphones(self._followed(placed), key.user_id)
        self._document.change(heard, self.tr("Place {0}").format(key.user_id), select=[item_id])

    def preview_boxes(self, boxes: Mapping[str, Rectangle]) -> None:
        """Show items elsewhere while a gesture is in progress."""
        self._document.preview(self._followed(self._committed.with_boxes(boxes)))

    def preview_items(self, items: Sequence[Item]) -> None:
        """Show edited items while a gesture is in progress."""
        layout = self._committed.with_items(self._ranged(items))
        self._document.preview(self._followed(layout))

    def preview_duplicate(self, dx: int, dy: int) -> None:
        """Show a copy of the selection while a gesture is in progress; nothing where there is no
        room for more videos."""
        copy = layout_from_text(self.copied())
        if len(self._committed.videos) + len(copy.videos) > MAX_VIDEOS:
            self._document.cancel_preview()
        else:
            self._document.preview(self._with_pasted(copy, (dx, dy))[0])

    def set_boxes(self, boxes: Mapping[str, Rectangle], name: str, *, run: str = "") -> None:
        """Place and size items; of a subtitle only its corner."""
        layout = self._committed
        self._document.change(self._followed(layout.with_boxes(boxes)), name, run=run)

    def nudge(self, dx: int, dy: int) -> None:
        """Move the selection by whole px; a run of these is one step."""
        boxes = self.selected_boxes()
        if boxes:
            shift = shift_on_canvas(boxes, dx, dy, self._committed.canvas)
            moved = {key: box.moved_by(*shift) for key, box in boxes.items()}
            self.set_boxes(moved, self.tr("Move"), run=f"move {self._run}")

    def grow(self, dw: int, dh: int) -> None:
        """Resize the selection by whole px: videos at their right and lower edges, the letters of
        subtitles."""
        grown: list[Item] = []
        for item in self._document.selected:
            if isinstance(item, Video):
                w, h = max(1, item.box.w + dw), max(1, item.box.h + dh)
                grown.append(replace(item, box=replace(item.box, w=w, h=h)))
            else:
                size = min(max(item.size + dw + dh, _TEXT_SIZES[0]), _TEXT_SIZES[1])
                grown.append(replace(item, size=size))
        self.change_items(grown, self.tr("Resize"), run=f"resize {self._run}")

    def end_run(self) -> None:
        """The next key press begins an undo step of its own."""
        self._run += 1

    def arrange(self, arrangement: Arrangement) -> None:
        """Align, distribute, resize or fit the selection."""
        boxes = self.selected_boxes()
        if arrangement in _SIZING:
            boxes = {
                video.id: video.box for video in self._document.selected if isinstance(video, Video)
            }
        placed = arrange(arrangement, boxes, self._document.layout.canvas)
        self.set_boxes(placed, self.tr("Arrange"))

    def order(self, order: Order) -> None:
        """Move the selection in the drawing order."""
        layout = reordered(self._committed, self._document.selected_ids, order)
        self._document.change(layout, self.tr("Change order"))

    def put_at(self, item_id: str, index: int) -> None:
        """Move one item to a number, from 0 at the bottom, among its kind."""
        self._document.change(placed_at(self._committed, item_id, index), self.tr("Change order"))

    def use_template(self, name: TemplateName) -> None:
        """Arrange the videos by a template; one that is selected takes the main place."""
        chosen = [item.id for item in self._document.selected if isinstance(item, Video)]
        main = chosen[0] if len(chosen) == 1 else ""
        layout = with_template(name, self._committed, main)
        self._document.change(self._followed(layout), self.tr("Use a template"))

    def caption(self) -> None:
        """Put each user's name on each video."""
        layout = with_captions(self._committed, measure)
        self._document.change(layout, self.tr("Name captions"))

    def add_text(self, kind: SubtitleType, content: str = "") -> str:
        """A new subtitle, selected; its id, "" where no more are taken."""
        layout = self._committed
        if len(layout.subtitles) >= MAX_SUBTITLES:
            self._scope.report(too_many_subtitles())
            return ""
        (item_id,) = layout.new_ids(1)
        x, y = free_corner(layout)
        text = Subtitle(item_id, content, kind, x=x, y=y)
        self._document.change(
            layout.with_items([text]),
            self.tr("Add a subtitle"),
            run=f"add {item_id}",
            select=[item_id],
        )
        return item_id

    def change_items(self, items: Sequence[Item], name: str, *, run: str = "") -> None:
        """Replace items by edited ones of the same ids."""
        layout = self._committed.with_items(self._ranged(items))
        self._document.change(self._followed(layout), name, run=run)

    def set_content(self, item_id: str, content: str) -> None:
        """Another text for a subtitle."""
        text = self._committed.find(item_id)
        if isinstance(text, Subtitle):
            run = "" if text.content else f"add {item_id}"  # one step with adding it
            self.change_items([replace(text, content=content)], self.tr("Edit the text"), run=run)

    def rename(self, item_id: str, name: str) -> None:
        """Another name for an item; a subtitle's own is its text."""
        item = self._committed.find(item_id)
        if isinstance(item, Subtitle) and item.type is SubtitleType.TEXT:
            self.set_content(item_id, name)
        elif item is not None:
            self.change_items([replace(item, name=name)], self.tr("Rename"))

    def remove(self, ids: Collection[str] | None = None) -> None:
        """Take items (the selection) off the canvas; their sound stays."""
        gone = self._document.selected_ids if ids is None else ids
        layout = self._followed(self._committed.without(gone))
        self._document.change(layout, self.tr("Remove"), select=[])

    def give_up_empty(self, item_id: str) -> None:
        """Take a subtitle away that was added and got no text: no step where it was the last."""
        layout = self._committed.without([item_id])
        self._document.change(layout, self.tr("Remove"), run=f"add {item_id}", select=[])

    def clear(self) -> None:
        """Take everything off the canvas."""
        self._document.change(
            replace(self._committed, videos=(), subtitles=()), self.tr("Clear"), select=[]
        )

    def copied(self) -> str:
        """The selection as JSON; "" where nothing is selected."""
        ids = list(self._document.selected_ids)
        return items_to_text(self._committed, ids) if ids else ""

    def paste(self, untrusted_text: str | bytes) -> None:
        """Put copied items on the canvas, where they were or beside what lies there already;
        refuses any other text with a sentence."""
        try:
            pasted = layout_from_text(untrusted_text)
        except NotALayout as error:
            self._scope.report(paste_refusal(error))
            return
        shift = _PASTE_SHIFT * self._copies_of(pasted)
        self._insert(pasted, self.tr("Paste"), (shift, shift))

    def duplicate(self, dx: int = _PASTE_SHIFT, dy: int = _PASTE_SHIFT) -> None:
        """A copy of the selection, `dx`, `dy` px beside it."""
        if self._document.selected_ids:
            self._insert(layout_from_text(self.copied()), self.tr("Duplicate"), (dx, dy))

    def set_locked(self, ids: Collection[str], on: bool) -> None:
        """Keep the mouse from items, or let it at them."""
        name = self.tr("Lock") if on else self.tr("Unlock")
        self.change_items([replace(item, locked=on) for item in self._items(ids)], name)

    def set_hidden(self, ids: Collection[str], on: bool) -> None:
        """Leave items out of the recording, or show them."""
        name = self.tr("Hide") if on else self.tr("Show")
        self.change_items([replace(item, hidden=on) for item in self._items(ids)], name)

    def set_sound(self, key: SourceKey, on: bool) -> bool:
        """Microphone in the mix or out of it; False where the mix is full."""
        try:
            layout = self._committed.with_sound(key, on)
        except SoundFull:
            self._refuse_sound()
            return False
        name = self.tr("Hear {0}") if on else self.tr("Do not hear {0}")
        self._document.change(layout, name.format(key.user_id))
        return True

    def follow_sources(self, renamed: Mapping[SourceKey, SourceKey]) -> None:
        """What was placed of a source that has been corrected shows the corrected one."""
        layout = self._committed.with_sources(renamed)
        self._document.change(layout, self.tr("Correct a source"))

    def fix(self, finding: Finding, around: Surroundings) -> None:
        """Cure what a check found."""
        layout = self._followed(fixed(self._committed, finding, around))
        self._document.change(layout, self.tr("Fix"))

    def selected_boxes(self) -> dict[str, Rectangle]:
        """Where the selected items lie."""
        return {item.id: box_of(item, measure) for item in self._document.selected}

    def source_of(self, video: Video) -> Source | None:
        """The stream that a video shows, if it is there."""
        return self._roster.find(video.source)

    @property
    def _committed(self) -> Layout:
        return self._document.committed_layout

    def _ranged(self, items: Sequence[Item]) -> list[Item]:
        layout = self._committed
        return [
            replace(item, box=within_range(item.box, layout))
            if isinstance(item, Video)
            else text_at(item, item.x, item.y, layout)
            for item in items
        ]

    def _items(self, ids: Collection[str]) -> list[Item]:
        return [item for item in self._committed.items if item.id in ids]

    def _followed(self, layout: Layout) -> Layout:
        return following(self._committed, layout, measure)

    def _copies_of(self, pasted: Layout) -> int:
        """How many copies of the first pasted item lie on the canvas already, each a shift on."""
        taken = {
            (box.x, box.y) for box in (box_of(each, measure) for each in self._committed.items)
        }
        if not pasted.items:
            return 0
        first, count = box_of(pasted.items[0], measure), 0
        while (first.x + count * _PASTE_SHIFT, first.y + count * _PASTE_SHIFT) in taken:
            count += 1
        return count

    def _insert(self, pasted: Layout, name: str, shift: tuple[int, int]) -> None:
        if len(self._committed.videos) + len(pasted.videos) > MAX_VIDEOS:
            self._refuse_videos()
            return
        if len(self._committed.subtitles) + len(pasted.subtitles) > MAX_SUBTITLES:
            self._scope.report(too_many_subtitles())
            return
        layout, new_ids = self._with_pasted(pasted, shift)
        self._document.change(layout, name, select=new_ids)

    def _with_pasted(self, pasted: Layout, shift: tuple[int, int]) -> tuple[Layout, list[str]]:
        """The layout with copies on top, `shift` px beside where they were; their ids."""
        layout = self._committed
        new_ids = layout.new_ids(len(pasted.items))
        ids = {item.id: new for item, new in zip(pasted.items, new_ids, strict=True)}
        fresh: list[Item] = []
        for item in pasted.items:
            if isinstance(item, Video):
                box = within_range(item.box.moved_by(*shift), layout)
                fresh.append(replace(item, id=ids[item.id], box=box))
            else:
                link = ids.get(item.caption_of, "")
                text = replace(item, id=ids[item.id], caption_of=link)
                fresh.append(text_at(text, item.x + shift[0], item.y + shift[1], layout))
        return layout.with_items(fresh), new_ids

    def _with_microphones(self, layout: Layout, user_id: str) -> Layout:
        for key in self._roster.microphones_of(user_id):
            try:
                layout = layout.with_sound(key, True)
            except SoundFull:
                self._refuse_sound()
                break
        return layout

    def _refuse_videos(self) -> None:
        self._scope.report(
            UserFacingError(
                "too_many_videos",
                lambda: (
                    self.tr("A recording shows no more than {0} videos.").format(MAX_VIDEOS),
                    self.tr("Take one off the canvas first."),
                ),
            )
        )

    def _refuse_sound(self) -> None:
        self._scope.report(
            UserFacingError(
                "too_many_sounds",
                lambda: (
                    self.tr("A recording mixes no more than {0} microphones.").format(MAX_AUDIOS),
                    self.tr("Untick one in the sound list first."),
                ),
            )
        )


_SIZING = {
    Arrangement.SAME_WIDTH,
    Arrangement.SAME_HEIGHT,
    Arrangement.FIT,
    Arrangement.STRETCH,
}
