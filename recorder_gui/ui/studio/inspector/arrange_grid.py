"""Align, distribute and same size at a click, as they apply to the selection."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from recorder_gui.layout.arranging import Arrangement
from recorder_gui.ui.theme import HALF

_ROWS = (
    (
        Arrangement.ALIGN_LEFT,
        Arrangement.ALIGN_CENTRE,
        Arrangement.ALIGN_RIGHT,
        Arrangement.ALIGN_TOP,
        Arrangement.ALIGN_MIDDLE,
        Arrangement.ALIGN_BOTTOM,
    ),
    (
        Arrangement.DISTRIBUTE_ACROSS,
        Arrangement.DISTRIBUTE_DOWN,
        Arrangement.SAME_WIDTH,
        Arrangement.SAME_HEIGHT,
        Arrangement.FIT,
        Arrangement.CENTRE,
    ),
)
_ICON = QSize(16, 16)
_BUTTON = 28


class ArrangeGrid(QWidget):
    """Shows actions that live elsewhere. Object name of each button: `inspector_ARRANGEMENT`."""

    def __init__(
        self, actions: Mapping[Arrangement, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, HALF)
        grid.setSpacing(2)
        for row, arrangements in enumerate(_ROWS):
            for column, arrangement in enumerate(arrangements):
                button = QToolButton(self)
                button.setObjectName(f"inspector_{arrangement.value}")
                button.setDefaultAction(actions[arrangement])
                button.setAutoRaise(True)
                button.setIconSize(_ICON)
                button.setFixedSize(_BUTTON, _BUTTON)
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                grid.addWidget(button, row, column)
        grid.setColumnStretch(len(_ROWS[0]), 1)
