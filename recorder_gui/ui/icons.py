"""The icons of `resources/icons`, tinted with the palette's text colour as they are painted.

Each is a 24x24 outline whose colour is `currentColor`; painting it with the palette of that moment
makes it follow light and dark by itself.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from recorder_gui.resources import resource_path


def icon(name: str, colour: str = "") -> QIcon:
    """The icon `resources/icons/NAME.svg`; `colour` (#rrggbb) instead of the palette's text."""
    return QIcon(_TintedEngine(name, colour))


def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` px at the screen's pixel `ratio`, in `colour`."""
    return _drawn(name, round(size * ratio), round(size * ratio), colour, ratio)


def application_icon() -> QIcon:
    """The programme's own icon, in its own colours."""
    found = QIcon()
    path = str(resource_path("icons", "app.svg"))
    renderer = QSvgRenderer(path)
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        found.addPixmap(picture)
    return found


@lru_cache(maxsize=128)
def _outline(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, width: int, height: int, colour: str, ratio: float) -> QPixmap:
    side = min(width, height)
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_outline(name).replace("currentColor", colour).encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF((width - side) / 2, (height - side) / 2, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _TintedEngine(QIconEngine):
    """Paints one outline in the colour that goes with the icon's mode."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def _tint(self, mode: QIcon.Mode) -> str:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            disabled = QPalette.ColorGroup.Disabled
            return palette.color(disabled, QPalette.ColorRole.ButtonText).name()
        if mode is QIcon.Mode.Selected:
            return palette.color(QPalette.ColorRole.HighlightedText).name()
        return self._colour or palette.color(QPalette.ColorRole.ButtonText).name(
            QColor.NameFormat.HexRgb
        )

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into `rect`, at the device's own resolution."""
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        size = rect.size() * ratio
        painter.drawPixmap(
            rect, _drawn(self._name, size.width(), size.height(), self._tint(mode), 1.0)
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """As a picture of `size`."""
        return _drawn(self._name, size.width(), size.height(), self._tint(mode), 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """As a picture of `size` device pixels, for a screen of pixel ratio `scale`."""
        return _drawn(self._name, size.width(), size.height(), self._tint(mode), scale)

    def availableSizes(
        self, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off
    ) -> list[QSize]:
        """None preferred: any size is drawn."""
        return []

    def isNull(self) -> bool:
        """Never empty."""
        return False

    def key(self) -> str:
        """Names this engine."""
        return "recorder-gui-outline"
