"""What a person reads about an error: what happened, what it means, and what to do.

`explain` turns any error into a `UserFacingError`; the sentences of the service's codes are in
`service_words`, those of our own errors in `client_words`.
"""

from PySide6.QtCore import QCoreApplication

from recorder_gui.client.errors import (
    AuthorityUnusable,
    BadReply,
    BadRequest,
    ClientError,
    ConnectFailed,
    ConnectionLost,
    DataFolderFull,
    DataFolderUnusable,
    DiskFull,
    FolderNotWritable,
    LocalRecorderFailed,
    LocalRefused,
    LoginRefused,
    PlayFailed,
    RequestRefused,
    RequestTimedOut,
    TransferError,
)
from recorder_gui.errors import RecorderError, UserFacingError
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.state.amounts import size_text
from recorder_gui.state.client_words import CLIENT_WORDS, UNEXPECTED, UNSURE_WORDS
from recorder_gui.state.marks import QT_TRANSLATE_NOOP
from recorder_gui.state.service_words import CHANGING, REQUEST_NAMES, code_meaning

_Told = tuple[str, str, str]  # code, sentence and advice in the language of the moment
_REFUSED = QT_TRANSLATE_NOOP("Explanation", "{request} was refused: {meaning}.")


def explain(error: BaseException) -> UserFacingError:
    """`error` for a person; what nobody foresaw becomes one calm sentence and points to the log."""
    if isinstance(error, UserFacingError):
        return error
    return UserFacingError(_explained(error)[0], lambda: _explained(error)[1:])


def _explained(error: BaseException) -> _Told:
    if isinstance(error, LoginRefused) and error.own_ghost:
        return _from_words("own_ghost")
    if isinstance(error, RequestRefused):
        return _refusal(error)
    if isinstance(error, ClientError):
        return _client_error(error)
    if isinstance(error, MalformedMessage):
        return _told("bad_reply", CLIENT_WORDS["malformed"], {})
    if isinstance(error, OSError):
        return _from_words("system", detail=error.strerror or str(error))
    if isinstance(error, RecorderError):
        return "error", str(error), ""
    return _told("unexpected", UNEXPECTED, {})


def request_name(request: str) -> str:
    """What was asked, in the user's language; an unknown name as it is."""
    known = REQUEST_NAMES.get(request)
    return QCoreApplication.translate("Request", known) if known else request


def _tr(text: str) -> str:
    return QCoreApplication.translate("Explanation", text)


def _refusal(error: RequestRefused) -> _Told:
    if error.code in CLIENT_WORDS:
        return _from_words(error.code)
    meaning, advice = code_meaning(error.service_code, error.msg)
    asked = request_name(error.request)
    sentence = _filled(_tr(_REFUSED), {"request": asked, "meaning": meaning})
    return str(error.service_code), sentence, advice


def _client_error(error: ClientError) -> _Told:
    fields: dict[str, str] = {}
    if isinstance(error, ConnectFailed):
        fields = {"address": error.address, "detail": error.detail, "proxy": error.proxy}
    elif isinstance(error, AuthorityUnusable):
        fields = {"path": error.path, "detail": error.detail}
    elif isinstance(error, RequestTimedOut):
        fields = {"request": request_name(error.request), "seconds": f"{error.seconds:g}"}
    elif isinstance(error, (BadRequest, BadReply)):
        fields = {"request": request_name(error.request), "detail": error.reason}
    elif isinstance(error, (DiskFull, FolderNotWritable)):
        fields = {"file": error.file_name, "folder": str(error.folder), "detail": error.detail}
    elif isinstance(error, (TransferError, PlayFailed)):
        fields = {"file": error.file_name, "detail": error.detail}
    elif isinstance(error, DataFolderUnusable):
        fields = {"folder": str(error.folder)}
    elif isinstance(error, DataFolderFull):
        fields = {"folder": str(error.folder), "free": size_text(error.free)}
    elif isinstance(error, LocalRefused):
        fields = {"detail": error.reason}
    elif isinstance(error, LocalRecorderFailed):
        said = error.reason.removeprefix("recorder-gui serve: ")
        fields = {"detail": said, "log": str(error.log or "")}
    else:
        fields = {"detail": str(error), "request": request_name(getattr(error, "request", ""))}
    return _told(error.code, _words_for(error), fields)


def _words_for(error: ClientError) -> tuple[str, str]:
    if isinstance(error, ConnectionLost) and not error.request:
        return CLIENT_WORDS["connection_cut"]
    if getattr(error, "request", "") in CHANGING and error.code in UNSURE_WORDS:
        return UNSURE_WORDS[error.code]
    return CLIENT_WORDS.get(error.code, UNEXPECTED)


def _from_words(code: str, **fields: str) -> _Told:
    return _told(code, CLIENT_WORDS.get(code, UNEXPECTED), fields)


def _told(code: str, words: tuple[str, str], fields: dict[str, str]) -> _Told:
    sentence, advice = words
    return code, _filled(_tr(sentence), fields), _filled(_tr(advice), fields)


def _filled(text: str, fields: dict[str, str]) -> str:
    for name, value in fields.items():
        text = text.replace("{" + name + "}", value)
    return text.strip()
