"""HTTP clients made off the main thread: reading the system's certificates takes tens of
milliseconds, which the window has not.

HTTP/1.1 with keep-alive, TLS by the system's store, the system's proxy but for this computer.

Whoever iterates over a response holds the iterator until the response is closed: dropped earlier,
its inner generators would still have something to await, in a task of their own, later than whoever
closes the clients expects.
"""

import asyncio
import importlib
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from recorder_gui.client.errors import AuthorityUnusable, ConnectFailed, ConnectFailure
from recorder_gui.client.proxies import Proxy, ThroughProxies, is_loopback

# httpx loads it with its first request otherwise: a fifth of a second out of a running window.
importlib.import_module("anyio._backends._asyncio")

# Seconds; servers commonly close an idle connection after 5: just then it must not be used again.
_IDLE = 3.0

ResponseHook = Callable[[httpx.Response], Awaitable[None]]


def http_address(url: str) -> httpx.URL:
    """`url` if it can be asked over HTTP; raises ConnectFailed (BAD_ADDRESS)."""
    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise ConnectFailed(ConnectFailure.BAD_ADDRESS, url, str(error)) from error
    if address.scheme not in ("http", "https") or not address.host:
        raise ConnectFailed(ConnectFailure.BAD_ADDRESS, url, "not an http or https address")
    return address


def join(address: httpx.URL, path: str) -> str:
    """`path` (absolute, already quoted) under the service's `address`."""
    return str(address).rstrip("/") + path


async def system_trust() -> ssl.SSLContext:
    """The certificates that this system trusts, read in a thread."""
    return await asyncio.get_running_loop().run_in_executor(None, ssl.create_default_context)


async def refuse_downgrade(response: httpx.Response) -> None:
    """A link that was encrypted is not followed to where it is not."""
    target = response.next_request
    if target is None or response.request.url.scheme != "https":
        return
    if target.url.scheme != "https":
        raise httpx.UnsupportedProtocol("a redirect away from TLS", request=response.request)


async def trust(authority: str) -> ssl.SSLContext | None:
    """The system's trust and, besides, the certificates of the PEM file `authority`; None without
    one, which is the system's alone. Raises AuthorityUnusable: nothing is ever left unchecked."""
    if not authority:
        return None
    return await asyncio.get_running_loop().run_in_executor(None, _trust_besides, authority)


def _trust_besides(authority: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    try:
        context.load_verify_locations(cafile=authority)
    except ssl.SSLError as error:
        raise AuthorityUnusable(authority, "it holds no certificate in PEM form") from error
    except (OSError, ValueError) as error:
        raise AuthorityUnusable(authority, getattr(error, "strerror", "") or str(error)) from error
    return context


class HttpClients:
    """One client for this computer without TLS, one for everything else; each made when needed.

    `tls` replaces the system's trust. Redirects are followed only with `redirects`; `on_response`
    hears of each answer. Its end is `aclose`.
    """

    def __init__(
        self,
        *,
        tls: ssl.SSLContext | None = None,
        timeout: float,
        connections: int = 8,
        headers: dict[str, str] | None = None,
        redirects: bool = False,
        on_response: ResponseHook | None = None,
    ) -> None:
        self._tls = tls
        self._limits = httpx.Limits(
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=_IDLE,
        )
        self._settings: dict[str, Any] = {
            "timeout": timeout,
            "follow_redirects": redirects,
            "headers": {"User-Agent": "recorder-gui"} | (headers or {}),
            "event_hooks": {"response": [on_response]} if on_response else {},
        }
        self._near: httpx.AsyncClient | None = None
        self._far: httpx.AsyncClient | None = None
        self._one_at_a_time = asyncio.Lock()
        self._is_closed = False

    async def client_for(self, address: httpx.URL) -> httpx.AsyncClient:
        """The client that may ask `address`."""
        near = address.scheme == "http" and is_loopback(address.host)
        ready = self._near if near else self._far
        if ready is not None:
            return ready
        async with self._one_at_a_time:
            if self._is_closed:
                raise ConnectFailed(ConnectFailure.OTHER, str(address), "closed")
            ready = self._near if near else self._far
            if ready is not None:
                return ready
            loop = asyncio.get_running_loop()
            made = await loop.run_in_executor(None, self._make, near)
            if near:
                self._near = made
            else:
                self._far = made
            return made

    async def aclose(self) -> None:
        """Close all connections, to the last one also when cancelled meanwhile."""
        closing = asyncio.get_running_loop().create_task(self._close())
        try:
            await asyncio.shield(closing)
        except asyncio.CancelledError:
            await asyncio.wait({closing})
            raise

    async def _close(self) -> None:
        async with self._one_at_a_time:
            self._is_closed = True
            for client in (self._near, self._far):
                if client is not None:
                    await client.aclose()

    def _make(self, near: bool) -> httpx.AsyncClient:
        # no certificate is asked for without TLS: an empty trust is quick, and trusts nobody
        quick = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if near else None
        trust = self._tls or quick or ssl.create_default_context()

        def way(proxy: Proxy | None) -> httpx.AsyncBaseTransport:
            between = None if proxy is None else httpx.Proxy(proxy.url)
            return httpx.AsyncHTTPTransport(
                verify=trust, limits=self._limits, proxy=between, trust_env=False
            )

        transport = way(None) if near else ThroughProxies(way)
        return httpx.AsyncClient(transport=transport, trust_env=False, **self._settings)
