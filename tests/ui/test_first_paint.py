"""What can wait until a widget is seen: that it waits, and that it comes."""

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recorder_gui.ui.first_paint import AfterFirstPaint


class _Paints(QObject):
    """Writes into `seen` when `widget` is painted."""

    def __init__(self, widget: QWidget, seen: list[str]) -> None:
        super().__init__(widget)
        self._seen = seen
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._seen.append("paint")
        return False


@pytest.fixture
def widget(qapp: object) -> QWidget:
    return QWidget()


def test_the_steps_come_after_the_paint_in_their_order(widget: QWidget, qtbot: QtBot) -> None:
    seen: list[str] = []
    AfterFirstPaint(widget, *(lambda name=name: seen.append(name) for name in "abc"))
    watch = _Paints(widget, seen)
    widget.show()
    qtbot.waitUntil(lambda: "c" in seen)
    watch.deleteLater()
    assert [each for each in seen if each != "paint"] == ["a", "b", "c"]
    assert seen[0] == "paint"


def test_whatever_else_waits_gets_its_turn_between_two_steps(widget: QWidget, qtbot: QtBot) -> None:
    seen: list[str] = []

    def first() -> None:
        seen.append("first")
        QTimer.singleShot(0, lambda: seen.append("another"))

    AfterFirstPaint(widget, first, lambda: seen.append("second"), lambda: seen.append("third"))
    widget.show()
    qtbot.waitUntil(lambda: "third" in seen)
    assert "another" in seen[:3]


def test_they_come_where_nobody_ever_shows_the_widget(widget: QWidget, qtbot: QtBot) -> None:
    seen: list[str] = []
    AfterFirstPaint(widget, lambda: seen.append("a"), lambda: seen.append("b"))
    qtbot.waitUntil(lambda: seen == ["a", "b"])


def test_a_widget_that_is_gone_before_takes_its_steps_with_it(qtbot: QtBot) -> None:
    seen: list[str] = []
    widget = QWidget()
    steps = AfterFirstPaint(widget, lambda: seen.append("a"))
    ended: list[bool] = []
    steps.destroyed.connect(lambda: ended.append(True))
    widget.deleteLater()
    qtbot.waitUntil(lambda: bool(ended))
    assert not seen
