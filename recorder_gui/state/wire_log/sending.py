"""Sending a request of the log again, as it was or edited; checked before anything goes out."""

from functools import partial
from typing import Any, cast

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage
from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.codec import MalformedMessage, decode_request, encode_request
from recorder_gui.protocol.requests import Login, Request
from recorder_gui.state.connection import Connection
from recorder_gui.state.explanations import explain
from recorder_gui.state.task_scope import TaskScope

_OURS = ("business", "seq")  # given anew by the connection


class Sending(QObject):
    """Signal `answered(UserFacingError | None)`: the service's answer came; the error where it
    refused or none came."""

    answered = Signal(object)

    def __init__(
        self, connection: Connection, scope: TaskScope, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._scope = scope

    @property
    def is_possible(self) -> bool:
        """Whether there is a connection to send on."""
        return self._connection.is_connected

    def send(self, untrusted_text: str) -> None:
        """Send the request of that text; raises UserFacingError where it is none."""
        request = checked(untrusted_text)
        self._scope.start(partial(self._send, request), key="send again", on_error=self._on_failed)

    async def _send(self, request: Request) -> None:
        await self._connection.control.request_any(request)
        self.answered.emit(None)

    def _on_failed(self, error: Exception) -> None:
        self.answered.emit(explain(error))


def can_be_sent(message: WireMessage) -> bool:
    """Whether it is a whole request of the control channel other than a login."""
    sent = message.direction is Direction.SENT and message.channel is Channel.CONTROL
    return sent and message.whole and message.kind != "login"


def editable_text(message: WireMessage) -> str:
    """The request to edit: indented, without the fields that the connection gives by itself."""
    fields = message.message
    if not isinstance(fields, dict):
        return message.text
    known = cast("dict[str, Any]", fields)
    kept = {name: value for name, value in known.items() if name not in _OURS}
    return msgspec.json.format(msgspec.json.encode(kept), indent=2).decode()


def checked(untrusted_text: str) -> Request:
    """The request of a text; raises UserFacingError that says what is wrong with it."""
    try:
        request = decode_request(untrusted_text)
        encode_request(request)
    except MalformedMessage as error:
        wrong = str(error)
        raise UserFacingError(
            "bad_message",
            lambda: (
                QCoreApplication.translate(
                    "WireLog", "This is no message of the protocol: {0}."
                ).format(wrong),
                QCoreApplication.translate("WireLog", "Correct it, then it can be sent."),
            ),
        ) from error
    if isinstance(request, Login):
        raise UserFacingError(
            "bad_message",
            lambda: (
                QCoreApplication.translate("WireLog", "A login is the connection's own affair."),
                QCoreApplication.translate("WireLog", "Use Connection, Connect instead."),
            ),
        )
    return request
