"""Trying what the form says, before it is used: a button to begin and to stop, a line a step, and a
button that copies all of it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from recorder_gui.client.endpoint import Endpoint
from recorder_gui.state.diagnosis import try_endpoint
from recorder_gui.state.profiles import Profile
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.vault import Vault
from recorder_gui.ui.connect.diagnosis_lines import DiagnosisLines
from recorder_gui.ui.connect.profile_form import ProfileForm
from recorder_gui.ui.parts.naming import named

_KEY = "test profile"


class ProfileTrial(QObject):
    """Lay out `button`, `copy` and `results` where they belong. Object names: `profile_test`,
    `profile_test_copy`."""

    def __init__(self, form: ProfileForm, vault: Vault, tasks: TaskScope, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self._vault = vault
        self._tasks = tasks
        self.button = named(QPushButton(parent), "profile_test")
        self.copy = named(QPushButton(parent), "profile_test_copy")
        self.results = DiagnosisLines(parent)
        self.button.clicked.connect(self._on_pressed)
        self.copy.clicked.connect(self._on_copy)
        tasks.busy_changed.connect(lambda key, _busy: self._on_busy(key))

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self._on_busy(_KEY)
        self.copy.setText(self.tr("Copy the results"))

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._tasks.cancel(_KEY)

    def clear(self) -> None:
        """Another profile: nothing is known of it."""
        self.stop()
        self.results.clear()
        self.copy.setVisible(False)

    def _on_pressed(self) -> None:
        if self._tasks.is_busy(_KEY):
            self.stop()
            return
        profile = self._form.profile()
        if profile is not None:
            self._tasks.start(lambda: self._try(profile), key=_KEY)

    async def _try(self, profile: Profile) -> None:
        self.results.clear()
        token = self._form.token.text() or await self._vault.read(profile.id)
        endpoint = Endpoint(
            profile.control, profile.storage, profile.app_id, token, profile.authority
        )
        steps = try_endpoint(endpoint)
        try:
            async for result in steps:
                self.results.show_result(result)
                self.copy.setVisible(True)
        finally:
            self.results.end()

    def _on_busy(self, key: str) -> None:
        if key == _KEY:
            busy = self._tasks.is_busy(_KEY)
            self.button.setText(self.tr("Stop the test") if busy else self.tr("Test"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.results.as_text())
