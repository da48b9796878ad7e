"""The system's proxy: which one lies on the way to an address, and who asks through it.

One answer for both channels, for downloads and for a profile's test. It is what the environment
says (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`) or, on Windows and macOS, the system's
settings. This computer is always reached directly.
"""

import asyncio
import time
import urllib.request
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

import httpx
from msgspec import Struct

from recorder_gui.client.errors import ConnectFailed, ConnectFailure

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_PORTS = {"ws": 80, "wss": 443, "http": 80, "https": 443}
# Settings that may name a proxy for an address, the fittest first.
_SETTINGS = {
    "ws": ("ws", "https", "http", "all", "socks"),
    "wss": ("wss", "https", "all", "socks"),
    "http": ("http", "all", "socks"),
    "https": ("https", "all", "socks"),
}
_KNOWN_FOR = 30.0  # seconds: asking the system anew may take it a moment
_WANTS_PASSWORD = 407


class Proxy(Struct, frozen=True):
    """An HTTP proxy: `place` is its host and port, for people; `url` may hold a password."""

    host: str
    port: int
    url: str

    def __repr__(self) -> str:
        """Without the password, since it may end in a log."""
        return f"Proxy({self.place!r})"

    @property
    def place(self) -> str:
        """Where it is, without secrets."""
        return f"{self.host}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether `host` is this computer."""
    return host.strip("[]") in _LOOPBACK


def proxy_for(address: str) -> Proxy | None:
    """The proxy on the way to `address` (ws, wss, http, https); None: there is none.

    Raises ConnectFailed (PROXY_KIND) where the system names one that can't be used. May take some
    milliseconds: some systems look names up for it.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = parts.port or _PORTS.get(parts.scheme, 0)
    if is_loopback(host) or urllib.request.proxy_bypass(f"{host}:{port}"):
        return None
    known = urllib.request.getproxies()
    for name in _SETTINGS.get(parts.scheme, ()):
        if known.get(name):
            return _read(known[name], address)
    return None


def _read(untrusted_url: str, address: str) -> Proxy:
    text = untrusted_url if "://" in untrusted_url else f"http://{untrusted_url}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 1080)
    except ValueError:
        raise ConnectFailed(ConnectFailure.PROXY_KIND, address, proxy="?") from None
    if parts.scheme not in ("http", "https") or not host:
        place = f"{parts.scheme}://{host}:{port}"
        raise ConnectFailed(ConnectFailure.PROXY_KIND, address, proxy=place)
    login = ""
    if parts.username is not None:
        words = (parts.username, parts.password or "")
        login = ":".join(quote(unquote(each), safe="") for each in words) + "@"
    literal = f"[{host}]" if ":" in host else host
    return Proxy(literal, port, f"{parts.scheme}://{login}{literal}:{port}")


class ThroughProxies(httpx.AsyncBaseTransport):
    """Sends each request the way that this system has for its host; `make` makes such a way.

    Notes the proxy's place in the request (`extensions["proxy"]`), for whoever explains a failure.
    """

    def __init__(self, make: Callable[[Proxy | None], httpx.AsyncBaseTransport]) -> None:
        self._make = make
        self._ways: dict[Proxy | None, httpx.AsyncBaseTransport] = {}
        self._known: dict[str, tuple[float, Proxy | None]] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        proxy = await self._proxy_for(request.url)
        way = self._ways.get(proxy)
        if way is None:
            way = self._ways[proxy] = self._make(proxy)
        place = "" if proxy is None else proxy.place
        request.extensions = {**request.extensions, "proxy": place}
        response = await way.handle_async_request(request)
        if proxy is not None and response.status_code == _WANTS_PASSWORD:
            await response.aclose()
            raise httpx.ProxyError(f"{_WANTS_PASSWORD}", request=request)
        return response

    async def aclose(self) -> None:
        for way in self._ways.values():
            await way.aclose()

    async def _proxy_for(self, url: httpx.URL) -> Proxy | None:
        place = f"{url.scheme}://{url.netloc.decode('ascii')}"
        until, proxy = self._known.get(place, (0.0, None))
        if time.monotonic() >= until:
            loop = asyncio.get_running_loop()
            proxy = await loop.run_in_executor(None, proxy_for, place)
            self._known[place] = (time.monotonic() + _KNOWN_FOR, proxy)
        return proxy
