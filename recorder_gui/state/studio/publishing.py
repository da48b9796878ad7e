"""Addresses at which a program such as OBS publishes to our own recorder: one publisher a port."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from recorder_gui.client.local.free_port import is_free
from recorder_gui.protocol.local import MediaSource

LISTEN = "listen:"
_USUAL_PORT = 1935  # of RTMP
_MOST_PORTS = 200
_PORT = re.compile(r"^listen:rtmp://[^/]*:(\d+)/")


def published_at(source: str) -> str:
    """The address that is published to for this source of a stream; "" for any other."""
    return source.removeprefix(LISTEN) if source.startswith(LISTEN) else ""


def publish_address(storage: str, known: Iterable[MediaSource], *, here: bool) -> str:
    """`rtmp://HOST:PORT/live` at the recorder of address `storage`, on a port that no stream of
    `known` has; `here`: it runs on this computer, so that the port can be tried."""
    taken = {int(found[1]) for each in known if (found := _PORT.match(each.source))}
    ports = range(_USUAL_PORT, _USUAL_PORT + _MOST_PORTS)
    port = next(
        (each for each in ports if each not in taken and (not here or is_free(each))), _USUAL_PORT
    )
    host = "127.0.0.1" if here else urlsplit(storage).hostname or "127.0.0.1"
    return f"rtmp://{f'[{host}]' if ':' in host else host}:{port}/live"
