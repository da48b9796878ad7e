"""Texts that are put together have the language's own commas and colons."""

from PySide6.QtWidgets import QApplication

from recorder_gui.state.language import Language, LanguageChoice
from recorder_gui.state.phrases import joined, labelled, listed


def test_parts_are_joined_as_the_language_does_it(qapp: QApplication) -> None:
    language = Language(qapp, LanguageChoice.ENGLISH)
    assert (joined(("a", "", "b")), listed("ab"), labelled("a", 1)) == ("a, b", "a, b", "a: 1")
    language.set_choice(LanguageChoice.CHINESE)
    assert (joined(("a", "", "b")), listed("ab"), labelled("a", 1)) == ("a，b", "a、b", "a：1")
    language.set_choice(LanguageChoice.ENGLISH)
