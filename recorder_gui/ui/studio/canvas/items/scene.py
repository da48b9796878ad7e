"""The scene: one graphics item for each item of the document, kept in step with it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsScene

from recorder_gui.layout.document import Item, Layout, Video, box_of
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.state.device_words import device_reason
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.texts import measure
from recorder_gui.ui.studio.canvas.items.picture_item import PictureItem
from recorder_gui.ui.studio.canvas.items.pictures import PicturePainter, Wish
from recorder_gui.ui.studio.canvas.items.text_item import TextItem

GraphicsItem = PictureItem | TextItem


class CanvasScene(QGraphicsScene):
    """Shows the Studio's document; coordinates are canvas px."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._shown: dict[str, GraphicsItem] = {}
        self._items: dict[str, Item] = {}  # as they are shown, the lowest first
        self._hurried = False
        self._is_watched = True
        self._is_behind = False
        self._density = 1.0
        self._clock = ""
        self._painter = PicturePainter(studio.executor, self)
        self._painter.painted.connect(self._on_painted)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        studio.document.layout_changed.connect(self.show_document)
        studio.pictures.picture_changed.connect(self._on_picture)
        studio.roster.changed.connect(self._show_hints)
        studio.recording.changed.connect(self._show_hints)
        self.show_document()

    def show_document(self) -> None:
        """Bring in step what changed of the document: the rest is left alone, and not painted.
        While nobody watches it waits."""
        self._is_behind = not self._is_watched
        if self._is_behind:
            return
        document = self._studio.document
        layout = document.layout
        before, self._items = self._items, {item.id: item for item in layout.items}
        was_hurried, self._hurried = self._hurried, document.is_previewing
        for item_id in [each for each in before if each not in self._items]:
            self.removeItem(self._shown.pop(item_id))
        for item in self._items.values():
            if before.get(item.id) is not item or (was_hurried and not self._hurried):
                self._show(item)
        if _is_reordered(before, self._items):
            for depth, item_id in enumerate(self._items):
                self._shown[item_id].setZValue(depth)
        self._set_size(layout)

    def set_watched(self, watched: bool) -> None:
        """Whether a view of it is on screen."""
        self._is_watched = watched
        if watched and self._is_behind:
            self.show_document()

    def set_density(self, density: float) -> None:
        """So many device px show one canvas px."""
        self._density = density
        for shown in self._pictures():
            shown.set_density(density)

    def retranslate(self) -> None:
        """The words of what has no picture."""
        self._show_hints()
        for shown in self._pictures():
            shown.retranslate()

    def item_at(self, point: QPointF, *, below: str = "") -> Item | None:
        """The top item under the point that the mouse may take; with `below` the next one under
        that, from the top again after the lowest."""
        under = [item for item in self._reachable() if _box(item).contains(point)]
        if not under:
            return None
        ids = [item.id for item in under]
        if below in ids:
            return under[(ids.index(below) + 1) % len(under)]
        return under[0]

    def locked_item_at(self, point: QPointF) -> Item | None:
        """The top item under the point that is shown but locked."""
        layout = self._studio.document.layout
        locked = (item for item in reversed(layout.items) if item.locked and not item.hidden)
        return next((item for item in locked if _box(item).contains(point)), None)

    def items_within(self, band: QRectF) -> list[str]:
        """The items that the band touches and the mouse may take, the lowest first."""
        return [item.id for item in reversed(self._reachable()) if _box(item).intersects(band)]

    def box(self, item_id: str) -> Rectangle | None:
        """Where an item is shown."""
        item = self._studio.document.layout.find(item_id)
        return None if item is None else box_of(item, measure)

    def set_clock(self, clock_text: str) -> None:
        """What clocks read now."""
        self._clock = clock_text
        for item in self._shown.values():
            if isinstance(item, TextItem):
                item.set_clock(clock_text)

    def _reachable(self) -> list[Item]:
        layout = self._studio.document.layout
        return [item for item in reversed(layout.items) if not item.hidden and not item.locked]

    def _pictures(self) -> list[PictureItem]:
        return [shown for shown in self._shown.values() if isinstance(shown, PictureItem)]

    def _show(self, item: Item) -> None:
        shown = self._shown.get(item.id)
        if isinstance(item, Video):
            if not isinstance(shown, PictureItem):
                shown = self._add_picture(item)
            if shown.video.source != item.source:
                shown.set_hint(self._hint(item))
                shown.set_video(item, hurried=self._hurried)
                shown.set_picture(self._studio.pictures.picture(item.source))
            else:
                shown.set_video(item, hurried=self._hurried)
        else:
            if not isinstance(shown, TextItem):
                shown = TextItem(item)
                shown.set_clock(self._clock)
                self._add(item.id, shown)
            shown.set_text(item)
        shown.setVisible(not item.hidden)

    def _add_picture(self, video: Video) -> PictureItem:
        shown = PictureItem(video, self._painter, self._density)
        shown.set_hint(self._hint(video))
        shown.set_picture(self._studio.pictures.picture(video.source))
        self._add(video.id, shown)
        return shown

    def _add(self, item_id: str, shown: GraphicsItem) -> None:
        old = self._shown.pop(item_id, None)
        if old is not None:
            self.removeItem(old)
        self._shown[item_id] = shown
        self.addItem(shown)

    def _set_size(self, layout: Layout) -> None:
        """Room all round, so that one can pan past the edge."""
        margin = max(layout.width, layout.height)
        rect = QRectF(0, 0, layout.width, layout.height)
        room = rect.adjusted(-margin, -margin, margin, margin)
        if room != self.sceneRect():
            self.setSceneRect(room)

    def _show_hints(self) -> None:
        for shown in self._pictures():
            shown.set_hint(self._hint(shown.video))

    def _hint(self, video: Video) -> str:
        """Why the source gives no picture; "" where it does."""
        source = self._studio.roster.find(video.source)
        if source is None:
            return ""
        if not source.live:
            return device_reason(source.reason)
        waits = source.publish_to and not self._studio.recording.is_begun
        return self.tr("Seen once it is recorded") if waits else ""

    def _on_picture(self, key: object) -> None:
        picture: QImage | None = self._studio.pictures.picture(key)  # pyright: ignore[reportArgumentType]
        for shown in self._pictures():
            if shown.video.source == key:
                shown.set_picture(picture)

    def _on_painted(self, wish: Wish, image: QImage) -> None:
        shown = self._shown.get(wish.item_id)
        if isinstance(shown, PictureItem):
            shown.take_painted(wish, image)


def _is_reordered(before: dict[str, Item], now: dict[str, Item]) -> bool:
    """Whether an item lies at another depth, or is another's successor under its id."""
    if list(before) != list(now):
        return True
    return any(
        item is not before[each] and type(item) is not type(before[each])
        for each, item in now.items()
    )


def _box(item: Item) -> QRectF:
    box = box_of(item, measure)
    return QRectF(box.x, box.y, box.w, box.h)
