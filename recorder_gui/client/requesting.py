"""`request()` with the reply's type told from the request's, for whatever can ask the service."""

from abc import ABC, abstractmethod
from typing import overload

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
    async def request(self, request: Login, *, timeout: float | None = None) -> LoginReply: ...
    @overload
    async def request(
        self, request: InitRecord, *, timeout: float | None = None
    ) -> InitRecordReply: ...
    @overload
    async def request(self, request: Resume, *, timeout: float | None = None) -> ResumeReply: ...
    @overload
    async def request(self, request: Pause, *, timeout: float | None = None) -> PauseReply: ...
    @overload
    async def request(self, request: Stop, *, timeout: float | None = None) -> StopReply: ...
    @overload
    async def request(
        self, request: SetLayout, *, timeout: float | None = None
    ) -> SetLayoutReply: ...
    @overload
    async def request(
        self, request: SetSubtitles, *, timeout: float | None = None
    ) -> SetSubtitlesReply: ...
    @overload
    async def request(self, request: Query, *, timeout: float | None = None) -> QueryReply: ...

    async def request(self, request: Request, *, timeout: float | None = None) -> Reply:
        """The service's success; `seq` is given by the connection, `timeout` in seconds.

        Raises RequestRefused, RequestTimedOut, BadReply, BadRequest, ConnectionLost, NotConnected.
        After RequestTimedOut and ConnectionLost nobody knows whether it was carried out.
        """
        return await self._ask(request, timeout)

    @abstractmethod
    async def _ask(self, request: Request, timeout: float | None) -> Reply: ...
