"""The calm banner about the connection: lost and tried again, refused, or back."""

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.client.control.session import SessionState
from recorder_gui.client.errors import ConnectFailed, ConnectionLost, LoginRefused
from recorder_gui.protocol.codes import Code
from recorder_gui.state.connection import Connection
from recorder_gui.state.phrases import sentences
from recorder_gui.ui.messages import MessageArea
from recorder_gui.ui.parts.banner import Tone, Words

KEY = "connection"
_GATEWAY = 10**6  # the newer gateway puts a prefix of its own before the code


class ConnectionNotices(QObject):
    """Says in `messages` how the connection stands.

    Signals: `profiles_requested`: the person wants to correct the profile; `wait_requested`: to
    connect as soon as nobody else holds the app id.
    """

    profiles_requested = Signal()
    wait_requested = Signal()

    def __init__(self, connection: Connection, messages: MessageArea) -> None:
        super().__init__(messages)
        self._connection = connection
        self._messages = messages
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._tell)
        connection.status_changed.connect(self._tell)
        messages.action_requested.connect(self._on_action)

    def _tell(self) -> None:
        state = self._connection.status.state
        if state in (SessionState.CONNECTED, SessionState.CLOSED):
            self._countdown.stop()
            self._messages.withdraw(KEY)
        elif state is SessionState.WAITING:
            self._countdown.start()
            self._messages.say(KEY, Tone.WARNING, self._waiting)
        elif state is SessionState.REFUSED:
            self._countdown.stop()
            self._tell_refused()

    def _waiting(self) -> Words:
        problem = self._connection.problem
        error = self._connection.status.error
        seconds = max(1, round(self._connection.seconds_to_retry() or 0))
        again = self.tr("It is tried again by itself, next in {0} s.").format(seconds)
        if problem is None or isinstance(error, ConnectionLost):
            sentence = self.tr("The connection to {0} was lost.").format(
                self._connection.profile.title
            )
            hint = self.tr("A running recording goes on.")
        else:
            sentence, hint = problem.sentence, problem.advice
        return Words(
            sentence,
            sentences(hint, again),
            details=str(error or ""),
            action=self.tr("Try now"),
        )

    def _tell_refused(self) -> None:
        problem, error = self._connection.problem, self._connection.status.error
        if problem is None:
            return
        self._messages.withdraw(KEY)  # it was a warning
        self._messages.say(
            KEY,
            Tone.ERROR,
            lambda: Words(problem.sentence, problem.advice, str(error or ""), self._way_out()),
        )

    def _way_out(self) -> str:
        if self._is_held:
            return self.tr("Connect when it is free")
        if self._connection.profile.is_local or self._is_proxys:
            return self.tr("Try again")
        return self.tr("Open profile")

    @property
    def _is_held(self) -> bool:
        """Whether somebody else is connected with our app id."""
        error = self._connection.status.error
        return isinstance(error, LoginRefused) and error.service_code % _GATEWAY == (
            Code.ALREADY_CONNECTED
        )

    @property
    def _is_proxys(self) -> bool:
        """Whether it is this computer's proxy that has to be set, not the profile."""
        error = self._connection.status.error
        return isinstance(error, ConnectFailed) and bool(error.proxy)

    def _on_action(self, key: str) -> None:
        if key != KEY:
            return
        if self._connection.status.state is SessionState.REFUSED and self._is_held:
            self.wait_requested.emit()
            return
        refused = self._connection.status.state is SessionState.REFUSED
        if refused and not (self._connection.profile.is_local or self._is_proxys):
            self.profiles_requested.emit()
        else:
            self._connection.try_now()
