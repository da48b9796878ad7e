"""The demo's mouse and keyboard reach widgets as a person's do."""

from collections.abc import Coroutine

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from recorder_gui.demo.hands import Hands


class Trail(QWidget):
    """Remembers where a held mouse went."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(200, 100)
        self.points: list[QPointF] = []
        self.released_at: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.points = [event.position()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.points.append(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.released_at = event.globalPosition().toPoint()


def _window(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    box = QHBoxLayout(window)
    for widget in widgets:
        box.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def _run(work: Coroutine[None, None, None]) -> None:
    with QEventLoop(QApplication.instance()) as loop:
        loop.run_until_complete(work)


def test_a_click_presses_a_button_once(qtbot: QtBot) -> None:
    button = QPushButton("Go")
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    window = _window(qtbot, button)
    _run(Hands().click(button))
    assert window.isVisible()
    assert len(clicks) == 1


def test_a_drag_into_another_widget_stays_with_the_one_that_was_pressed(qtbot: QtBot) -> None:
    source, target = Trail(), Trail()
    window = _window(qtbot, source, target)
    _run(Hands().drag(source, QPoint(10, 10), target, QPoint(50, 60)))
    assert window.isVisible()
    assert len(source.points) > 10 and not target.points
    assert source.released_at == target.mapToGlobal(QPoint(50, 60))


def test_keys_type_and_trigger_shortcuts(qtbot: QtBot) -> None:
    field = QLineEdit()
    window = _window(qtbot, field)
    heard: list[bool] = []
    QShortcut(QKeySequence("Ctrl+J"), window).activated.connect(lambda: heard.append(True))
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    async def type_and_press() -> None:
        await Hands().type_text(field, "课 1")
        await Hands().press_key(field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    _run(type_and_press())
    assert field.text() == "课 1"
    assert heard == [True]
