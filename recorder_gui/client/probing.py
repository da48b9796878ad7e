"""The single steps of a connection, each tried by itself: the name, the port, the encryption.

With a proxy of the system in between, name and port are the proxy's, and only what goes through it
can tell of the server: `Way.proxy` is its address then.
"""

import asyncio
import socket
import ssl
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from recorder_gui.client.connecting import connect_failed
from recorder_gui.client.errors import ConnectFailed, ConnectFailure
from recorder_gui.client.http_clients import is_loopback

_PORTS = {"ws": 80, "wss": 443, "http": 80, "https": 443}


@dataclass(frozen=True)
class Way:
    """Where a connection to `address` goes first; `is_secure`: with TLS, for `server_name`."""

    address: str
    host: str
    port: int
    server_name: str
    is_secure: bool
    proxy: str = ""


def way_to(address: str) -> Way:
    """Raises ConnectFailed (BAD_ADDRESS)."""
    try:
        parts = urlsplit(address)
        name, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise ConnectFailed(ConnectFailure.BAD_ADDRESS, address, str(error)) from error
    if not name:
        raise ConnectFailed(ConnectFailure.BAD_ADDRESS, address, "no host")
    secure = parts.scheme in ("wss", "https")
    proxy = _proxy_for(name, secure=secure)
    if proxy:
        between = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        return Way(address, between.hostname or "", between.port or 80, name, secure, proxy)
    return Way(address, name, port, name, secure)


async def find_name(way: Way) -> None:
    """Look the host's name up; raises ConnectFailed."""
    loop = asyncio.get_running_loop()
    try:
        await loop.getaddrinfo(way.host, way.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise connect_failed(error, way.address) from error


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
        raise connect_failed(error, way.address) from error
    writer.close()
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(1.0):
            await writer.wait_closed()


def _proxy_for(host: str, *, secure: bool) -> str:
    """The system's proxy on the way to `host`; "" where there is none."""
    if is_loopback(host) or urllib.request.proxy_bypass(host):
        return ""
    proxies = urllib.request.getproxies()
    return proxies.get("https" if secure else "http", "") or proxies.get("all", "")
