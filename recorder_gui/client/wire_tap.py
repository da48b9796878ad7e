"""What both channels sent and received, masked before anyone else sees it.

A channel is given a `WireTap`; the tap hands each message to its observers as a `WireMessage`.
Without observers it costs next to nothing.
"""

import re
import time
from collections.abc import Callable
from enum import Enum
from typing import Any

import msgspec
from msgspec import Struct

from recorder_gui.protocol.masking import MASK, masked


class Direction(Enum):
    """Which way a message went."""

    SENT = "sent"
    RECEIVED = "received"


class Channel(Enum):
    """Which of the two channels carried a message."""

    CONTROL = "control"
    STORAGE = "storage"


class WireMessage(Struct, frozen=True):
    """One message, without secrets.

    `time` seconds since the epoch; `kind` the request's name ("login", "set layout", "list files",
    the same for its reply; "" where it can't be told); `text` the masked JSON text; `size` bytes
    as they went over the wire; `id`, `seq`, `code` where there are any; `round_trip` seconds, for
    a reply that its request is known of; `note` what is wrong with it: "", "late", "not JSON"...
    (`Note`). `whole` is False where a huge text was cut off.
    """

    time: float
    direction: Direction
    channel: Channel
    kind: str
    text: str
    size: int
    id: int = 0
    seq: str = ""
    code: int | None = None
    round_trip: float | None = None
    note: str = ""
    whole: bool = True

    @property
    def message(self) -> Any:
        """The masked JSON value; the text itself where it is not JSON."""
        try:
            return msgspec.json.decode(self.text)
        except (msgspec.DecodeError, RecursionError):
            return self.text


class Note:
    """What a `WireMessage.note` may say."""

    UNASKED = "unasked"  # a reply that no open request waits for: late, doubled or unknown
    NOT_JSON = "not JSON"
    MALFORMED = "malformed"


Observer = Callable[[WireMessage], None]

_LARGEST_TEXT = 256 * 1024
_KEPT_OF_LARGER = 4 * 1024
# Looked for in every message: one word after the other is many times faster than one pattern.
_MAY_HOLD_SECRET = (
    "token",
    "password",
    "secret",
    "authorization",
    *(f"{mark}{word}" for mark in "?&" for word in ("sig", "key", "auth")),
    "\\u",
)
_SECRET_IN_BROKEN_TEXT = re.compile(
    r"(?i)(\"?(?:token|password|secret|authorization)\"?\s*[:=]\s*)(\"(?:[^\"\\]|\\.)*\"?|[^\s,}&]+)"
)


class WireTap:
    """Hands every message of the channels to its observers.

    `secrets` are texts (tokens) that never leave, wherever they stand.
    """

    def __init__(self, observer: Observer | None = None) -> None:
        self._observers: list[Observer] = [] if observer is None else [observer]
        self._secrets: set[str] = set()

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` with each message from now on; the result ends that."""
        self._observers.append(observer)

        def end() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return end

    def guard(self, secret: str) -> None:
        """Mask `secret` wherever it appears from now on."""
        if secret:
            self._secrets.add(secret)

    @property
    def secrets(self) -> frozenset[str]:
        """Every text that is masked, for whoever masks other things."""
        return frozenset(self._secrets)

    @property
    def listening(self) -> bool:
        """Whether anyone observes: no need to gather anything otherwise."""
        return bool(self._observers)

    def tell(
        self,
        direction: Direction,
        channel: Channel,
        kind: str,
        untrusted_text: str | bytes,
        *,
        id: int = 0,
        seq: str = "",
        code: int | None = None,
        round_trip: float | None = None,
        note: str = "",
    ) -> None:
        """Mask one message and hand it on."""
        if not self._observers:
            return
        if isinstance(untrusted_text, bytes):
            size = len(untrusted_text)
            whole = size <= _LARGEST_TEXT
            kept = untrusted_text if whole else untrusted_text[:_KEPT_OF_LARGER]
            text = kept.decode("utf-8", "replace")
        else:
            size = len(untrusted_text.encode("utf-8", "replace"))
            whole = len(untrusted_text) <= _LARGEST_TEXT
            text = untrusted_text if whole else untrusted_text[:_KEPT_OF_LARGER]
        message = WireMessage(
            time=time.time(),
            direction=direction,
            channel=channel,
            kind=kind,
            text=self._masked_text(text),
            size=size,
            id=id,
            seq=seq,
            code=code,
            round_trip=round_trip,
            note=note,
            whole=whole,
        )
        for observer in tuple(self._observers):
            observer(message)

    def tell_value(
        self, direction: Direction, channel: Channel, kind: str, value: dict[str, str]
    ) -> None:
        """Mask and hand on what did not go out as JSON: a form's fields."""
        if self._observers:
            self.tell(direction, channel, kind, msgspec.json.encode(value))

    def _masked_text(self, text: str) -> str:
        for secret in self._secrets:
            if secret in text:
                text = text.replace(secret, MASK)
        lower = text.lower()
        if not any(word in lower for word in _MAY_HOLD_SECRET):
            return text
        try:
            value: object = msgspec.json.decode(text)
            clean = msgspec.json.encode(masked(value)).decode()
        except (msgspec.DecodeError, UnicodeError, RecursionError, ValueError):
            clean = _SECRET_IN_BROKEN_TEXT.sub(rf"\g<1>{MASK}", str(masked(text)))
        for secret in self._secrets:
            clean = clean.replace(secret, MASK)
        return clean
