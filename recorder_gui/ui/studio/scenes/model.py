"""The scenes as a model, and how one of them looks."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from recorder_gui.layout.keeping.scenes import Scene
from recorder_gui.state.phrases import joined, sentences
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.parts.naming_delegate import NamingDelegate
from recorder_gui.ui.studio.scenes.pictures import ScenePictures
from recorder_gui.ui.theme import HALF, SPACE, caption_font, colours_of

PICTURE = QSize(112, 63)  # px
_MARGIN = 6
_WORDS = 20
CELL = QSize(PICTURE.width() + 2 * _MARGIN, PICTURE.height() + _MARGIN + _WORDS + 2)
SCENE_ROLE = Qt.ItemDataRole.UserRole + 1
PICTURE_ROLE = Qt.ItemDataRole.UserRole + 2
MARKS_ROLE = Qt.ItemDataRole.UserRole + 3  # is current, is changed, is recorded
_NUMBERS = 9  # scenes with a key

Index = QModelIndex | QPersistentModelIndex


class ScenesModel(QAbstractListModel):
    """Follows the scenes of the group; a name that is edited is the scene's."""

    def __init__(self, studio: Studio, pictures: ScenePictures) -> None:
        super().__init__(studio)
        self._studio = studio
        self._pictures = pictures
        self._rows: list[Scene] = []
        scenes = studio.layouts.scenes
        scenes.changed.connect(self.refresh)
        scenes.current_changed.connect(self._show_marks)
        studio.recording.running_changed.connect(self._show_marks)
        studio.recording.changed.connect(self._show_marks)
        pictures.drawn.connect(self._on_drawn)
        self.refresh()

    @property
    def rows(self) -> list[Scene]:
        """The scenes in their order."""
        return self._rows

    def refresh(self) -> None:
        """In step with the group's scenes."""
        rows = list(self._studio.layouts.scenes.all)
        if [each.id for each in rows] == [each.id for each in self._rows]:
            self._rows = rows
            self._show_marks()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, scene_id: str) -> int:
        """The row of that scene; -1 where there is none."""
        return next((n for n, scene in enumerate(self._rows) if scene.id == scene_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        scene = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return scene.name
        if role == SCENE_ROLE:
            return scene
        if role == PICTURE_ROLE:
            return self._pictures.pixmap(scene.id)
        if role == MARKS_ROLE:
            return self._marks(scene)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(scene, index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(scene, index.row())
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        self._studio.layouts.scenes.rename(self._rows[index.row()].id, value)
        return True

    def _marks(self, scene: Scene) -> tuple[bool, bool, bool]:
        scenes = self._studio.layouts.scenes
        current = scenes.current is not None and scenes.current.id == scene.id
        return current, current and scenes.is_changed, self._studio.layouts.is_recorded(scene)

    def _spoken(self, scene: Scene, row: int) -> str:
        current, changed, recorded = self._marks(scene)
        words = [self.tr("Scene {0}: {1}").format(row + 1, scene.name)]
        if recorded:
            words.append(self.tr("recorded now"))
        if current:
            words.append(self.tr("changed on the canvas") if changed else self.tr("on the canvas"))
        return joined(words)

    def _tip(self, scene: Scene, row: int) -> str:
        words = [scene.name, self.tr("Click: onto the canvas. Double click: record it too.")]
        if row < _NUMBERS:
            words[1] = sentences(words[1], self.tr("Key: Ctrl+{0}").format(row + 1))
        return "\n".join(words)

    def _show_marks(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _on_drawn(self, scene_id: str) -> None:
        row = self.row_of(scene_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [PICTURE_ROLE])


class SceneDelegate(NamingDelegate):
    """Picture with its number, name below; rings tell what is shown and what is recorded."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return CELL

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        editor.setGeometry(rect.x() + 2, rect.bottom() - _WORDS - 3, rect.width() - 4, _WORDS + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scene: Scene = index.data(SCENE_ROLE)
        current, changed, recorded = index.data(MARKS_ROLE)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        colours = colours_of(palette)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if hovered or focused:
            painter.setBrush(QColor(colours.raised if not focused else colours.accent_soft))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        box = QRectF(rect.x() + _MARGIN, rect.y() + _MARGIN, PICTURE.width(), PICTURE.height())
        frame = QPainterPath()
        frame.addRoundedRect(box, 4, 4)
        painter.fillPath(frame, QColor("#000000"))
        pixmap = index.data(PICTURE_ROLE)
        if pixmap is not None:
            painter.setClipPath(frame)
            painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))
            painter.setClipping(False)
        ring = colours.recording if recorded else colours.accent if current else colours.border
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(ring), 2 if recorded or current else 1))
        grown = 1.5 if recorded or current else 0.5
        painter.drawRoundedRect(box.adjusted(-grown, -grown, grown, grown), 5, 5)
        painter.setFont(caption_font(font))
        if index.row() < _NUMBERS:
            self._paint_number(painter, box, str(index.row() + 1), recorded, colours.recording)
        words = QRect(rect.x() + HALF, round(box.bottom()) + 2, rect.width() - SPACE, _WORDS)
        name = scene.name + (" •" if changed else "")
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, words.width())
        painter.setPen(QColor(colours.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _paint_number(
        self, painter: QPainter, box: QRectF, number: str, recorded: bool, red: str
    ) -> None:
        badge = QRectF(box.x() + 3, box.y() + 3, 16, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#b3202c") if recorded else QColor(0, 0, 0, 170))
        painter.drawRoundedRect(badge, 4, 4)
        painter.setPen(QColor("white"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, number)
