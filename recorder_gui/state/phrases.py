"""How texts are put together in the user's language: Chinese has commas and colons of its own."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication


def joined(parts: Iterable[str]) -> str:
    """Parts of one statement after each other; empty ones are left out."""
    return QCoreApplication.translate("Phrases", ", ").join(filter(None, parts))


def listed(names: Iterable[str]) -> str:
    """Names or numbers of one kind."""
    return QCoreApplication.translate("Names", ", ").join(names)


def sentences(*said: str) -> str:
    """Whole sentences after each other; empty ones are left out."""
    after_each_other = QCoreApplication.translate("Sentences", "{0} {1}")
    text = ""
    for sentence in filter(None, said):
        text = after_each_other.format(text, sentence) if text else sentence
    return text


def labelled(label: str, value: object) -> str:
    """What something is, and its value."""
    return QCoreApplication.translate("Phrases", "{0}: {1}").format(label, value)
