"""The list of what can be put on the canvas, and how a row of it looks."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recorder_gui.state.device_words import device_reason
from recorder_gui.state.phrases import joined
from recorder_gui.state.studio.roster import Source
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.studio.source_faces import kind_icon, kind_name, paint_face
from recorder_gui.ui.theme import SPACE, caption_font, colours_of, scaled_font

_FACE = 30  # px
_ROW = 46
_ICON = 14
SOURCE_ROLE = Qt.ItemDataRole.UserRole + 1
PLACED_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class SourcesModel(QAbstractListModel):
    """The videos of the roster whose user, kind or id holds the search text."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._search = ""
        self._rows: list[Source] = []
        self._placed: set[object] = set()
        studio.roster.changed.connect(self.refresh)
        studio.recording.changed.connect(self._tell_all)
        studio.document.committed.connect(self._on_layout)
        self.refresh()

    def set_search(self, text: str) -> None:
        """Show only what holds `text`."""
        self._search = text.strip().casefold()
        self.refresh()

    def refresh(self) -> None:
        """In step with the roster; rows that stay keep their selection."""
        wanted = [each for each in self._studio.roster.sources if self._is_wanted(each)]
        if [each.key for each in wanted] == [each.key for each in self._rows]:
            self._rows = wanted
            self._tell_all()
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()
        self._on_layout()

    def source(self, index: Index) -> Source | None:
        """The row's stream."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        source = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return source.key.user_id
        if role == SOURCE_ROLE:
            return source
        if role == PLACED_ROLE:
            return source.key in self._placed
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return joined((source.key.user_id, self.detail(source)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(source)
        return None

    def detail(self, source: Source) -> str:
        """Kind and size, or why it is not live."""
        if not source.live:
            return device_reason(source.reason) or self.tr("Not there now")
        if self._waits(source):
            return self.tr("Seen once it is recorded")
        size = f"{source.width} × {source.height}" if source.width else ""
        return joined((kind_name(source.key.media_type), size))

    def _tool_tip(self, source: Source) -> str:
        hint = self.tr("Drag it onto the canvas, or press Enter")
        lines = [f"{source.key.user_id} ({source.key.media_id})", self.detail(source)]
        if self._waits(source):
            lines.append(self.tr("Publish to {0} then").format(source.publish_to))
        return "\n".join([*lines, hint])

    def _waits(self, source: Source) -> bool:
        """For its recording to begin: only that listens to who publishes."""
        return bool(source.publish_to) and not self._studio.recording.is_begun

    def _is_wanted(self, source: Source) -> bool:
        if source.is_sound:
            return False
        key = source.key
        words = f"{key.user_id} {key.media_id} {kind_name(key.media_type)}".casefold()
        return self._search in words

    def _on_layout(self) -> None:
        placed = {video.source for video in self._studio.document.committed_layout.videos}
        if placed != self._placed:
            self._placed = set(placed)
            self._tell_all()

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


class SourceDelegate(QStyledItemDelegate):
    """Face, name, kind; a tick where it is on the canvas already."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        source: Source = index.data(SOURCE_ROLE)
        widget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        colours = colours_of(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        row = QRectF(rect).adjusted(2, 1, -2, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(row, 5, 5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(row, 5, 5)
        painter.setOpacity(1.0 if source.live else 0.55)
        face = QRectF(rect.x() + SPACE, rect.y() + (_ROW - _FACE) / 2, _FACE, _FACE)
        paint_face(painter, face, source.key.user_id)
        left = int(face.right()) + SPACE + 2
        right = rect.right() - SPACE
        if index.data(PLACED_ROLE):
            right -= _ICON + 4
            mark = icons.pixmap("check", _ICON, colours.ok, widget.devicePixelRatioF())
            painter.drawPixmap(right + 4, rect.y() + (_ROW - _ICON) // 2, mark)
        room = right - left
        painter.setPen(QColor(colours.text))
        painter.setFont(scaled_font(font, 1.0, QFont.Weight.Medium))
        name = painter.fontMetrics().elidedText(
            source.key.user_id, Qt.TextElideMode.ElideRight, room
        )
        top = QRect(left, rect.y() + 5, room, 18)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, name)
        colour = colours.muted if source.live else colours.paused
        icon = icons.pixmap(
            kind_icon(source.key.media_type), _ICON, colour, widget.devicePixelRatioF()
        )
        painter.drawPixmap(left, rect.y() + 25, icon)
        painter.setPen(QColor(colour))
        painter.setFont(caption_font(font))
        model = index.model()
        assert isinstance(model, SourcesModel)
        below = painter.fontMetrics().elidedText(
            model.detail(source), Qt.TextElideMode.ElideRight, room - _ICON - 4
        )
        painter.drawText(
            QRect(left + _ICON + 4, rect.y() + 23, room, 18), Qt.AlignmentFlag.AlignVCenter, below
        )
        painter.restore()
