"""The bar above the canvas: templates, captions, subtitles, undo, order, align, zoom.

Object names: `studio_toolbar`, `template_button`, `template_menu`, `caption_button`,
`add_subtitle_button`, `add_subtitle_menu`, `arrange_button`, `zoom_button`.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from recorder_gui.layout.arranging import Arrangement
from recorder_gui.ui.studio.actions import StudioActions
from recorder_gui.ui.studio.canvas.view import CanvasView
from recorder_gui.ui.studio.menu_button import MenuButton
from recorder_gui.ui.theme import HALF, SPACE, colours_of

_ICON = QSize(18, 18)
_HEIGHT = 32
_NARROWEST = 340  # px


class StudioToolbar(QWidget):
    """Shows actions that live elsewhere."""

    def __init__(
        self, actions: StudioActions, canvas: CanvasView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("studio_toolbar")
        self._actions = actions
        self._canvas = canvas
        self._templates = self._menu_button("template", "template")
        self._texts = self._menu_button("text", "add_subtitle")
        self._arrange = self._menu_button("align-left", "arrange")
        self._zoom = self._menu_button("", "zoom")
        self._caption = self._button(actions.caption, "caption_button", with_text=True)
        self._templates.drop_menu.addActions(list(actions.templates.values()))
        self._texts.drop_menu.addActions([actions.add_text, actions.add_clock])
        self._fill_arrange()
        self._zoom.drop_menu.addActions(actions.seeing.zooming)
        self._zoom.drop_menu.addSeparator()
        self._zoom.drop_menu.addActions(list(actions.seeing.aids.values()))
        self._worded = [self._arrange, self._caption, self._texts, self._templates]
        self._lay_out()
        canvas.zoom_changed.connect(self._show_zoom)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts of its own."""
        self._templates.setText(self.tr("Template"))
        self._templates.setToolTip(self.tr("Arrange the videos by a template"))
        self._texts.setText(self.tr("Subtitle"))
        self._texts.setToolTip(self.tr("Add a text or a clock"))
        self._actions.caption.setIconText(self.tr("Name captions"))
        self._caption.setToolTip(self.tr("Put each user's name on each video"))
        self._arrange.setText(self.tr("Arrange"))
        self._arrange.setToolTip(self.tr("Align, distribute, fit"))
        self._zoom.setToolTip(self.tr("Zoom (Ctrl and the wheel), rulers, grid"))
        for button in (self._templates, self._texts, self._caption, self._arrange, self._zoom):
            button.setAccessibleName(button.toolTip())
        self._show_zoom(self._canvas.zoom)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Icons alone where the words have no room."""
        super().resizeEvent(event)
        self._fit_words()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its icons."""
        return QSize(_NARROWEST, _HEIGHT + 2 * HALF)

    def _fit_words(self) -> None:
        for button in self._worded:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout = self.layout()
        assert layout is not None
        for button in self._worded:
            if layout.sizeHint().width() <= self.width():
                break
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            layout.invalidate()
        layout.activate()  # at once: else the next paint has the words in the places of before

    def _lay_out(self) -> None:
        actions = self._actions
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, HALF, SPACE, HALF)
        row.setSpacing(HALF)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        for widget in (self._templates, self._caption, self._texts):
            row.addWidget(widget)
        row.addWidget(_Line(self))
        row.addWidget(self._button(actions.undo, "undo_button"))
        row.addWidget(self._button(actions.redo, "redo_button"))
        row.addWidget(_Line(self))
        row.addWidget(self._arrange)
        row.addWidget(self._button(actions.remove, "remove_button"))
        row.addStretch(1)
        row.addWidget(self._zoom)

    def _fill_arrange(self) -> None:
        menu = self._arrange.drop_menu
        separated = (Arrangement.DISTRIBUTE_ACROSS, Arrangement.SAME_WIDTH, Arrangement.FIT)
        for arrangement, action in self._actions.arrange.items():
            if arrangement in separated:
                menu.addSeparator()
            menu.addAction(action)
        menu.addSeparator()
        menu.addActions(list(self._actions.order.values()))

    def _menu_button(self, icon_name: str, name: str) -> MenuButton:
        button = MenuButton(icon_name, self)
        button.setObjectName(f"{name}_button")
        button.drop_menu.setObjectName(f"{name}_menu")
        return button

    def _button(self, action: QAction, name: str, *, with_text: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setDefaultAction(action)
        button.setIconSize(_ICON)
        button.setFixedHeight(_HEIGHT)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        only = Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(beside if with_text else only)
        return button

    def _show_zoom(self, zoom: float) -> None:
        self._zoom.setText(self.tr("{0} %").format(round(zoom * 100)))


class _Line(QWidget):
    """A quiet line between groups of buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SPACE + 1, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Short of the full height."""
        painter = QPainter(self)
        painter.fillRect(HALF, 7, 1, _HEIGHT - 14, QColor(colours_of(self).border))
        painter.end()
