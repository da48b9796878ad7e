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


def test_a_short_question_is_not_narrow_and_of_a_long_one_nothing_is_cut_off(
    qtbot: QtBot,
) -> None:
    for text in (
        "Stop?",
        "“The whole of the long lecture of this morning” is still being recorded.",
    ):
        question = Question(None, "question", "record")
        question.setText(text)
        question.setInformativeText("The file is finished then. To go on later, pause.")
        question.open()
        labels = [label for label in question.findChildren(QLabel) if label.text()]
        assert len(labels) == 2
        for label in labels:
            assert label.width() >= 300
            assert label.height() >= label.heightForWidth(label.width()) > 0 or (
                label.width() >= label.fontMetrics().horizontalAdvance(label.text())
            )
        with qtbot.waitSignal(question.destroyed):
            question.reject()
