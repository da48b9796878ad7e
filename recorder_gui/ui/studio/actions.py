"""Every action of the Studio with its shortcut, and the menus that show them.

Keys that edit (Delete, copy, arrows of order) hold in the canvas and the layers only, so that text
fields keep theirs; the recording's hold in the whole page.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from recorder_gui.layout.arranging import Arrangement
from recorder_gui.layout.ordering import Order
from recorder_gui.layout.templates import TemplateName, is_possible
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.studio.canvas.view import CanvasView
from recorder_gui.ui.studio.clipboard import put_on_clipboard, taken_from_clipboard
from recorder_gui.ui.studio.seeing_actions import SeeingActions

_KEYS = QKeySequence.StandardKey
_TEMPLATE_ICONS = {
    TemplateName.EVEN_GRID: "grid",
    TemplateName.SPEAKER_COLUMN: "speaker-column",
}
_ARRANGEMENT_KEYS = {
    Arrangement.FIT: "Ctrl+F",
    Arrangement.STRETCH: "Ctrl+Shift+F",
    Arrangement.CENTRE: "Ctrl+D",
}
_ORDER_KEYS = {
    Order.UP: "Ctrl+Up",
    Order.DOWN: "Ctrl+Down",
    Order.TOP: "Ctrl+Home",
    Order.BOTTOM: "Ctrl+End",
}


class StudioActions(QObject):
    """All actions by role: the recording's hold in `page`, those that edit where one edits."""

    def __init__(self, studio: Studio, canvas: CanvasView, page: QWidget) -> None:
        super().__init__(page)
        self._studio = studio
        self._canvas = canvas
        self._page = page
        self._edit_places: list[QWidget] = [canvas]
        self._editing: list[QAction] = []
        editing, document = studio.editing, studio.document
        self.undo = document.undo_stack.createUndoAction(self)
        self.redo = document.undo_stack.createRedoAction(self)
        self.undo.setIcon(icons.icon("undo"))
        self.redo.setIcon(icons.icon("redo"))
        self._enlist(self.undo, "Ctrl+Z")
        self._enlist(self.redo, "Ctrl+Shift+Z")
        self.redo.setShortcuts([self.redo.shortcut(), QKeySequence("Ctrl+Y")])
        page.addActions([self.undo, self.redo])  # whoever placed somebody from Sources, too
        self.cut = self._edit(self._cut, _KEYS.Cut)
        self.copy = self._edit(self._copy, _KEYS.Copy, "copy")
        self.paste = self._edit(self._paste, _KEYS.Paste)
        self.duplicate = self._edit(lambda: editing.duplicate(), "Ctrl+Shift+D")
        self.remove = self._edit(lambda: editing.remove(), _KEYS.Delete, "delete")
        self.select_all = self._edit(self._select_all, _KEYS.SelectAll)
        self.copy_place = self._edit(self._copy_place, "Ctrl+Shift+C")
        self.paste_place = self._edit(self._paste_place, "Ctrl+Shift+V")
        self.rename = self._edit(self._rename, "F2", "edit")
        self.lock = self._edit(self._toggle_lock, "Ctrl+L", "lock")
        self.hide = self._edit(self._toggle_hidden, "Ctrl+H", "eye-off")
        self._of_selection = (
            *(self.cut, self.copy, self.duplicate, self.remove),
            *(self.copy_place, self.paste_place, self.lock, self.hide),
        )
        self.arrange = {
            each: self._edit(
                lambda chosen=each: editing.arrange(chosen),
                _ARRANGEMENT_KEYS.get(each, ""),
                each.value
                if each.value.startswith(("align", "distribute", "same", "fit", "centre"))
                else "",
            )
            for each in Arrangement
        }
        self.order = {
            each: self._edit(lambda chosen=each: editing.order(chosen), keys, each.value)
            for each, keys in _ORDER_KEYS.items()
        }
        self.templates = {
            each: self._plain(
                lambda chosen=each: editing.use_template(chosen),
                icon_name=_TEMPLATE_ICONS.get(each, "template"),
            )
            for each in TemplateName
        }
        for name, action in self.templates.items():
            action.setObjectName(f"template_{name.value}")
        self.caption = self._plain(editing.caption, icon_name="user")
        self.caption.setObjectName("name_captions")
        self.add_text = self._plain(lambda: self._add_text(SubtitleType.TEXT), icon_name="text")
        self.add_clock = self._plain(lambda: self._add_text(SubtitleType.CLOCK), icon_name="clock")
        self.add_text.setObjectName("add_text_subtitle")
        self.add_clock.setObjectName("add_clock_subtitle")
        self.clear = self._plain(editing.clear, icon_name="delete")
        self.apply = self._plain(self._apply, "Ctrl+Return", "apply")
        self.seeing = SeeingActions(studio.aids, canvas, page)
        document.selection_changed.connect(self.show)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show)
        studio.staged_changed.connect(self._soon.start)  # also after each committed change

    def add_place(self, widget: QWidget) -> None:
        """The keys that edit hold in `widget` too, but the one that renames: a list has its own."""
        self._edit_places.append(widget)
        widget.addActions([each for each in self._editing if each is not self.rename])

    def show(self) -> None:
        """Enable what applies to the selection."""
        selected = self._studio.document.selected
        layout = self._studio.document.committed_layout
        for action in self._of_selection:
            action.setEnabled(bool(selected))
        self.rename.setEnabled(len(selected) == 1)
        for arrangement, action in self.arrange.items():
            least = 3 if arrangement.value.startswith("distribute") else 1
            least = 2 if arrangement.value.startswith("same") else least
            action.setEnabled(len(selected) >= least)
        for action in self.order.values():
            action.setEnabled(bool(selected))
        for name, action in self.templates.items():
            action.setEnabled(is_possible(name, layout))
        self.caption.setEnabled(bool(layout.videos))
        self.clear.setEnabled(bool(layout.items))
        self.apply.setEnabled(self._studio.recording.is_open)

    def retranslate(self) -> None:
        """All texts."""
        stack_words = {self.undo: self.tr("Undo"), self.redo: self.tr("Redo")}
        for action, word in stack_words.items():
            action.setToolTip(word)
        self.cut.setText(self.tr("Cu&t"))
        self.copy.setText(self.tr("&Copy"))
        self.paste.setText(self.tr("&Paste"))
        self.duplicate.setText(self.tr("D&uplicate"))
        self.remove.setText(self.tr("Remo&ve"))
        self.select_all.setText(self.tr("Select &all"))
        self.lock.setText(self.tr("&Lock or unlock"))
        self.hide.setText(self.tr("&Hide or show"))
        self.caption.setText(self.tr("&Name captions"))
        self.add_text.setText(self.tr("Subtitle with te&xt"))
        self.add_clock.setText(self.tr("Subtitle with the cloc&k"))
        self.clear.setText(self.tr("Clear the canvas"))
        self.apply.setText(self.tr("Appl&y to the recording"))
        self.copy_place.setText(self.tr("Copy position and size"))
        self.paste_place.setText(self.tr("Paste position and size"))
        self.rename.setText(self.tr("R&ename"))
        self.seeing.retranslate()
        for arrangement, action in self.arrange.items():
            action.setText(self._arrangement_name(arrangement))
        for order, action in self.order.items():
            action.setText(self._order_name(order))
        for name, action in self.templates.items():
            action.setText(self.template_name(name))
        self.show()

    def template_name(self, name: TemplateName) -> str:
        """A template for people."""
        return {
            TemplateName.EVEN_GRID: self.tr("Even grid"),
            TemplateName.SPEAKER_COLUMN: self.tr("Speaker with a column"),
            TemplateName.SPEAKER_ROW: self.tr("Speaker with a row"),
            TemplateName.PICTURE_IN_PICTURE: self.tr("Picture in picture"),
            TemplateName.SIDE_BY_SIDE: self.tr("Side by side"),
            TemplateName.SCREEN_STRIP: self.tr("Screen with a camera strip"),
        }[name]

    def fill_item_menu(self, menu: QMenu) -> None:
        """Everything that applies to the selection."""
        menu.addActions([self.cut, self.copy, self.paste, self.duplicate, self.remove])
        menu.addSeparator()
        self._add_group(menu, self.tr("Arrange"), list(self.arrange.values()))
        self._add_group(menu, self.tr("Order"), list(self.order.values()))
        menu.addSeparator()
        menu.addActions([self.copy_place, self.paste_place])
        menu.addSeparator()
        menu.addActions([self.rename, self.lock, self.hide])

    def fill_menu(self, menu: QMenu) -> None:
        """The Studio's menu of the menu bar."""
        menu.addActions([self.undo, self.redo])
        menu.addSeparator()
        self.fill_item_menu(menu)
        menu.addAction(self.select_all)
        menu.addSeparator()
        self._add_group(menu, self.tr("Templates"), list(self.templates.values()))
        menu.addActions([self.caption, self.add_text, self.add_clock, self.clear])
        menu.addSeparator()
        self._add_group(menu, self.tr("Zoom"), self.seeing.zooming)
        menu.addActions(list(self.seeing.aids.values()))
        menu.addAction(self.apply)

    def _add_group(self, menu: QMenu, title: str, actions: list[QAction]) -> None:
        group = menu.addMenu(title)
        group.addActions(actions)

    def _edit(
        self, work: Callable[[], object], keys: str | QKeySequence.StandardKey, icon_name: str = ""
    ) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda _checked=False: work())
        if icon_name:
            action.setIcon(icons.icon(icon_name))
        self._enlist(action, keys)
        return action

    def _enlist(self, action: QAction, keys: str | QKeySequence.StandardKey) -> None:
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._editing.append(action)
        for place in self._edit_places:
            place.addAction(action)

    def _plain(self, work: Callable[[], object], keys: str = "", icon_name: str = "") -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda _checked=False: work())
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if icon_name:
            action.setIcon(icons.icon(icon_name))
        self._page.addAction(action)
        return action

    def _apply(self) -> None:
        if self._studio.is_staged:
            self._studio.apply()

    def _copy(self) -> None:
        text = self._studio.editing.copied()
        if text:
            put_on_clipboard(text)

    def _cut(self) -> None:
        self._copy()
        self._studio.editing.remove()

    def _paste(self) -> None:
        self._studio.editing.paste(taken_from_clipboard())

    def _copy_place(self) -> None:
        text = self._studio.places.copied()
        if text:
            QGuiApplication.clipboard().setText(text)

    def _paste_place(self) -> None:
        self._studio.places.paste(QGuiApplication.clipboard().text())

    def _rename(self) -> None:
        for item in self._studio.document.selected:
            self._canvas.edit_in_place(item.id)

    def _select_all(self) -> None:
        items = self._studio.document.layout.items
        self._studio.document.select(
            each.id for each in items if not each.locked and not each.hidden
        )

    def _toggle_lock(self) -> None:
        selected = self._studio.document.selected
        self._studio.editing.set_locked(
            [each.id for each in selected], not all(each.locked for each in selected)
        )

    def _toggle_hidden(self) -> None:
        selected = self._studio.document.selected
        self._studio.editing.set_hidden(
            [each.id for each in selected], not all(each.hidden for each in selected)
        )

    def _add_text(self, kind: SubtitleType) -> None:
        item_id = self._studio.editing.add_text(kind)
        if kind is SubtitleType.TEXT:
            self._canvas.edit_in_place(item_id)

    def _arrangement_name(self, arrangement: Arrangement) -> str:
        return {
            Arrangement.ALIGN_LEFT: self.tr("Align left edges"),
            Arrangement.ALIGN_CENTRE: self.tr("Align centres across"),
            Arrangement.ALIGN_RIGHT: self.tr("Align right edges"),
            Arrangement.ALIGN_TOP: self.tr("Align top edges"),
            Arrangement.ALIGN_MIDDLE: self.tr("Align middles"),
            Arrangement.ALIGN_BOTTOM: self.tr("Align bottom edges"),
            Arrangement.DISTRIBUTE_ACROSS: self.tr("Distribute across"),
            Arrangement.DISTRIBUTE_DOWN: self.tr("Distribute down"),
            Arrangement.SAME_WIDTH: self.tr("Same width"),
            Arrangement.SAME_HEIGHT: self.tr("Same height"),
            Arrangement.FIT: self.tr("Fit to the canvas"),
            Arrangement.STRETCH: self.tr("Stretch to the canvas"),
            Arrangement.CENTRE: self.tr("Centre on the canvas"),
        }[arrangement]

    def _order_name(self, order: Order) -> str:
        return {
            Order.UP: self.tr("Bring forward"),
            Order.DOWN: self.tr("Send backward"),
            Order.TOP: self.tr("Bring to the front"),
            Order.BOTTOM: self.tr("Send to the back"),
        }[order]
