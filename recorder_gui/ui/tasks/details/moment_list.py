"""A recording's history as a line of dots, newest at the bottom; long runs are folded."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from recorder_gui.state.amounts import length_text
from recorder_gui.state.phrases import joined
from recorder_gui.state.tasks.history.moments import Moment
from recorder_gui.state.tasks.history.timeline import Fold, folded
from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.theme import HALF, SPACE, caption_font, colours_of, figures_font

Index = QModelIndex | QPersistentModelIndex
_MOMENT = Qt.ItemDataRole.UserRole
_DOT = 8  # px
_TIME_WIDTH = 8 * SPACE


class MomentList(QListView):
    """Shows moments; each row reads as one sentence to assistive technology.

    A press on a folded run, or Enter, shows all. It is as high as its rows: the panel scrolls.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments = _MomentModel(self)
        self._all: tuple[Moment, ...] = ()
        self._whole = False
        self._tinting = False
        self.setModel(self._moments)
        self.setItemDelegate(_MomentDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(self._on_pressed)
        self.activated.connect(self._on_pressed)
        self._tint()

    def show_moments(self, moments: tuple[Moment, ...], *, anew: bool = False) -> None:
        """Another history, or more of the same; `anew`: of another recording, so folded again."""
        self._all = moments
        self._whole = self._whole and not anew
        self._fill()

    def count(self) -> int:
        """How many there are, folded or not."""
        return len(self._all)

    def rows(self) -> int:
        """How many rows are shown."""
        return self._moments.rowCount()

    def show_all(self) -> None:
        """Nothing is folded any more."""
        self._whole = True
        self._fill()

    def _fill(self) -> None:
        self._moments.show(folded(self._all, self._whole))
        self._fit()

    def _fit(self) -> None:
        rows = range(self._moments.rowCount())
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in rows) + HALF)

    def _on_pressed(self, index: QModelIndex) -> None:
        if isinstance(index.data(_MOMENT), Fold):
            self.show_all()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._fit()
            self.viewport().update()

    def _tint(self) -> None:
        """It lies on the panel, not on a field of its own."""
        if self._tinting:
            return
        self._tinting = True
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(colours_of(self).window))
        self.setPalette(palette)
        self._tinting = False


class _MomentModel(QAbstractListModel):
    """The moments as they are; texts are made when they are asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._moments: tuple[Moment | Fold, ...] = ()

    def show(self, moments: tuple[Moment | Fold, ...]) -> None:
        """Another history, or more of the same."""
        old = len(self._moments)
        if moments == self._moments:
            return
        if old and moments[:old] == self._moments:
            self.beginInsertRows(QModelIndex(), old, len(moments) - 1)
            self._moments = moments
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._moments = moments
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._moments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        moment = self._moments[index.row()]
        if role == _MOMENT:
            return moment
        if isinstance(moment, Fold):
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return _fold_text(moment) if shown else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_clock(moment)} {moment.title} {moment.detail}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{_date(moment)}\n{moment.title}\n{moment.detail}".strip())
        return None


class _MomentDelegate(QStyledItemDelegate):
    """Time at the left, a dot on a line, title and detail at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """One moment."""
        moment: Moment | Fold = index.data(_MOMENT)
        colours = colours_of(option.widget)  # pyright: ignore[reportAttributeAccessIssue]
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        font = option.font  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = option.fontMetrics.height()  # pyright: ignore[reportAttributeAccessIssue]
        x = rect.x() + _TIME_WIDTH + SPACE
        y = rect.y() + HALF + line / 2
        painter.setPen(QPen(QColor(colours.border), 2))
        if index.row() > 0:
            painter.drawLine(x, rect.top(), x, int(y))
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(x, int(y), x, rect.bottom() + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        if isinstance(moment, Fold):
            painter.setBrush(QColor(colours.muted))
            for step in (-4, 0, 4):
                painter.drawEllipse(QRectF(x - 1.5, y - 1.5 + step, 3, 3))
            painter.setPen(QColor(colours.accent))
            words = QRectF(x + 2 * SPACE, rect.y() + HALF, rect.right() - x - 2 * SPACE, line)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _fold_text(moment))
            painter.restore()
            return
        painter.setBrush(QColor(colours.recording if moment.is_serious else colours.accent))
        painter.drawEllipse(QRectF(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT))
        painter.setPen(QColor(colours.muted))
        painter.setFont(figures_font(caption_font(font)))
        left = QRectF(rect.x(), rect.y() + HALF, _TIME_WIDTH - HALF, line)
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, _clock(moment))
        right = QRectF(x + 2 * SPACE, rect.y() + HALF, rect.right() - x - 2 * SPACE, line)
        recorded = "" if moment.recorded is None else length_text(moment.recorded)
        painter.drawText(
            right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, recorded
        )
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, moment.title)
        if moment.detail:
            painter.setFont(caption_font(font))
            painter.setPen(QColor(colours.muted))
            metrics = painter.fontMetrics()
            mode = Qt.TextElideMode.ElideRight
            detail = metrics.elidedText(moment.detail, mode, int(right.width()))
            painter.drawText(right.translated(0, line), Qt.AlignmentFlag.AlignVCenter, detail)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two with a detail."""
        moment: Moment | Fold = index.data(_MOMENT)
        line = option.fontMetrics.height()  # pyright: ignore[reportAttributeAccessIssue]
        lines = 2 if isinstance(moment, Moment) and moment.detail else 1
        return QSize(25 * SPACE, lines * line + SPACE + HALF)


def _fold_text(fold: Fold) -> str:
    text = QCoreApplication.translate("MomentList", "Show {0} more").format(fold.count)
    if not fold.serious:
        return text
    serious = QCoreApplication.translate("MomentList", "{0} may matter")
    return joined((text, serious.format(fold.serious)))


def _clock(moment: Moment) -> str:
    return datetime.fromtimestamp(moment.time).strftime("%H:%M:%S")


def _date(moment: Moment) -> str:
    return datetime.fromtimestamp(moment.time).strftime("%Y-%m-%d %H:%M:%S")
