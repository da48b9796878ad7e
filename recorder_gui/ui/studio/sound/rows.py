"""The rows of the sound panel: tick, microphone, name, level, and the button that mutes.

M mutes and unmutes the row that has the focus.
"""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from recorder_gui.layout.document import SourceKey
from recorder_gui.ui import icons
from recorder_gui.ui.studio.sound.meter import paint_meter
from recorder_gui.ui.theme import HALF, SPACE, colours_of

KEY = Qt.ItemDataRole.UserRole + 1
_ROW = 28  # px
_METER = 52
_MUTE = 24
_ICON = 16
_BESIDE_TEXT = 56  # px, tick and microphone
Index = QModelIndex | QPersistentModelIndex


class RowFacts(Struct, frozen=True):
    """How one microphone does: `level` dBFS or None; `silent`: nothing has been heard for long."""

    muted: bool = False
    level: float | None = None
    silent: bool = False


class SoundList(QListWidget):
    """Signal `mute_requested(SourceKey)`: mute it, or unmute it. `facts` tells how a row does."""

    mute_requested = Signal(object)

    def __init__(self, facts: Callable[[SourceKey], RowFacts], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sound_list")
        self._facts = facts
        self.setItemDelegate(_RowDelegate(facts, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def mute_place(self, row: int) -> QRect:
        """Where the button that mutes a row is, px of the viewport."""
        return _mute_box(self.visualItemRect(self.item(row)))

    def redraw_levels(self) -> None:
        """Other levels: only the meters are painted again."""
        for row in range(self.count()):
            self.viewport().update(_meter_box(self.visualItemRect(self.item(row))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M mutes."""
        item = self.currentItem()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_M and plain and item is not None:
            self.mute_requested.emit(item.data(KEY))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row."""
        item = self.currentItem()
        if item is None:
            return
        key: SourceKey = item.data(KEY)
        muted = self._facts(key).muted
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr("Unmute (M)") if muted else self.tr("Mute (M)")
        action = menu.addAction(icons.icon("sound" if muted else "mute"), words)
        action.triggered.connect(lambda: self.mute_requested.emit(key))
        menu.popup(event.globalPos())


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, facts: Callable[[SourceKey], RowFacts], view: SoundList) -> None:
        super().__init__(view)
        self._facts = facts
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        return QSize(0, _ROW)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The name cut where the meter begins."""
        super().initStyleOption(option, index)
        room = self._view.viewport().width() - _BESIDE_TEXT - _METER - _MUTE - 2 * SPACE
        option.text = option.fontMetrics.elidedText(  # pyright: ignore[reportAttributeAccessIssue]
            option.text,  # pyright: ignore[reportAttributeAccessIssue]
            Qt.TextElideMode.ElideRight,
            max(0, room),
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tick, microphone and name by the style; level and mute beside them."""
        super().paint(painter, option, index)
        key: SourceKey = index.data(KEY)
        facts = self._facts(key)
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        colours = colours_of(self._view)
        ratio = self._view.devicePixelRatioF()
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        if facts.silent:
            warning = icons.pixmap("warning", _ICON, colours.paused, ratio)
            place = _meter_box(box)
            painter.drawPixmap(place.right() - _ICON, place.center().y() - _ICON // 2, warning)
        elif ticked and not facts.muted and facts.level is not None:
            paint_meter(painter, QRectF(_meter_box(box)), facts.level, colours)
        place = _mute_box(box)
        hovered = place.contains(self._view.viewport().mapFromGlobal(self._view.cursor().pos()))
        if facts.muted or ticked:
            name = "mute" if facts.muted else "sound"
            colour = colours.recording if facts.muted else colours.muted
            colour = colours.text if hovered and not facts.muted else colour
            picture = icons.pixmap(name, _ICON, colour, ratio)
            middle = place.center()
            painter.drawPixmap(middle.x() - _ICON // 2, middle.y() - _ICON // 2, picture)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the button mutes, anywhere else the style ticks as it always does."""
        if isinstance(event, QMouseEvent) and self._is_on_mute(event, option):
            if event.type() is QEvent.Type.MouseButtonRelease:
                self._view.mute_requested.emit(index.data(KEY))
            return True
        return super().editorEvent(event, model, option, index)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The button has a tip of its own."""
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if not index.isValid() or not _mute_box(box).contains(event.pos()):
            return super().helpEvent(event, view, option, index)
        muted = self._facts(index.data(KEY)).muted
        words = self.tr("Let it be heard again (M)") if muted else self.tr("Mute for now (M)")
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def _is_on_mute(self, event: QMouseEvent, option: QStyleOptionViewItem) -> bool:
        at: QPoint = event.position().toPoint()
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        return event.button() == Qt.MouseButton.LeftButton and _mute_box(box).contains(at)


def _mute_box(row: QRect) -> QRect:
    return QRect(row.right() - _MUTE - HALF, row.y(), _MUTE, row.height())


def _meter_box(row: QRect) -> QRect:
    mute = _mute_box(row)
    return QRect(mute.x() - HALF - _METER, row.y(), _METER, row.height())
