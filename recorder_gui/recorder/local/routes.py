"""The addresses under `/local/`: groups, their changes, and what is known of a recording."""

import asyncio
import functools
from collections.abc import AsyncGenerator, Awaitable, Callable
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from recorder_gui.protocol import local
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.states import Status
from recorder_gui.recorder.accounts import Account, Accounts
from recorder_gui.recorder.errors import CommandRefused, NoPicture
from recorder_gui.recorder.groups.groups import GroupChangeRefused, Groups, StreamKey, key_of
from recorder_gui.recorder.local import pushing
from recorder_gui.recorder.local.levels import MemberLevels
from recorder_gui.recorder.local.pictures import MemberPictures
from recorder_gui.recorder.local.thumbnails import Thumbnails
from recorder_gui.recorder.tasks.recording import Recording
from recorder_gui.recorder.tasks.tasks import Tasks

_LARGEST_BODY = 64 * 1024
_EVERY, _SHORTEST, _LONGEST = 0.2, 0.1, 60.0  # seconds between two looks at members
_BUSY = (Status.RECORDING, Status.PAUSED)
_HTTP_STATUS = {Code.NO_SUCH_RECORD: 404, Code.BAD_PARAMETER: 400, Code.NOT_RUNNING: 409}

Answer = Callable[[Account, Request], Awaitable[Response]]


class EncodedPaths:
    """Routes `/local/` by the path as it was sent: an id may hold an encoded slash, which must not
    become one before the path has been taken apart."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        raw = scope.get("raw_path")
        if scope["type"] == "http" and isinstance(raw, bytes) and raw.startswith(b"/local/"):
            scope = {**scope, "path": raw.decode("latin-1")}
        await self._app(scope, receive, send)


class LocalRoutes:
    """Answers our own window; `closing` ends the streams of events."""

    def __init__(
        self,
        accounts: Accounts,
        groups: Groups,
        tasks: Tasks,
        pictures: MemberPictures,
        levels: MemberLevels,
        thumbnails: Thumbnails,
        closing: asyncio.Event,
    ) -> None:
        self._accounts = accounts
        self._groups = groups
        self._tasks = tasks
        self._pictures = pictures
        self._levels = levels
        self._thumbnails = thumbnails
        self._closing = closing

    def routes(self) -> list[BaseRoute]:
        """All addresses, each behind the token."""
        recording = "/local/recordings/{record_id}"
        table: list[tuple[str, str, Answer]] = [
            ("GET", "/local/groups", self._list),
            ("GET", "/local/events", self._events),
            ("POST", "/local/groups/{group_id}/media", self._add),
            ("DELETE", "/local/groups/{group_id}/media/{user}/{media}/{type:int}", self._remove),
            (
                "GET",
                "/local/groups/{group_id}/pictures/{user}/{media}/{type:int}.jpg",
                self._picture,
            ),
            ("GET", "/local/groups/{group_id}/pictures", self._follow_pictures),
            ("GET", "/local/groups/{group_id}/levels", self._follow_levels),
            ("GET", f"{recording}/history", self._history),
            ("GET", f"{recording}/program.jpg", self._program),
            ("GET", f"{recording}/thumbnail.jpg", self._thumbnail),
            ("GET", "/local/files/{file_name}/thumbnail.jpg", self._file_thumbnail),
            ("GET", f"{recording}/live", self._live),
            ("POST", f"{recording}/snapshot", self._snapshot),
            ("POST", f"{recording}/markers", self._mark),
        ]
        return [
            Route(path, functools.partial(self._respond, answer), methods=[method])
            for method, path, answer in table
        ]

    def owners_routes(self, told_to_end: asyncio.Event) -> list[BaseRoute]:
        """What only whoever started this recorder may do: ask what it is at, and set
        `told_to_end`, as a signal does where there are signals."""

        async def work(account: Account, request: Request) -> Response:
            found = [recording.status for recording in self._tasks.open_recordings]
            busy = sum(status in _BUSY for status in found)
            return _reply(local.Work(recording=busy, ready=found.count(Status.INITIALISED)))

        async def end(account: Account, request: Request) -> Response:
            told_to_end.set()
            return Response(status_code=202)

        return [
            Route("/local/work", functools.partial(self._respond, work), methods=["GET"]),
            Route("/local/end", functools.partial(self._respond, end), methods=["POST"]),
        ]

    async def _respond(self, answer: Answer, request: Request) -> Response:
        params = request.path_params
        for name, value in params.items():
            params[name] = unquote(value) if isinstance(value, str) else value
        account = self._authenticated(request)
        if account is None:
            return _failure(401, "wrong app id or token")
        try:
            return await answer(account, request)
        except CommandRefused as error:
            return _failure(_HTTP_STATUS.get(error.code, 503), error.reason)
        except (GroupChangeRefused, NoPicture) as error:
            return _failure(409, str(error))
        except MalformedMessage as error:
            return _failure(400, error.reason)
        except OSError as error:
            return _failure(507, error.strerror or "the disk refuses")

    def _authenticated(self, request: Request) -> Account | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            token = ""
        app_id, token = request.headers.get("x-app-id", ""), token.strip()
        # what a header cannot hold is sent quoted
        return self._accounts.authenticate(app_id, token) or self._accounts.authenticate(
            unquote(app_id), unquote(token)
        )

    async def _list(self, account: Account, request: Request) -> Response:
        return await self._groups_now(account)

    async def _add(self, account: Account, request: Request) -> Response:
        media = local.decode(await _body(request), local.MediaSource)
        await self._groups.add(account.app_id, request.path_params["group_id"], media)
        return await self._groups_now(account)

    async def _remove(self, account: Account, request: Request) -> Response:
        params = request.path_params
        key = (params["user"], params["media"], params["type"])
        await self._groups.remove(account.app_id, params["group_id"], key)
        return await self._groups_now(account)

    async def _picture(self, account: Account, request: Request) -> Response:
        params = request.path_params
        key = (params["user"], params["media"], params["type"])
        members = self._groups.members(account.app_id, params["group_id"])
        media = next((each for each in members if key_of(each) == key), None)
        if media is None:
            return _failure(404, "the group has no such stream")
        if media.media_type is MediaType.MICROPHONE:
            return _failure(409, "a microphone has no picture")
        return _picture(await self._pictures.of(account.app_id, params["group_id"], media))

    async def _follow_pictures(self, account: Account, request: Request) -> Response:
        group_id, wanted, every = _followed(request)
        following = self._pictures.follow(account.app_id, group_id, wanted, every)
        return self._pushed("pictures", following)

    async def _follow_levels(self, account: Account, request: Request) -> Response:
        group_id, wanted, every = _followed(request)
        following = self._levels.follow(account.app_id, group_id, wanted, every)
        return self._pushed("levels", following)

    async def _program(self, account: Account, request: Request) -> Response:
        recording = await self._open_recording(account, request)
        return _picture(await recording.onlooker.program())

    async def _thumbnail(self, account: Account, request: Request) -> Response:
        record_id = request.path_params["record_id"]
        await self._tasks.find(account.app_id, record_id)
        return _picture(await self._thumbnails.of_recording(record_id))

    async def _file_thumbnail(self, account: Account, request: Request) -> Response:
        file_name = request.path_params["file_name"]
        return _picture(await self._thumbnails.of_file(account.app_id, file_name))

    async def _live(self, account: Account, request: Request) -> Response:
        recording = await self._open_recording(account, request)
        return self._pushed("live", recording.onlooker.reports())

    async def _groups_now(self, account: Account) -> Response:
        return _reply(await asyncio.to_thread(self._groups.list, account.app_id))

    async def _events(self, account: Account, request: Request) -> Response:
        return self._pushed("groups", self._groups.changes(account.app_id))

    def _pushed(self, name: str, shapes: AsyncGenerator[local.LocalShape]) -> Response:
        return StreamingResponse(
            pushing.events(name, shapes, self._closing),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    async def _history(self, account: Account, request: Request) -> Response:
        record_id = request.path_params["record_id"]
        return _reply(await self._tasks.history(account.app_id, record_id))

    async def _snapshot(self, account: Account, request: Request) -> Response:
        recording = await self._open_recording(account, request)
        return _reply(await recording.onlooker.snapshot())

    async def _mark(self, account: Account, request: Request) -> Response:
        marker = local.decode(await _body(request), local.Marker)
        recording = await self._open_recording(account, request)
        await recording.mark(marker.text, marker.recorded)
        return await self._history(account, request)

    async def _open_recording(self, account: Account, request: Request) -> Recording:
        record_id = request.path_params["record_id"]
        recording = self._tasks.find_open(account.app_id, record_id)
        if recording is None:
            await self._tasks.find(account.app_id, record_id)
            raise CommandRefused(Code.NOT_RUNNING, "the recording has ended")
        return recording


def _reply(shape: local.LocalShape) -> Response:
    return Response(local.encode(shape), media_type="application/json")


def _followed(request: Request) -> tuple[str, set[StreamKey], float]:
    """The group that is asked to be followed, which streams of it (all where there are none), and
    the seconds between two looks; raises CommandRefused."""
    query = request.query_params
    wanted = {_stream_key(text) for text in query.getlist("of")}
    return request.path_params["group_id"], wanted, _every(query.get("every", ""))


def _stream_key(text: str) -> StreamKey:
    """`user/media/type`, its parts quoted; raises CommandRefused."""
    parts = text.split("/")
    if len(parts) != 3 or not parts[2].isascii() or not parts[2].isdigit():
        raise CommandRefused(Code.BAD_PARAMETER, f"{text!r} names no stream")
    return unquote(parts[0]), unquote(parts[1]), int(parts[2][:9])


def _every(text: str) -> float:
    """Seconds between two looks; raises CommandRefused."""
    try:
        seconds = float(text or _EVERY)
    except ValueError:
        seconds = 0.0
    if not _SHORTEST <= seconds <= _LONGEST:
        raise CommandRefused(Code.BAD_PARAMETER, f"every {text} s is not from 0.1 to 60")
    return seconds


def _picture(jpeg: bytes) -> Response:
    return Response(jpeg, media_type="image/jpeg", headers={"Cache-Control": "no-store"})


def _failure(status: int, reason: str) -> Response:
    body = local.encode(local.LocalFailure(reason=reason))
    return Response(body, status, media_type="application/json")


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST_BODY:
                raise CommandRefused(Code.BAD_PARAMETER, "the request is too large")
    except ClientDisconnect as error:
        raise CommandRefused(Code.BAD_PARAMETER, "the request broke off") from error
    return bytes(body)
