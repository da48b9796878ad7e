"""The storage channel: what its four forms ask and what its replies tell.

A form is a dict of strings that goes out as multipart/form-data; a reply is JSON with `code`,
`message` and `data`. Reading is lenient, as on the control channel, and raises only
`MalformedMessage`.
"""

from enum import StrEnum
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from recorder_gui.protocol import lenient
from recorder_gui.protocol.codec import MalformedMessage, parse_object
from recorder_gui.protocol.codes import Code, plain_code
from recorder_gui.protocol.fields import Page, PageSize
from recorder_gui.protocol.requests import BUSINESS

T = TypeVar("T")

LIST_PATH = "/api/record/file/list"
VOLUME_PATH = "/api/store/volume/getUsedVolume"
DOWNLOAD_PATH = "/api/record/file/download"
DELETE_PATH = "/api/record/file/delete"


class FileState(StrEnum):
    """The state of a stored file; an unknown text stays the text that it is."""

    CREATING = "creating"
    UPLOADING = "uploading"
    NORMAL = "normal"
    EXCEPTION = "exception"


class FileQuery(Struct, frozen=True, kw_only=True):
    """The filters of list; dates `YYYY-MM-DD HH:MM:SS`. Without dates: the last 30 days."""

    file_name: str | None = None
    file_state: str | None = None
    page: Page = 1
    page_size: PageSize = 50
    start_time: str | None = None
    end_time: str | None = None


class StoredFile(Struct, frozen=True, kw_only=True, rename="camel"):
    """One file: name without extension, seconds, bytes, `.mp4` or `.mp3`, when it was recorded."""

    resource_name: str
    file_length: int = 0
    file_state: str = ""
    file_size: int = 0
    resource_type: str = ""
    record_time: str = ""


class FilePage(Struct, frozen=True, kw_only=True):
    """One page of files, and how many there are in all."""

    count: int = 0
    files: tuple[StoredFile, ...] = ()


class Volume(Struct, frozen=True, kw_only=True):
    """Bytes used, and the limit in bytes (None: there is none)."""

    used: int = 0
    limit: int | None = None


class DownloadLinks(Struct, frozen=True, kw_only=True):
    """The links to a file's slices, in order, at most 30; `count` the slices there are, if told."""

    urls: tuple[str, ...] = ()
    count: int | None = None


class StorageReply(Struct, frozen=True, kw_only=True):
    """The envelope of every storage reply."""

    code: int
    message: str = ""
    data: Any = None


class _RawPage(Struct, kw_only=True):
    count: int | None = None
    dataList: tuple[StoredFile, ...] = ()


class _RawVolume(Struct, kw_only=True):
    volume: int | None = None
    useVolume: int | None = None
    usevolume: int | None = None


def form(app_id: str, token: str, **fields: str | int | None) -> dict[str, str]:
    """The fields of one form post; a None is left out."""
    given = {name: str(value) for name, value in fields.items() if value is not None}
    return {"business": BUSINESS, "app_id": app_id, "token": token} | given


def list_fields(query: FileQuery) -> dict[str, str | int | None]:
    """The fields that list adds to a form."""
    return cast("dict[str, str | int | None]", msgspec.to_builtins(query))


def decode_file_query(untrusted_fields: dict[str, str]) -> FileQuery:
    """The filters in a received form; empty fields are no filter. Raises MalformedMessage."""
    given = {name: value for name, value in untrusted_fields.items() if value}
    return _convert(given, FileQuery)


def decode_reply(untrusted_body: str | bytes) -> StorageReply:
    """The envelope of a reply, the gateway's prefix taken off; raises MalformedMessage."""
    reply = _convert(parse_object(untrusted_body), StorageReply)
    return msgspec.structs.replace(reply, code=plain_code(reply.code))


def decode_file_page(data: object) -> FilePage:
    """`data` of list's reply; null is an empty page. Raises MalformedMessage."""
    raw = _convert({} if data is None else data, _RawPage)
    count = len(raw.dataList) if raw.count is None else raw.count
    return FilePage(count=count, files=raw.dataList)


def decode_volume(data: object) -> Volume:
    """`data` of the volume's reply; raises MalformedMessage."""
    raw = _convert({} if data is None else data, _RawVolume)
    used = raw.usevolume if raw.useVolume is None else raw.useVolume
    limit = raw.volume if raw.volume is not None and raw.volume >= 0 else None
    return Volume(used=used or 0, limit=limit)


def decode_links(data: object) -> DownloadLinks:
    """`data` of download's reply: a string, a list or a comma-separated string of links.

    Raises MalformedMessage.
    """
    if data is None:
        return DownloadLinks()
    if not isinstance(data, dict):
        raise MalformedMessage(Code.BAD_PARAMETER, "the links are not an object")
    fields = cast("dict[str, object]", data)
    urls = fields.get("urls")
    if urls is None:
        texts: list[object] = []
    elif isinstance(urls, str):
        texts = list[object](_split_links(urls))
    elif isinstance(urls, list):
        texts = cast("list[object]", urls)
    else:
        raise MalformedMessage(Code.BAD_PARAMETER, "the links are neither text nor a list")
    if not all(isinstance(each, str) for each in texts):
        raise MalformedMessage(Code.BAD_PARAMETER, "a link is not text")
    count = fields.get("count")
    links = tuple(each for each in cast("list[str]", texts) if each)
    return DownloadLinks(urls=links, count=count if isinstance(count, int) else None)


def _split_links(text: str) -> list[str]:
    """Links joined by commas; a comma inside a link does not split, for what follows it does not
    start with a scheme."""
    links: list[str] = []
    for part in text.split(","):
        if links and "://" not in part.split("?")[0]:
            links[-1] += "," + part
        else:
            links.append(part.strip())
    return links


def _convert(untrusted_value: object, wanted: type[T]) -> T:
    try:
        return lenient.convert(untrusted_value, wanted)
    except (msgspec.ValidationError, RecursionError) as error:
        raise MalformedMessage(Code.BAD_PARAMETER, str(error)) from error
