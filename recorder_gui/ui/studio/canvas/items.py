"""The graphics items: a picture in its box and a subtitle, in canvas px."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from recorder_gui.layout.crop import place
from recorder_gui.layout.document import Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.wire import subtitle_item
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.state.studio.texts import measure
from recorder_gui.ui.studio.canvas.pictures import PicturePainter, Wish
from recorder_gui.ui.studio.source_faces import paint_still


def _rect(box: Rectangle) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)


class PictureItem(QGraphicsItem):
    """One video, painted exactly and off the main thread; the last painting is shown until the
    next is there. While a gesture resizes it (`hurried`) it is scaled quickly instead."""

    def __init__(self, video: Video, painter: PicturePainter) -> None:
        super().__init__()
        self._painter = painter
        self.video = video
        self.hint = ""
        self.hurried = False
        self._picture: QImage | None = None
        self._pixmap = QPixmap()
        self._serial = 0
        self._exact: tuple[Wish, QPixmap] | None = None
        self._wish: Wish | None = None
        self.setPos(video.box.x, video.box.y)

    def set_video(self, video: Video) -> None:
        """Show it so; another source loses the picture."""
        if video.source != self.video.source:
            self.set_picture(None)
        if (video.box.w, video.box.h) != (self.video.box.w, self.video.box.h):
            self.prepareGeometryChange()
        self.video = video
        self.setPos(video.box.x, video.box.y)
        self.update()

    def set_picture(self, picture: QImage | None) -> None:
        """The newest picture of the source."""
        self._serial += 1
        self._picture = picture
        self._pixmap = QPixmap() if picture is None else QPixmap.fromImage(picture)
        if picture is not None and self._exact is not None and not self.hurried:
            self._have_painted(replace(self._exact[0], serial=self._serial))
            return  # shown once it is painted: one repaint a picture, not two
        if picture is None:
            self._exact = None
        self.update()

    def take_painted(self, wish: Wish, image: QImage) -> None:
        """The painter's answer."""
        if self._picture is not None:
            self._exact = (wish, QPixmap.fromImage(image))
            self.update()

    def boundingRect(self) -> QRectF:
        """The box, from its own corner."""
        return QRectF(0, 0, self.video.box.w, self.video.box.h)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Exact picture, quick picture or still."""
        if self._picture is None:
            paint_still(painter, self.boundingRect(), self.video.source, self.hint)
            return
        wish = self._wanted(painter)
        if self._exact is not None and self._fits(self._exact[0], wish):
            pixmap = self._exact[1]
            painter.drawPixmap(self.boundingRect(), pixmap, QRectF(pixmap.rect()))
        else:
            self._paint_quickly(painter)
        if not self.hurried:
            self._have_painted(wish)

    def _have_painted(self, wish: Wish) -> None:
        if wish != self._wish and self._picture is not None:
            self._wish = wish
            self._painter.paint(wish, self._picture)

    def _wanted(self, painter: QPainter) -> Wish:
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        transform = painter.worldTransform()
        w = max(1, round(self.video.box.w * transform.m11() * ratio))
        h = max(1, round(self.video.box.h * transform.m22() * ratio))
        return Wish(self.video.id, self._serial, w, h, self.video.crop_mode)

    def _fits(self, painted: Wish, wanted: Wish) -> bool:
        """Whether what was painted is of the shape that is wanted, even if of an older picture."""
        return (painted.w, painted.h, painted.mode) == (wanted.w, wanted.h, wanted.mode)

    def _paint_quickly(self, painter: QPainter) -> None:
        box = Rectangle(0, 0, self.video.box.w, self.video.box.h)
        size = self._pixmap.size()
        placement = place(size.width(), size.height(), box, self.video.crop_mode)
        if placement.target != box:
            painter.fillRect(_rect(box), Qt.GlobalColor.black)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(_rect(placement.target), self._pixmap, _rect(placement.source))


class TextItem(QGraphicsItem):
    """One subtitle, painted by the recorder's own text painting."""

    def __init__(self, text: Subtitle) -> None:
        super().__init__()
        self.text = text
        self._clock = ""
        self._pixmap = QPixmap()
        self._offset = QPointF()
        self._bounds = QRectF()
        self._repaint()

    def set_text(self, text: Subtitle) -> None:
        """Show it so."""
        moved_only = _look(text) == _look(self.text)
        self.text = text
        self.setPos(text.x, text.y)
        if not moved_only:
            self._repaint()

    def set_clock(self, clock_text: str) -> None:
        """What clocks read now."""
        if clock_text != self._clock:
            self._clock = clock_text
            if self.text.type is SubtitleType.CLOCK:
                self._repaint()

    def boundingRect(self) -> QRectF:
        """Ink and text box, from the subtitle's corner."""
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """The ink; an empty text shows where it is."""
        if self._pixmap.isNull():
            painter.setPen(QColor(255, 255, 255, 120))
            painter.drawRect(self._bounds.adjusted(1, 1, -1, -1))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self._offset, self._pixmap)

    def _repaint(self) -> None:
        self.prepareGeometryChange()
        self.setPos(self.text.x, self.text.y)
        wire = subtitle_item(self.text)
        from recorder_gui.painting.items import paint_subtitle  # late: see `later`

        painted = paint_subtitle(wire, self._clock)
        self._pixmap = QPixmap.fromImage(painted.image)
        self._offset = QPointF(painted.x - wire.x, painted.y - wire.y)
        width, height = measure(self.text)
        ink = QRectF(self._offset, self._pixmap.size().toSizeF())
        self._bounds = QRectF(0, 0, width, height).united(ink)
        self.update()


def _look(text: Subtitle) -> tuple[object, ...]:
    return text.content, text.type, text.color, text.opacity, text.size
