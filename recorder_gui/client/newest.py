"""Asking which version is the newest: one JSON file at an address that the person gave.

Nothing is sent but the request itself. The answer is untrusted and says two things only:

    {"version": "0.2.0", "page": "https://..."}
"""

import re
import ssl

import httpx
import msgspec

from recorder_gui.client.errors import BadReply, ConnectFailed, ConnectFailure
from recorder_gui.client.http_clients import HttpClients, http_address
from recorder_gui.client.proxies import is_loopback
from recorder_gui.client.storage.channel import as_client_error

_LARGEST = 64 * 1024
_NAME = "newest version"
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")


class Newest(msgspec.Struct, frozen=True):
    """`page` is where a person reads about it and gets it; "" where none is told."""

    version: str
    page: str = ""


async def newest_version(
    address: str, *, tls: ssl.SSLContext | None = None, timeout: float = 15.0
) -> Newest:
    """What the file at `address` says; raises ClientError's kinds.

    Only over TLS, so that nobody between can put words into it; this computer is spared that.
    """
    url = http_address(address)
    if url.scheme != "https" and not is_loopback(url.host):
        raise ConnectFailed(ConnectFailure.BAD_ADDRESS, address, "not an https address")
    clients = HttpClients(tls=tls, timeout=timeout)
    try:
        client = await clients.client_for(url)
        async with client.stream("GET", url) as response:
            if not response.is_success:
                raise BadReply(_NAME, f"HTTP {response.status_code}")
            untrusted_body = bytearray()
            pieces = response.aiter_bytes()  # outlives the loop: see http_clients
            async for piece in pieces:
                untrusted_body += piece
                if len(untrusted_body) > _LARGEST:
                    raise BadReply(_NAME, "too large")
        return _read(bytes(untrusted_body))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise as_client_error(error, _NAME, address, timeout) from error
    finally:
        await clients.aclose()


def is_newer(version: str, than: str) -> bool:
    """Whether `version` comes after `than`; both are numbers with dots, more may follow those."""
    return _numbers(version) > _numbers(than)


def _read(untrusted_body: bytes) -> Newest:
    try:
        newest = msgspec.json.decode(untrusted_body, type=Newest)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise BadReply(_NAME, str(error)) from error
    if _VERSION.fullmatch(newest.version) is None:
        raise BadReply(_NAME, "the version is none")
    # Shown and opened: nothing but a page of the web.
    page = newest.page if newest.page.startswith("https://") and newest.page.isprintable() else ""
    return Newest(newest.version, page)


def _numbers(version: str) -> tuple[int, ...]:
    found = _VERSION.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found is not None else []
    return (*numbers, 0, 0, 0, 0)[:4]
