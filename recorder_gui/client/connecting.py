"""What went wrong while a connection was made, told from the many errors of the parts below."""

import errno
import re
import socket
import ssl

import httpx
import websockets.exceptions as ws_errors

from recorder_gui.client.errors import ConnectFailed, ConnectFailure

_ERRNO = re.compile(r"\[(?:Errno|WinError) (\d+)\]")
_REFUSED = {errno.ECONNREFUSED, 10061, 1225}
# OpenSSL's codes of a certificate that was not taken.
_CERTIFICATE = {
    9: ConnectFailure.TLS_EXPIRED,
    10: ConnectFailure.TLS_EXPIRED,
    18: ConnectFailure.TLS_AUTHORITY,
    19: ConnectFailure.TLS_AUTHORITY,
    20: ConnectFailure.TLS_AUTHORITY,
    21: ConnectFailure.TLS_AUTHORITY,
    62: ConnectFailure.TLS_OTHER_NAME,
    64: ConnectFailure.TLS_OTHER_NAME,
}
_PROXY = (ws_errors.ProxyError, ws_errors.InvalidProxy, httpx.ProxyError, ImportError)
_STATUS = re.compile(r"\b([1-5]\d\d)\b")
_PROXY_STATUS = {
    407: ConnectFailure.PROXY_LOGIN,
    404: ConnectFailure.PROXY_NO_SERVER,
    502: ConnectFailure.PROXY_NO_SERVER,
    503: ConnectFailure.PROXY_NO_SERVER,
    504: ConnectFailure.PROXY_NO_SERVER,
}
# With a proxy in between it is the proxy that these are told of: nobody else was asked yet.
_NOT_REACHED = {
    ConnectFailure.NAME_NOT_FOUND,
    ConnectFailure.REFUSED,
    ConnectFailure.UNREACHABLE,
}
_TIMED_OUT = (TimeoutError, httpx.TimeoutException)
_CUT_SHORT = (EOFError, ConnectionResetError, BrokenPipeError, ConnectionAbortedError)


def connect_failed(error: BaseException, address: str, proxy: str = "") -> ConnectFailed:
    """`error`, raised by websockets, httpx or a socket while connecting, as one of ours; `proxy` is
    the place of the one in between."""
    chain = list(_causes(error))
    for each in chain:
        kind = _kind(each)
        if kind is ConnectFailure.PROXY:
            return _refused_by(proxy, address, str(each))
        if kind is not None:
            if proxy and kind in _NOT_REACHED:
                kind = ConnectFailure.PROXY_UNREACHABLE
            return ConnectFailed(kind, address, _words(each), proxy=proxy)
    return ConnectFailed(ConnectFailure.OTHER, address, _words(chain[0]), proxy=proxy)


def _refused_by(proxy: str, address: str, untrusted_words: str) -> ConnectFailed:
    """Of a proxy's own words only the status: they may hold its password."""
    status = _STATUS.search(untrusted_words)
    kind = _PROXY_STATUS.get(int(status[1]) if status else 0, ConnectFailure.PROXY)
    return ConnectFailed(kind, address, f"HTTP {status[1]}" if status else "", proxy=proxy)


def _causes(error: BaseException | None) -> "list[BaseException]":
    """The deepest cause first: it knows best."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain[::-1]


def _kind(error: BaseException) -> ConnectFailure | None:
    if isinstance(error, socket.gaierror):
        return ConnectFailure.NAME_NOT_FOUND
    if isinstance(error, UnicodeError):  # a host name that IDNA can't write
        return ConnectFailure.NAME_NOT_FOUND
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATE.get(error.verify_code, ConnectFailure.TLS)
    if isinstance(error, ssl.SSLError):
        return ConnectFailure.TLS
    if isinstance(error, _PROXY):
        return ConnectFailure.PROXY
    if isinstance(error, _TIMED_OUT):
        return ConnectFailure.TIMEOUT
    if isinstance(error, ws_errors.InvalidMessage) and _is_cut_short(error):
        return ConnectFailure.OTHER
    if isinstance(error, (ws_errors.InvalidHandshake, ws_errors.InvalidURI)):
        return ConnectFailure.NOT_WEBSOCKET
    if isinstance(error, _CUT_SHORT):
        return None
    if isinstance(error, OSError):
        return _kind_of_os_error(error)
    return None


def _is_cut_short(error: BaseException) -> bool:
    return isinstance(error.__cause__, _CUT_SHORT)


def _kind_of_os_error(error: OSError) -> ConnectFailure | None:
    numbers = {int(each) for each in _ERRNO.findall(str(error))}
    if error.errno is not None:
        numbers.add(error.errno)
    if numbers & _REFUSED:
        return ConnectFailure.REFUSED
    if numbers & {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN}:
        return ConnectFailure.UNREACHABLE
    if errno.ETIMEDOUT in numbers:
        return ConnectFailure.TIMEOUT
    return None


def _words(error: BaseException) -> str:
    return (str(error) or type(error).__name__)[:300]
