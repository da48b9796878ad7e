"""Actions of how the canvas is seen: zoom, rulers, grid, safe areas."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from recorder_gui.state.studio.canvas_aids import Aid, CanvasAids
from recorder_gui.ui import icons
from recorder_gui.ui.studio.canvas.zooming import ZoomableView


class SeeingActions(QObject):
    """Their keys hold in the whole `page`."""

    def __init__(self, aids: CanvasAids, canvas: ZoomableView, page: QWidget) -> None:
        super().__init__(page)
        self._aids = aids
        self._page = page
        self.zoom_in = self._new(canvas.zoom_in, ["Ctrl++", "Ctrl+="], "zoom-in")
        self.zoom_out = self._new(canvas.zoom_out, ["Ctrl+-"], "zoom-out")
        self.zoom_fit = self._new(canvas.fit, ["Ctrl+0"], "fit")
        self.zoom_whole = self._new(lambda: canvas.zoom_to(1.0), ["Ctrl+Shift+0"])
        self.aids = {aid: self._switch(aid) for aid in Aid}
        aids.changed.connect(lambda aid: self.aids[aid].setChecked(aids.is_shown(aid)))

    @property
    def zooming(self) -> list[QAction]:
        """In the order of a menu."""
        return [self.zoom_fit, self.zoom_whole, self.zoom_in, self.zoom_out]

    def retranslate(self) -> None:
        """All texts."""
        self.zoom_in.setText(self.tr("Zoom in"))
        self.zoom_out.setText(self.tr("Zoom out"))
        self.zoom_fit.setText(self.tr("Whole canvas"))
        self.zoom_whole.setText(self.tr("100 %"))
        self.aids[Aid.RULERS].setText(self.tr("Show rulers"))
        self.aids[Aid.GRID].setText(self.tr("Show the grid"))
        self.aids[Aid.SAFE_AREAS].setText(self.tr("Show safe areas"))

    def _switch(self, aid: Aid) -> QAction:
        action = QAction(self)
        action.setCheckable(True)
        action.setChecked(self._aids.is_shown(aid))
        action.setObjectName(f"show_{aid.value}")
        action.toggled.connect(lambda on: self._aids.show(aid, on))
        self._page.addAction(action)
        return action

    def _new(self, work: Callable[[], object], keys: list[str], icon_name: str = "") -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda _checked=False: work())
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if icon_name:
            action.setIcon(icons.icon(icon_name))
        self._page.addAction(action)
        return action
