"""Says what happens on the canvas: what is selected, where it went, what was undone."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from recorder_gui.layout.arranging import outline
from recorder_gui.layout.document import Item, Video, box_of
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.texts import measure
from recorder_gui.ui.studio.source_faces import item_name, kind_name


class Announcer(QObject):
    """Signal `announced(str)`: the sentence that was handed to the screen reader."""

    announced = Signal(str)

    def __init__(self, studio: Studio, speaker: QWidget) -> None:
        super().__init__(speaker)
        self._document = studio.document
        self._speaker = speaker
        self._frame = self._selected_frame()
        self._selected = self._document.selected_ids
        self._document.selection_changed.connect(self._on_selected)
        self._document.stepped.connect(self._on_step)

    def say(self, sentence: str) -> None:
        """Hand it to whoever listens."""
        self.announced.emit(sentence)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._speaker, sentence)
            QAccessible.updateAccessibility(event)

    def spoken(self, item: Item) -> str:
        """Name, kind, place and size in words."""
        if isinstance(item, Video):
            kind = kind_name(item.source.media_type)
        else:
            is_clock = item.type is SubtitleType.CLOCK
            kind = "" if is_clock else self.tr("Subtitle")  # a clock's name says it
        box = box_of(item, measure)
        marks = [self.tr("locked")] if item.locked else []
        words = [item_name(item), kind, self._place(box), self._size(box), *marks]
        return self.tr(", ").join(word for word in words if word)

    def _on_selected(self) -> None:
        document = self._document
        self._frame = self._selected_frame()
        if self._selected == document.selected_ids:
            return
        self._selected = document.selected_ids
        if not self._selected:
            self.say(self.tr("Nothing is selected"))
        elif len(self._selected) == 1:
            self.say(self.spoken(document.selected[0]))
        else:
            self.say(self.tr("{0} items are selected").format(len(self._selected)))

    def _on_step(self, name: str, undone: bool) -> None:
        """A step was made, undone or done again."""
        before, self._frame = self._frame, self._selected_frame()
        if undone:
            self.say(self.tr("Undone: {0}").format(name))
        elif before is None or self._frame is None or before == self._frame:
            self.say(name)
        elif (before.w, before.h) == (self._frame.w, self._frame.h):
            self.say(self._place(self._frame))
        elif (before.x, before.y) == (self._frame.x, self._frame.y):
            self.say(self._size(self._frame))
        else:
            self.say(self.tr(", ").join([self._place(self._frame), self._size(self._frame)]))

    def _selected_frame(self) -> Rectangle | None:
        boxes = {item.id: box_of(item, measure) for item in self._document.selected}
        return outline(boxes) if boxes else None

    def _place(self, box: Rectangle) -> str:
        return self.tr("{0} from the left, {1} from the top").format(box.x, box.y)

    def _size(self, box: Rectangle) -> str:
        return self.tr("{0} by {1}").format(box.w, box.h)
