"""Texts that are put together have the language's own commas and colons."""

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

import recorder_gui
from recorder_gui.state.language import Language, LanguageChoice
from recorder_gui.state.phrases import joined, labelled, listed, sentences

PACKAGE = Path(recorder_gui.__file__).parent
BY_A_SPACE = re.compile(r"(sentence|advice)\} ")


def test_parts_are_joined_as_the_language_does_it(qapp: QApplication) -> None:
    language = Language(qapp, LanguageChoice.ENGLISH)
    assert (joined(("a", "", "b")), listed("ab"), labelled("a", 1)) == ("a, b", "a, b", "a: 1")
    language.set_choice(LanguageChoice.CHINESE)
    assert (joined(("a", "", "b")), listed("ab"), labelled("a", 1)) == ("a，b", "a、b", "a：1")
    language.set_choice(LanguageChoice.ENGLISH)


def test_whole_sentences_have_a_space_between_them_only_where_the_language_has_one(
    qapp: QApplication,
) -> None:
    language = Language(qapp, LanguageChoice.ENGLISH)
    assert sentences("It fell.", "", "Lift {it}.") == "It fell. Lift {it}."
    language.set_choice(LanguageChoice.CHINESE)
    assert sentences("它倒了。", "", "请扶起{它}。", "谢谢。") == "它倒了。请扶起{它}。谢谢。"
    assert sentences("", "") == ""
    language.set_choice(LanguageChoice.ENGLISH)


def test_nothing_puts_what_happened_and_what_to_do_together_by_itself() -> None:
    by_themselves = [
        f"{file.relative_to(PACKAGE)}: {line.strip()}"
        for file in PACKAGE.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if BY_A_SPACE.search(line)
    ]
    assert by_themselves == []
