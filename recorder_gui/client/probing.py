"""The single steps of a connection, each tried by itself: the name, the port, the encryption.

With a proxy of the system in between, name and port are the proxy's, and only what goes through it
can tell of the server: `Way.proxy` is its place then.
"""

import asyncio
import socket
import ssl
from contextlib import suppress
from urllib.parse import urlsplit

from msgspec import Struct

from recorder_gui.client.connecting import connect_failed
from recorder_gui.client.errors import ConnectFailed, ConnectFailure
from recorder_gui.client.proxies import proxy_for

_PORTS = {"ws": 80, "wss": 443, "http": 80, "https": 443}


class Way(Struct, frozen=True):
    """Where a connection to `address` goes first; `is_secure`: with TLS, for `server_name`."""

    address: str
    host: str
    port: int
    server_name: str
    is_secure: bool
    proxy: str = ""


def way_to(address: str) -> Way:
    """Raises ConnectFailed (BAD_ADDRESS, PROXY_KIND)."""
    try:
        parts = urlsplit(address)
        name, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise ConnectFailed(ConnectFailure.BAD_ADDRESS, address, str(error)) from error
    if not name:
        raise ConnectFailed(ConnectFailure.BAD_ADDRESS, address, "no host")
    secure = parts.scheme in ("wss", "https")
    proxy = proxy_for(address)
    if proxy is not None:
        return Way(address, proxy.host.strip("[]"), proxy.port, name, secure, proxy.place)
    return Way(address, name, port, name, secure)


async def find_name(way: Way) -> None:
    """Look the host's name up; raises ConnectFailed."""
    loop = asyncio.get_running_loop()
    try:
        await loop.getaddrinfo(way.host, way.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise connect_failed(error, way.address, way.proxy) from error


async def reach_port(way: Way, seconds: float) -> None:
    """Connect, and leave at once; raises ConnectFailed."""
    await _visit(way, seconds, None)


async def shake_hands(way: Way, seconds: float, tls: ssl.SSLContext) -> None:
    """Agree on encryption and check the certificate; raises ConnectFailed."""
    await _visit(way, seconds, tls)


async def _visit(way: Way, seconds: float, tls: ssl.SSLContext | None) -> None:
    name = way.server_name if tls is not None else None
    try:
        async with asyncio.timeout(seconds):
            _, writer = await asyncio.open_connection(
                way.host, way.port, ssl=tls, server_hostname=name
            )
    except (OSError, EOFError, UnicodeError) as error:
        raise connect_failed(error, way.address, way.proxy) from error
    writer.close()
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(1.0):
            await writer.wait_closed()
