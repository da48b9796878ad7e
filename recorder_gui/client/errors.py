"""Every error that this floor raises, with its stable `code` (the sentences live in `state/`).

    ClientError                    code
    ├── ConnectFailed              connect_name_not_found, connect_refused, connect_unreachable,
    │                              connect_tls, connect_tls_expired, connect_tls_other_name,
    │                              connect_tls_authority, connect_timeout,
    │                              connect_not_websocket, connect_proxy,
    │                              connect_proxy_unreachable, connect_proxy_login,
    │                              connect_proxy_no_server, connect_proxy_kind,
    │                              connect_bad_address, connect_failed
    ├── AuthorityUnusable          authority_unusable
    ├── ConnectionLost             connection_lost
    ├── NotConnected               not_connected
    ├── RequestTimedOut            request_timed_out
    ├── BadRequest                 bad_request         a field out of range: nothing was sent
    ├── BadReply                   bad_reply
    ├── RequestRefused             request_refused     the service's number is `service_code`
    │   ├── LoginRefused           login_refused
    │   └── StorageError           storage_refused
    ├── TransferError              transfer_failed
    │   ├── FileGone               file_gone
    │   ├── LinkExpired            link_expired
    │   ├── ChecksumMismatch       checksum_mismatch
    │   ├── DiskFull               disk_full
    │   ├── FolderNotWritable      folder_not_writable
    │   └── JoinFailed             join_failed
    ├── PlayFailed                 play_failed
    │   ├── NoPieces               no_pieces           its server gives a file as a whole only
    │   └── NotPlayable            not_playable        the bytes are no media that can be decoded
    ├── LocalRecorderFailed        local_recorder_failed
    ├── DataFolderUnusable         data_folder_unusable
    │   └── DataFolderTaken        data_folder_taken   another recorder works in it
    ├── DataFolderFull             data_folder_full
    ├── LocalUnavailable           local_unavailable   the service has no `/local/`
    └── LocalRefused               local_refused       it has, and said no

`str(error)` is English, for logs only.
"""

from enum import Enum
from pathlib import Path

from recorder_gui.errors import RecorderError
from recorder_gui.protocol.replies import Reply


class ClientError(RecorderError):
    """The root of them all; `code` is stable and chooses the sentence that a person reads."""

    code = "client_error"


class ConnectFailure(Enum):
    """Why no connection came about."""

    NAME_NOT_FOUND = "name_not_found"
    REFUSED = "refused"  # nothing listens there
    UNREACHABLE = "unreachable"
    TLS = "tls"
    TLS_EXPIRED = "tls_expired"  # its certificate is past its day, or not yet there
    TLS_OTHER_NAME = "tls_other_name"  # its certificate is another server's
    TLS_AUTHORITY = "tls_authority"  # nobody whom this computer trusts vouches for it
    TIMEOUT = "timeout"
    NOT_WEBSOCKET = "not_websocket"  # a captive portal's page, or another kind of server
    PROXY = "proxy"  # it refused
    PROXY_UNREACHABLE = "proxy_unreachable"
    PROXY_LOGIN = "proxy_login"  # it wants one, or another one
    PROXY_NO_SERVER = "proxy_no_server"  # it could not reach the server either
    PROXY_KIND = "proxy_kind"  # of a kind that can't be used here
    BAD_ADDRESS = "bad_address"
    OTHER = "failed"


class ConnectFailed(ClientError):
    """No connection could be made to `address`; `kind` says why, `detail` in the system's words;
    `proxy` is the host and port of the proxy that was in between."""

    def __init__(
        self, kind: ConnectFailure, address: str, detail: str = "", *, proxy: str = ""
    ) -> None:
        told = [kind.value, address, *filter(None, (proxy, detail))]
        super().__init__(": ".join(told))
        self.code = f"connect_{kind.value}"
        self.kind = kind
        self.address = address
        self.detail = detail
        self.proxy = proxy


class AuthorityUnusable(ClientError):
    """The organisation's own authority, a PEM file at `path`, can't be used; `detail` says why."""

    code = "authority_unusable"

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail


class LossReason(Enum):
    """How a connection that stood came to its end."""

    CLOSED_BY_US = "closed_by_us"
    CLOSED_BY_SERVICE = "closed_by_service"
    NO_PONG = "no_pong"  # half-open: the other side went silent
    NETWORK = "network"
    TOO_BIG = "too_big"  # a message past our limit


class ConnectionLost(ClientError):
    """The connection ended before the answer to `request` came: whether that was carried out is not
    known. Without a `request` it is the connection itself that is told of."""

    code = "connection_lost"

    def __init__(self, reason: LossReason, detail: str = "", request: str = "") -> None:
        told = f"{reason.value} {detail}".strip()
        super().__init__(f"{request}: {told}" if request else told)
        self.reason = reason
        self.detail = detail
        self.request = request


class NotConnected(ClientError):
    """There is no connection just now: the request was not sent, and it is not queued."""

    code = "not_connected"

    def __init__(self, request: str) -> None:
        super().__init__(request)
        self.request = request


class RequestTimedOut(ClientError):
    """No answer to `request` within `seconds`: whether it was carried out is not known."""

    code = "request_timed_out"

    def __init__(self, request: str, seconds: float) -> None:
        super().__init__(f"{request} after {seconds:g} s")
        self.request = request
        self.seconds = seconds


class BadRequest(ClientError):
    """A field of `request` is out of the protocol's range: nothing was sent."""

    code = "bad_request"

    def __init__(self, request: str, reason: str) -> None:
        super().__init__(f"{request}: {reason}")
        self.request = request
        self.reason = reason


class BadReply(ClientError):
    """An answer came that is no reply to `request`; `html`: it was a web page (captive portal)."""

    code = "bad_reply"

    def __init__(self, request: str, reason: str, *, html: bool = False) -> None:
        super().__init__(f"{request}: {reason}")
        self.request = request
        self.reason = reason
        self.html = html


class RequestRefused(ClientError):
    """The service answered `request` with `service_code`, and `msg` in its own words.

    `reply` is the whole answer, where there is one.
    """

    code = "request_refused"

    def __init__(
        self, service_code: int, msg: str, request: str, reply: Reply | None = None
    ) -> None:
        super().__init__(f"{request}: {service_code} {msg}".strip())
        self.service_code = service_code
        self.msg = msg
        self.request = request
        self.reply = reply


class LoginRefused(RequestRefused):
    """The service did not let us in; `own_ghost`: it takes our own dead connection for alive."""

    code = "login_refused"

    def __init__(self, service_code: int, msg: str, *, own_ghost: bool = False) -> None:
        super().__init__(service_code, msg, "login")
        self.own_ghost = own_ghost


class StorageError(RequestRefused):
    """The storage channel answered with a code of failure."""

    code = "storage_refused"


class TransferError(ClientError):
    """A download ended without its file; what is on disk already stays for another try."""

    code = "transfer_failed"

    def __init__(self, file_name: str, detail: str = "") -> None:
        super().__init__(f"{file_name}: {detail}" if detail else file_name)
        self.file_name = file_name
        self.detail = detail


class FileGone(TransferError):
    """The service has no such file (any more)."""

    code = "file_gone"


class LinkExpired(TransferError):
    """A link was not taken, and a new one was not either."""

    code = "link_expired"


class ChecksumMismatch(TransferError):
    """What arrived is not what the service has, twice in a row."""

    code = "checksum_mismatch"


class DiskFull(TransferError):
    """The disk of `folder` has no room; `needed` bytes more, where known."""

    code = "disk_full"

    def __init__(self, file_name: str, folder: Path, needed: int | None = None) -> None:
        super().__init__(file_name, str(folder))
        self.folder = folder
        self.needed = needed


class FolderNotWritable(TransferError):
    """`folder` does not exist or can't be written to."""

    code = "folder_not_writable"

    def __init__(self, file_name: str, folder: Path, detail: str = "") -> None:
        super().__init__(file_name, detail)
        self.folder = folder


class JoinFailed(TransferError):
    """The slices of a download could not be made one file; they themselves are untouched."""

    code = "join_failed"


class PlayFailed(ClientError):
    """A stored file can't be played where it lies."""

    code = "play_failed"

    def __init__(self, file_name: str, detail: str = "") -> None:
        super().__init__(f"{file_name}: {detail}" if detail else file_name)
        self.file_name = file_name
        self.detail = detail


class NoPieces(PlayFailed):
    """Its server does not give pieces of a file, so that playing would download it all."""

    code = "no_pieces"


class NotPlayable(PlayFailed):
    """Its bytes are no media that can be decoded; `detail` in FFmpeg's words."""

    code = "not_playable"


class LocalRecorderFailed(ClientError):
    """The recorder on this computer did not start; `log` is where it wrote why."""

    code = "local_recorder_failed"

    def __init__(self, reason: str, log: Path | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.log = log


class DataFolderUnusable(ClientError):
    """The recorder on this computer can't keep its recordings in `folder`: it can't be made or
    written to."""

    code = "data_folder_unusable"

    def __init__(self, folder: Path, detail: str) -> None:
        super().__init__(f"{folder}: {detail}")
        self.folder = folder
        self.detail = detail


class DataFolderTaken(DataFolderUnusable):
    """Another recorder works in `folder`."""

    code = "data_folder_taken"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "another recorder works in it")


class DataFolderFull(ClientError):
    """The disk of `folder` has no room for recordings: `free` bytes are too few."""

    code = "data_folder_full"

    def __init__(self, folder: Path, free: int) -> None:
        super().__init__(f"{folder}: {free} bytes free")
        self.folder = folder
        self.free = free


class LocalUnavailable(ClientError):
    """The service has none of our own recorder's extras, as the vendor's cloud has not."""

    code = "local_unavailable"


class LocalRefused(ClientError):
    """Our own recorder answered a `/local/` request with `status` (HTTP's) and `reason`."""

    code = "local_refused"

    def __init__(self, status: int, reason: str, request: str) -> None:
        super().__init__(f"{request}: {status} {reason}")
        self.status = status
        self.reason = reason
        self.request = request
