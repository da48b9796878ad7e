"""One video on the canvas: its live picture in its box, or a still where there is none.

What is shown is one pixmap of the screen's own resolution, so that painting the canvas is copying:
Qt does it without calling back.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsPixmapItem

from recorder_gui.layout.crop import place
from recorder_gui.layout.document import Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode
from recorder_gui.ui.studio.canvas.items.pictures import PicturePainter, Wish
from recorder_gui.ui.studio.source_faces import paint_still


class PictureItem(QGraphicsPixmapItem):
    """One video, painted exactly and off the main thread; the last painting is shown until the
    next is there. While a gesture resizes it (`hurried`) it is scaled quickly instead.

    `density`: device px for one canvas px.
    """

    def __init__(self, video: Video, painter: PicturePainter, density: float) -> None:
        super().__init__()
        self._painter = painter
        self._density = density
        self.video = video
        self._hint = ""
        self._hurried = False
        self._picture: QImage | None = None
        self._serial = 0
        self._exact: tuple[Wish, QPixmap] | None = None
        self._wish: Wish | None = None
        self.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
        self.setPos(video.box.x, video.box.y)
        self._redraw()

    def set_video(self, video: Video, *, hurried: bool) -> None:
        """Show it so."""
        before, self.video = self.video, video
        was_hurried, self._hurried = self._hurried, hurried
        if (video.box.x, video.box.y) != (before.box.x, before.box.y):
            self.setPos(video.box.x, video.box.y)
        if video.source != before.source:
            self.set_picture(None)
        elif _look(video) != _look(before) or (was_hurried and not hurried):
            self._redraw()

    def set_density(self, density: float) -> None:
        """The zoom or the screen is another."""
        if density != self._density:
            self._density = density
            self._redraw()

    def set_hint(self, hint: str) -> None:
        """Why there is no picture."""
        if hint != self._hint:
            self._hint = hint
            self.retranslate()

    def retranslate(self) -> None:
        """The words of a still."""
        if self._picture is None:
            self._redraw()

    def set_picture(self, picture: QImage | None) -> None:
        """The newest picture of the source."""
        self._serial += 1
        self._picture = picture
        if picture is None:
            self._exact = None
        elif self._fits(self._wanted()):
            self._have_painted(self._wanted())
            return  # shown once it is painted: one repaint a picture, not two
        self._redraw()

    def take_painted(self, wish: Wish, image: QImage) -> None:
        """The painter's answer."""
        if self._picture is not None:
            self._exact = (wish, QPixmap.fromImage(image))
            if self._fits(self._wanted()):
                self._show(self._exact[1])

    def _redraw(self) -> None:
        """Exact picture, quick picture or still."""
        wish = self._wanted()
        if self._picture is None:
            self._show(self._still(wish.w, wish.h))
            return
        fits = self._fits(wish)
        if fits and self._exact is not None:
            self._show(self._exact[1])
        else:
            self._show(_quick(self._picture, wish.w, wish.h, wish.mode))
        if fits or not self._hurried:
            self._have_painted(wish)

    def _fits(self, wish: Wish) -> bool:
        """Whether the last painting is of that shape, even if of an older picture."""
        return self._exact is not None and _shape(self._exact[0]) == _shape(wish)

    def _show(self, pixmap: QPixmap) -> None:
        """The pixmap over the whole box."""
        box = self.video.box
        self.setPixmap(pixmap)
        scale = QTransform.fromScale(box.w / pixmap.width(), box.h / pixmap.height())
        if scale != self.transform():
            self.setTransform(scale)

    def _have_painted(self, wish: Wish) -> None:
        if wish != self._wish and self._picture is not None:
            self._wish = wish
            self._painter.paint(wish, self._picture)

    def _wanted(self) -> Wish:
        box = self.video.box
        w, h = (max(1, round(side * self._density)) for side in (box.w, box.h))
        return Wish(self.video.id, self._serial, w, h, self.video.crop_mode)

    def _still(self, w: int, h: int) -> QPixmap:
        """The source's card, laid out in canvas px."""
        box = self.video.box
        pixmap = QPixmap(w, h)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(w / box.w, h / box.h)
        paint_still(painter, QRectF(0, 0, box.w, box.h), self.video.source, self._hint)
        painter.end()
        return pixmap


def _look(video: Video) -> tuple[object, ...]:
    return video.box.w, video.box.h, video.crop_mode


def _shape(wish: Wish) -> tuple[object, ...]:
    return wish.w, wish.h, wish.mode


def _quick(picture: QImage, w: int, h: int, mode: CropMode) -> QPixmap:
    """The picture in `w` x `h` px, scaled by Qt."""
    whole = Rectangle(0, 0, w, h)
    placement = place(picture.width(), picture.height(), whole, mode)
    pixmap = QPixmap(w, h)
    if placement.target != whole:
        pixmap.fill(Qt.GlobalColor.black)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(_rect(placement.target), picture, _rect(placement.source))
    painter.end()
    return pixmap


def _rect(box: Rectangle) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)
