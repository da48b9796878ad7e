"""The questions before what can't be taken back (ui/parts/question)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from recorder_gui.ui.parts.question import Question


def test_the_sentence_carries_more_weight_than_what_follows_and_neither_is_markup(
    qtbot: QtBot,
) -> None:
    question = Question(None, "question", "warning")
    question.setText("Delete <b>talk</b>?")
    question.setInformativeText("All slices are gone.")
    question.open()
    labels = {label.text(): label for label in question.findChildren(QLabel) if label.text()}
    sentence, rest = labels["Delete <b>talk</b>?"], labels["All slices are gone."]
    assert sentence.font().weight() == QFont.Weight.DemiBold
    assert rest.font().weight() == QFont.Weight.Normal
    assert sentence.textFormat() == Qt.TextFormat.PlainText
    assert not question.iconPixmap().isNull()
    with qtbot.waitSignal(question.destroyed):  # answered, nothing of it stays
        question.reject()
