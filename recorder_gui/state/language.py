"""The language of the window, switchable while it runs.

Installing a translator makes Qt send LanguageChange to every widget; each then sets its texts
anew in `retranslate`.
"""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from recorder_gui.resources import ResourceMissing, resource_path

_CATALOGUE = "recorder_gui_{name}.qm"


class LanguageChoice(StrEnum):
    """What can be chosen; the texts in the source are English."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"


class Language(QObject):
    """Installs the translators of a choice. Signal `changed`: the texts are in another language."""

    changed = Signal()

    def __init__(
        self, application: QCoreApplication, choice: LanguageChoice = LanguageChoice.SYSTEM
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._installed: list[QTranslator] = []
        self._texts: list[bytes] = []
        self.set_choice(choice)

    @property
    def choice(self) -> LanguageChoice:
        """The choice as it was set."""
        return self._choice

    @property
    def is_chinese(self) -> bool:
        """Whether the texts are Chinese now."""
        if self._choice is LanguageChoice.SYSTEM:
            return QLocale.system().language() is QLocale.Language.Chinese
        return self._choice is LanguageChoice.CHINESE

    def set_choice(self, choice: LanguageChoice) -> None:
        """Show the texts in `choice` from now on."""
        self._choice = choice
        self.remove()
        QLocale.setDefault(self.locale())
        if self.is_chinese:
            qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(Path(qt_texts) / "qtbase_zh_CN.qm")
            self._install_own("zh_CN")
        self.changed.emit()

    def remove(self) -> None:
        """Take the translators out again."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []

    def locale(self) -> QLocale:
        """For dates and numbers."""
        if self._choice is LanguageChoice.SYSTEM:
            return QLocale.system()
        return QLocale("zh_CN" if self.is_chinese else "en_GB")

    def _install_own(self, name: str) -> None:
        try:
            path = resource_path("translations", _CATALOGUE.format(name=name))
        except ResourceMissing:
            return  # a checkout whose catalogue was not built yet stays English
        self._install(path)

    def _install(self, path: Path) -> None:
        try:
            texts = path.read_bytes()
        except OSError:
            return
        translator = QTranslator(self)
        # From memory: Qt would map the file, and an update that rewrites it would end us.
        if translator.load(texts):
            self._texts.append(texts)  # the translator reads them as long as it lives
            self._application.installTranslator(translator)
            self._installed.append(translator)
