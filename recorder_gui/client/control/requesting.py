"""`request()` with the reply's type told from the request's, for whatever can ask the service."""

import asyncio
from abc import ABC, abstractmethod
from typing import Any, overload

from recorder_gui.protocol.replies import (
    InitRecordReply,
    LoginReply,
    PauseReply,
    QueryReply,
    Reply,
    ResumeReply,
    SetLayoutReply,
    SetSubtitlesReply,
    StopReply,
)
from recorder_gui.protocol.requests import (
    InitRecord,
    Login,
    Pause,
    Query,
    Request,
    Resume,
    SetLayout,
    SetSubtitles,
    Stop,
)

REPLY_OF: dict[type[Request], type[Reply]] = {
    Login: LoginReply,
    InitRecord: InitRecordReply,
    Resume: ResumeReply,
    Pause: PauseReply,
    Stop: StopReply,
    SetLayout: SetLayoutReply,
    SetSubtitles: SetSubtitlesReply,
    Query: QueryReply,
}
NAMES: dict[type[Request], str] = {
    Login: "login",
    InitRecord: "init record",
    Resume: "resume",
    Pause: "pause",
    Stop: "stop",
    SetLayout: "set layout",
    SetSubtitles: "set subtitles",
    Query: "query",
}


class CanRequest(ABC):
    """Something that sends a request and waits for its reply."""

    @overload
    def request(
        self, request: Login, *, timeout: float | None = None
    ) -> "asyncio.Future[LoginReply]": ...
    @overload
    def request(
        self, request: InitRecord, *, timeout: float | None = None
    ) -> "asyncio.Future[InitRecordReply]": ...
    @overload
    def request(
        self, request: Resume, *, timeout: float | None = None
    ) -> "asyncio.Future[ResumeReply]": ...
    @overload
    def request(
        self, request: Pause, *, timeout: float | None = None
    ) -> "asyncio.Future[PauseReply]": ...
    @overload
    def request(
        self, request: Stop, *, timeout: float | None = None
    ) -> "asyncio.Future[StopReply]": ...
    @overload
    def request(
        self, request: SetLayout, *, timeout: float | None = None
    ) -> "asyncio.Future[SetLayoutReply]": ...
    @overload
    def request(
        self, request: SetSubtitles, *, timeout: float | None = None
    ) -> "asyncio.Future[SetSubtitlesReply]": ...
    @overload
    def request(
        self, request: Query, *, timeout: float | None = None
    ) -> "asyncio.Future[QueryReply]": ...

    def request(self, request: Request, *, timeout: float | None = None) -> "asyncio.Future[Any]":
        """Send at once; await the result for the service's success.

        `seq` is given by the connection, `timeout` is in seconds. The future raises RequestRefused,
        RequestTimedOut, BadReply, BadRequest, ConnectionLost or NotConnected. After
        RequestTimedOut and ConnectionLost nobody knows whether it was carried out.
        """
        return self._ask(request, timeout)

    def request_any(self, request: Request) -> "asyncio.Future[Reply]":
        """As `request`, for a caller that does not know which one it is."""
        return self._ask(request, None)

    @abstractmethod
    def _ask(self, request: Request, timeout: float | None) -> "asyncio.Future[Reply]": ...
