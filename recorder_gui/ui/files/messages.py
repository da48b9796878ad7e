"""What the Files page has to say: why there is no answer, what has been deleted."""

from PySide6.QtWidgets import QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.state.files.files import Files
from recorder_gui.ui.parts.banner import Tone, Words
from recorder_gui.ui.parts.notice import Notice

_PROBLEM, _DELETED = "problem", "deleted"


class FilesMessages(Notice):
    """Listens to `files`."""

    def __init__(self, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        files.deleted.connect(self._on_deleted)
        files.problem_changed.connect(self._on_problem)

    def _on_problem(self) -> None:
        problem = self._files.problem
        if problem is not None:
            self.say_error(_PROBLEM, problem, Tone.WARNING)
        else:
            self.withdraw(_PROBLEM)

    def _on_deleted(self, results: tuple[tuple[str, UserFacingError | None], ...]) -> None:
        names = [name for name, _ in results]
        error = next((error for _, error in results if error is not None), None)
        if error is not None:
            self.say_error(_DELETED, error)
        else:
            self.say(_DELETED, Tone.OK, lambda: self._deleted_words(names))

    def _deleted_words(self, names: list[str]) -> Words:
        if len(names) == 1:
            sentence = self.tr("“{0}” is not on the service any more.").format(names[0])
        else:
            sentence = self.tr("{0} files are not on the service any more.").format(len(names))
        return Words(sentence, self.tr("The service says the same when a file was gone already."))
