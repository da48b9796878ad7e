"""WebSocket frames of a service, as far as a proxy between needs to tell them apart."""

_TEXT = 0x81  # final, text


class FrameReader:
    """Splits what a service sends: the answer to the handshake, then frame by frame."""

    def __init__(self) -> None:
        self._buffer = b""
        self._greeted = False

    def feed(self, data: bytes) -> list[tuple[bytes, bytes | None]]:
        """What is complete by now: its raw bytes, and the message where it is a whole text."""
        self._buffer += data
        done: list[tuple[bytes, bytes | None]] = []
        if not self._greeted:
            head, found, rest = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return done
            self._greeted, self._buffer = True, rest
            done.append((head + found, None))
        while (size := _size(self._buffer)) is not None and len(self._buffer) >= sum(size):
            raw = self._buffer[: sum(size)]
            self._buffer = self._buffer[sum(size) :]
            done.append((raw, raw[size[0] :] if raw[0] == _TEXT else None))
        return done


def text_frame(message: bytes) -> bytes:
    """`message` as a service sends it."""
    length = len(message)
    if length < 126:
        return bytes((_TEXT, length)) + message
    if length < 65536:
        return bytes((_TEXT, 126)) + length.to_bytes(2, "big") + message
    return bytes((_TEXT, 127)) + length.to_bytes(8, "big") + message


def _size(buffer: bytes) -> tuple[int, int] | None:
    """Bytes of the head and of the payload; None while that can't be told."""
    if len(buffer) < 2:
        return None
    length = buffer[1] & 0x7F
    more = {126: 2, 127: 8}.get(length, 0)
    if len(buffer) < 2 + more:
        return None
    return 2 + more, int.from_bytes(buffer[2 : 2 + more], "big") if more else length
