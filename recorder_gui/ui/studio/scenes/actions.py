"""Every action of scenes and layout files with its key, and the menus that show them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from recorder_gui.layout.keeping.scenes import Scene
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.studio.scenes.files_dialogs import ask_for_files, ask_where_to_save
from recorder_gui.ui.studio.scenes.scenes_list import ScenesList

_NUMBERS = 9


class SceneActions(QObject):
    """All actions by role; those of one scene mean the current row of `scenes`."""

    def __init__(self, studio: Studio, scenes: ScenesList, page: QWidget) -> None:
        super().__init__(page)
        self._studio = studio
        self._list = scenes
        self._page = page
        kept = studio.layouts.scenes
        self.save = self._new(lambda: kept.save(), "Ctrl+S", "apply")
        self.save_new = self._new(lambda: kept.save_new(), "Ctrl+Shift+N", "plus")
        self.bring_back = self._new(kept.bring_back, "", "undo")
        self.open_layout = self._new(self._open_layout, "Ctrl+O", "folder")
        self.save_layout = self._new(self._save_layout, "Ctrl+Shift+S", "export")
        self.import_scenes = self._new(self._import, "", "download")
        self.numbers = [
            self._new(lambda n=number: studio.layouts.use_number(n), f"Ctrl+{number}", "")
            for number in range(1, _NUMBERS + 1)
        ]
        self.use = self._of_scene(lambda each: studio.layouts.use_scene(each.id), "play")
        self.show_it = self._of_scene(
            lambda each: studio.layouts.use_scene(each.id, apply=False), "edit"
        )
        self.update_it = self._of_scene(lambda each: kept.save(each.id), "apply")
        self.rename = self._of_scene(lambda _: scenes.edit(scenes.currentIndex()), "text")
        self.duplicate = self._of_scene(lambda each: kept.duplicate(each.id), "copy")
        self.export = self._of_scene(self._export, "export")
        self.remove = self._of_scene(lambda each: kept.remove(each.id), "delete")
        self.of_scene = (
            self.show_it,
            self.use,
            self.update_it,
            self.rename,
            self.duplicate,
            self.export,
            self.remove,
        )
        kept.changed.connect(self.show)
        kept.removed_changed.connect(self.show)
        studio.recording.changed.connect(self.show)

    def show(self) -> None:
        """Enable what can be done, and name the scenes that have numbers."""
        kept = self._studio.layouts.scenes
        self.bring_back.setEnabled(kept.removed is not None)
        for number, action in enumerate(self.numbers, 1):
            there = number <= len(kept.all)
            action.setVisible(there)
            action.setEnabled(there)
            if there:
                name = kept.all[number - 1].name.replace("&", "&&")
                action.setText(self.tr("Scene {0}: {1}").format(number, name))
        self.use.setEnabled(self._studio.recording.is_open)

    def retranslate(self) -> None:
        """All texts."""
        self.save.setText(self.tr("&Save the scene"))
        self.save_new.setText(self.tr("Save as a &new scene"))
        self.bring_back.setText(self.tr("Bring the deleted scene &back"))
        self.open_layout.setText(self.tr("&Open layout…"))
        self.save_layout.setText(self.tr("Save layout &as…"))
        self.import_scenes.setText(self.tr("&Import scenes…"))
        self.show_it.setText(self.tr("Put on the &canvas"))
        self.use.setText(self.tr("&Record it now"))
        self.update_it.setText(self.tr("Replace by the can&vas"))
        self.rename.setText(self.tr("Re&name"))
        self.duplicate.setText(self.tr("D&uplicate"))
        self.export.setText(self.tr("&Export…"))
        self.remove.setText(self.tr("&Delete"))
        self.show()

    def fill_menu(self, menu: QMenu) -> None:
        """Scenes in the menu of the Studio."""
        below = menu.addMenu(self.tr("&Scenes"))
        below.addActions([self.save, self.save_new])
        below.addSeparator()
        below.addActions(self.numbers)
        below.addSeparator()
        below.addActions([self.import_scenes, self.bring_back])

    def fill_scene_menu(self, menu: QMenu) -> None:
        """What can be done with one scene."""
        menu.addActions([self.show_it, self.use, self.update_it])
        menu.addSeparator()
        menu.addActions([self.rename, self.duplicate, self.export])
        menu.addSeparator()
        menu.addAction(self.remove)

    def fill_more_menu(self, menu: QMenu) -> None:
        """What concerns all scenes; those of other groups can be taken over."""
        menu.addActions([self.save, self.save_new])
        menu.addSeparator()
        menu.addActions([self.import_scenes, self.bring_back])
        others = self._studio.layouts.scenes.other_groups
        if others:
            below = menu.addMenu(self.tr("Copy all from the group"))
            for group in others:
                action = below.addAction(group.replace("&", "&&"))
                action.triggered.connect(
                    lambda _checked=False, name=group: self._studio.layouts.scenes.take_over(name)
                )

    def _new(self, work: Callable[[], object], keys: str, icon_name: str) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda _checked=False: work())
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if icon_name:
            action.setIcon(icons.icon(icon_name))
        self._page.addAction(action)
        return action

    def _of_scene(self, work: Callable[[Scene], object], icon_name: str) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda _checked=False: self._with_current(work))
        action.setIcon(icons.icon(icon_name))
        return action

    def _with_current(self, work: Callable[[Scene], object]) -> None:
        scene = self._list.current()
        if scene is not None:
            work(scene)

    def _open_layout(self) -> None:
        ask_for_files(
            self._page,
            self._studio.settings,
            self.tr("Open a layout"),
            lambda paths: self._studio.layouts.files.open(paths[0]),
        )

    def _save_layout(self) -> None:
        current = self._studio.layouts.scenes.current
        ask_where_to_save(
            self._page,
            self._studio.settings,
            self.tr("Save the layout"),
            current.name if current is not None else self.tr("Layout"),
            self._studio.layouts.files.save,
        )

    def _import(self) -> None:
        ask_for_files(
            self._page,
            self._studio.settings,
            self.tr("Import scenes"),
            self._studio.layouts.files.import_scenes,
            several=True,
        )

    def _export(self, scene: Scene) -> None:
        ask_where_to_save(
            self._page,
            self._studio.settings,
            self.tr("Export the scene"),
            scene.name,
            lambda path: self._studio.layouts.files.export_scene(scene, path),
        )
