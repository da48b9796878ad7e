"""What a check found, and what its fix does, in the user's language."""

from PySide6.QtCore import QCoreApplication

from recorder_gui.layout.checks.finding import Finding, Trouble
from recorder_gui.layout.document import Layout
from recorder_gui.protocol.fields import MAX_AUDIOS, MAX_VIDEOS
from recorder_gui.state.marks import QT_TRANSLATE_NOOP
from recorder_gui.ui.studio.source_faces import item_name

_SENTENCES = {
    Trouble.OUTSIDE: QT_TRANSLATE_NOOP("Checks", "“{0}” reaches beyond the canvas"),
    Trouble.COVERED: QT_TRANSLATE_NOOP("Checks", "“{0}” is hidden by other pictures"),
    Trouble.ENLARGED: QT_TRANSLATE_NOOP("Checks", "“{0}” is shown much larger than it is sent"),
    Trouble.TWICE: QT_TRANSLATE_NOOP("Checks", "“{0}” is on the canvas twice"),
    Trouble.TEXT_SMALL: QT_TRANSLATE_NOOP("Checks", "“{0}” is too small to read"),
    Trouble.TEXT_FAINT: QT_TRANSLATE_NOOP("Checks", "“{0}” is too faint to read"),
    Trouble.TEXT_BLENDS: QT_TRANSLATE_NOOP(
        "Checks", "“{0}” does not stand out from the picture behind it"
    ),
    Trouble.TEXT_EMPTY: QT_TRANSLATE_NOOP("Checks", "A subtitle has no text"),
    Trouble.TOO_MANY_VIDEOS: QT_TRANSLATE_NOOP(
        "Checks", "More than {1} videos: the last are left out"
    ),
    Trouble.TOO_MANY_SOUNDS: QT_TRANSLATE_NOOP(
        "Checks", "More than {2} microphones: the last are left out"
    ),
    Trouble.SOURCE_GONE: QT_TRANSLATE_NOOP("Checks", "“{0}” is not in the group any more"),
    Trouble.SOURCE_ASLEEP: QT_TRANSLATE_NOOP("Checks", "“{0}” sends no picture just now"),
}
_FIXES = {
    Trouble.OUTSIDE: QT_TRANSLATE_NOOP("Checks", "Move inside"),
    Trouble.COVERED: QT_TRANSLATE_NOOP("Checks", "To the front"),
    Trouble.ENLARGED: QT_TRANSLATE_NOOP("Checks", "Shrink"),
    Trouble.TWICE: QT_TRANSLATE_NOOP("Checks", "Remove"),
    Trouble.TEXT_SMALL: QT_TRANSLATE_NOOP("Checks", "Enlarge"),
    Trouble.TEXT_FAINT: QT_TRANSLATE_NOOP("Checks", "Make opaque"),
    Trouble.TEXT_BLENDS: QT_TRANSLATE_NOOP("Checks", "Recolour"),
    Trouble.TEXT_EMPTY: QT_TRANSLATE_NOOP("Checks", "Remove"),
    Trouble.TOO_MANY_VIDEOS: QT_TRANSLATE_NOOP("Checks", "Hide the last"),
    Trouble.TOO_MANY_SOUNDS: QT_TRANSLATE_NOOP("Checks", "Untick the last"),
    Trouble.SOURCE_GONE: QT_TRANSLATE_NOOP("Checks", "Remove"),
    Trouble.SOURCE_ASLEEP: QT_TRANSLATE_NOOP("Checks", "Hide"),
}


def sentence_of(finding: Finding, layout: Layout) -> str:
    """What is wrong, with the item's name."""
    item = layout.find(finding.item_id)
    name = item_name(item) if item is not None else ""
    words = QCoreApplication.translate("Checks", _SENTENCES[finding.trouble])
    return words.format(name, MAX_VIDEOS, MAX_AUDIOS)


def fix_name(finding: Finding) -> str:
    """What the button says."""
    return QCoreApplication.translate("Checks", _FIXES[finding.trouble])
