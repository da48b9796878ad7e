"""The strip under the canvas: the scenes of the group, or how to make the first.

Object names: `scenes_strip`, `scenes_list`, `save_scene_button`, `scenes_more_button`,
`scenes_fold_button`, `scene_undo_button`.
"""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.parts.buttons import FlatButton, IconButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.studio.scenes.actions import SceneActions
from recorder_gui.ui.studio.scenes.model import PICTURE
from recorder_gui.ui.studio.scenes.pictures import ScenePictures
from recorder_gui.ui.studio.scenes.scenes_list import ScenesList
from recorder_gui.ui.theme import HALF, SPACE, colours_of

_FOLDED = "studio/scenes folded"
_FORGET = 20_000  # ms for which a deleted scene can be brought back by the button
_SMALL = 16  # px, icons


class ScenesStrip(QWidget):
    """Heading with buttons, and the scenes below it; folded, the heading alone."""

    def __init__(self, studio: Studio, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("scenes_strip")
        self._studio = studio
        self._pictures = ScenePictures(studio.pictures, studio.executor, PICTURE, self)
        self.list = ScenesList(studio, self._pictures, self)
        self.actions_of_scenes = SceneActions(studio, self.list, page)
        self._header = SectionHeader(parent=self)
        self._removed = QuietLabel(parent=self)
        self._undo = FlatButton("undo", self)
        self._save = IconButton("plus", parent=self, size=_SMALL)
        self._more = IconButton("more", parent=self, size=_SMALL)
        self._fold = IconButton("chevron-down", parent=self, size=_SMALL)
        self._empty = QuietLabel(parent=self)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_FORGET)
        self._forget.timeout.connect(studio.layouts.scenes.forget_removed)
        self._assemble()
        self._connect_signals()
        self._set_folded(studio.settings.flag(_FOLDED))
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self.actions_of_scenes.retranslate()
        self._header.set_text(self.tr("Scenes"))
        self.list.setAccessibleName(self.tr("Scenes"))
        self._undo.setText(self.tr("Undo"))
        self._save.set_label(self.tr("Save the canvas as a new scene"))
        self._more.set_label(self.tr("More about scenes"))
        self._empty.setText(
            self.tr(
                "Save the canvas as a scene with +. A click or Ctrl+1 brings it back, "
                "while recording too."
            )
        )
        self._show_folding()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Now the screen's pixel ratio is known."""
        super().showEvent(event)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line between canvas and strip."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(colours_of(self).border))
        painter.end()

    def _assemble(self) -> None:
        for widget, name in (
            (self._save, "save_scene_button"),
            (self._more, "scenes_more_button"),
            (self._fold, "scenes_fold_button"),
            (self._undo, "scene_undo_button"),
        ):
            widget.setObjectName(name)
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._removed.setWordWrap(False)
        for widget in (self._removed, self._undo, self._save, self._more, self._fold):
            self._header.add_button(widget)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE + HALF, 0, SPACE, 0)
        head.addWidget(self._header)
        self._empty.setContentsMargins(SPACE + HALF, HALF, SPACE, SPACE + HALF)
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty)
        inner = QHBoxLayout()
        inner.setContentsMargins(HALF, 0, HALF, 0)
        inner.addWidget(self.list)
        column.addLayout(inner)

    def _connect_signals(self) -> None:
        scenes = self._studio.layouts.scenes
        scenes.changed.connect(self._show)
        scenes.removed_changed.connect(self._show_removed)
        self._save.clicked.connect(lambda: scenes.save_new())
        self._undo.clicked.connect(scenes.bring_back)
        self._more.clicked.connect(self._on_more)
        self._fold.clicked.connect(lambda: self._set_folded(not self._folded))
        self.list.menu_requested.connect(self._on_menu)

    def _show(self) -> None:
        scenes = self._studio.layouts.scenes.all
        self._empty.setVisible(not scenes and not self._folded)
        self.list.setVisible(bool(scenes) and not self._folded)
        if self.isVisible():
            self._pictures.show(scenes, self.devicePixelRatioF())
        self._show_removed()

    def _show_removed(self) -> None:
        removed = self._studio.layouts.scenes.removed
        self._removed.setVisible(removed is not None)
        self._undo.setVisible(removed is not None)
        if removed is None:
            self._forget.stop()
        elif not self._forget.isActive():
            self._forget.start()
        if removed is not None:
            self._removed.setText(self.tr("“{0}” deleted").format(removed.name))
            self._undo.setAccessibleName(self.tr("Bring “{0}” back").format(removed.name))

    def _set_folded(self, folded: bool) -> None:
        self._folded = folded
        self._studio.settings.set_flag(_FOLDED, folded)
        self._show_folding()
        self._show()

    def _show_folding(self) -> None:
        self._fold.set_icon("chevron-up" if self._folded else "chevron-down")
        self._fold.set_label(self.tr("Show the scenes") if self._folded else self.tr("Fold away"))

    def _on_more(self) -> None:
        menu = self._menu()
        self.actions_of_scenes.fill_more_menu(menu)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _on_menu(self, at: QPoint) -> None:
        menu = self._menu()
        self.actions_of_scenes.fill_scene_menu(menu)
        menu.popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
