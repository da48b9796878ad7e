"""The WebSocket under a control channel: each message goes to its taker as it arrives, without a
task and a queue in between, which would cost two more turns of the window's loop.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.frames import Frame, Opcode
from websockets.protocol import Event, State


class TextConnection(ClientConnection):
    """A connection whose messages are taken by a function, set after the handshake.

    Its `recv` must not be used.
    """

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._on_message: Callable[[bytes], None] | None = None
        self._on_room: Callable[[], None] | None = None
        self._early: list[bytes] = []
        self._unsent_bytes = 0
        self._sending_soon: asyncio.Handle | None = None
        self._fragments: list[bytes] = []

    def take_messages(
        self, on_message: Callable[[bytes], None], *, on_room: Callable[[], None]
    ) -> None:
        """Hand every message to `on_message` from now on, what came before included; call
        `on_room` when a full buffer has room again."""
        self._on_message, self._on_room = on_message, on_room
        early, self._early = self._early, []
        for message in early:
            on_message(message)

    def process_event(self, event: Event) -> None:
        if not isinstance(event, Frame) or event.opcode not in _DATA:
            super().process_event(event)
            return
        if event.fin and not self._fragments:
            message = bytes(event.data)
        else:
            self._fragments.append(bytes(event.data))
            if not event.fin:
                return
            message = b"".join(self._fragments)
            self._fragments = []
        if self._on_message is None:
            self._early.append(message)
        else:
            self._on_message(message)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._on_room is not None:
            self._on_room()

    @property
    def can_send_now(self) -> bool:
        """Whether `send_now` may be used: open, and its buffer not full."""
        return self.protocol.state is State.OPEN and not self.paused

    def send_now(self, text: str) -> None:
        """Hand `text` to the socket at once; only while `can_send_now`."""
        self.protocol.send_text(text.encode())
        self._send_gathered()

    def send_soon(self, text: str) -> None:
        """Hand `text` to the socket with what else is sent in this turn of the loop, all at once;
        only while `can_send_now`."""
        data = text.encode()
        self.protocol.send_text(data)
        self._unsent_bytes += len(data)
        if self._unsent_bytes > _SENT_TOGETHER:
            self._send_gathered()
        elif self._sending_soon is None:
            self._sending_soon = self.loop.call_soon(self._send_gathered)

    def _send_gathered(self) -> None:
        self._unsent_bytes = 0
        if self._sending_soon is not None:
            self._sending_soon.cancel()
            self._sending_soon = None
        self.send_data()


class ConnectWithoutRedirects(connect):
    """A redirected control channel would carry the token to another host: never followed."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


_SENT_TOGETHER = 32 * 1024  # bytes
_DATA = frozenset({Opcode.TEXT, Opcode.BINARY, Opcode.CONT})
