"""A number of the selection."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recorder_gui.ui.studio.inspector.number_field import NumberField


class _Paintings(QObject):
    """Counts those of a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def field(qapp: QApplication) -> Iterator[NumberField]:
    field = NumberField(0, 1000)
    field.setPrefix("X ")
    field.set_mixed_text("Mixed")
    field.show()
    field.show_values([5])
    qapp.processEvents()
    yield field
    field.close()
    field.deleteLater()


@pytest.mark.parametrize("values", [[5], [6, 7]])
def test_what_it_shows_already_is_not_painted_anew(
    field: NumberField, values: list[int], qapp: QApplication
) -> None:
    field.show_values(values)
    qapp.processEvents()
    seen = _Paintings()
    field.installEventFilter(seen)
    field.show_values(values)
    qapp.processEvents()
    assert seen.count == 0
    field.show_values([8])
    qapp.processEvents()
    assert seen.count > 0 and field.text() == "X 8"


def test_what_was_typed_and_not_given_makes_way_for_the_value(field: NumberField) -> None:
    field.selectAll()
    QTest.keyClicks(field, "99")
    assert field.text() != "X 5"
    field.show_values([5])
    assert field.text() == "X 5"
