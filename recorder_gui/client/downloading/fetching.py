"""One slice from its links to its part: resumed after whatever can be resumed after.

One connection leads: it meets every answer and decides what to do about it. Where the server gives
pieces and the slice is worth it, more connections help it with pieces of their own; one that meets
anything but its piece leaves that to the leader.
"""

import asyncio

from recorder_gui.client.downloading.asking import SliceAsking, SliceSource, SliceTarget, Wanted
from recorder_gui.client.downloading.slice_replies import Verdict
from recorder_gui.client.downloading.spans import Claims, Span, head, length, missing
from recorder_gui.client.downloading.times import FetchTimes, Pieces
from recorder_gui.client.errors import (
    ChecksumMismatch,
    ClientError,
    ConnectFailed,
    ConnectFailure,
    ConnectionLost,
    FileGone,
    LinkExpired,
    RequestTimedOut,
    TransferError,
)

_MOST_RESTARTS = 3
_MOST_IDLE_HELP = 6  # answers to helpers without a byte: this server does not want them
# A wrong password told again and again may lock somebody's account at the proxy.
_PROXYS_WISH = {ConnectFailure.PROXY_LOGIN, ConnectFailure.PROXY_KIND}
_REFUSED_ANEW = {Verdict.NEW_LINK: LinkExpired, Verdict.GONE: FileGone}


class SliceFetch:
    """Brings a slice from `source` into the part of `target`."""

    def __init__(
        self, source: SliceSource, target: SliceTarget, *, times: FetchTimes, pieces: Pieces
    ) -> None:
        self._asking = SliceAsking(source, target)
        self._target = target
        self._part = target.part
        self._links = source.links
        self._times = times
        self._pieces = pieces
        self._claims = Claims(least=pieces.least, most=pieces.most)
        self._helpers: set[asyncio.Task[None]] = set()
        self._idle_help = 0
        self._restarts = 0

    async def run(self) -> None:
        """Until every byte is there and verified. Raises TransferError's kinds and, after the
        last try, what the network said."""
        try:
            await self._lead()
        finally:
            await self._dismiss_helpers()

    async def _lead(self) -> None:
        failures = 0
        refused_at: int | None = None  # the generation of links that was refused last
        while not self._part.is_whole or not await self._is_verified():
            before, generation = self._part.done, self._links.generation
            try:
                verdict = await self._bring_next()
            except (ConnectFailed, ConnectionLost, RequestTimedOut) as error:
                if isinstance(error, ConnectFailed) and error.kind is ConnectFailure.BAD_ADDRESS:
                    raise TransferError(self._name, "the link is no address") from error
                if isinstance(error, ConnectFailed) and error.kind in _PROXYS_WISH:
                    raise
                failures = 1 if self._part.done > before else failures + 1
                await self._wait_or_give_up(failures, error)
                continue
            if verdict is Verdict.WHOLE:
                if await self._is_verified():
                    return
            elif verdict is Verdict.ASK_ANEW:
                await self._restart()
            elif verdict in (Verdict.NEW_LINK, Verdict.GONE):
                if refused_at is not None and generation > refused_at:
                    raise _REFUSED_ANEW[verdict](self._name)
                refused_at = generation
                await self._links.renew(generation)
            elif verdict is Verdict.LATER:
                failures += 1
                await self._wait_or_give_up(failures, TransferError(self._name, "server busy"))
            elif verdict is Verdict.HOPELESS:
                raise TransferError(self._name, "the link leads to something else")
            else:
                failures, refused_at = 0, None
                if verdict is Verdict.APPEND:
                    self._call_helpers()

    @property
    def _name(self) -> str:
        return self._part.note.file_name

    async def _bring_next(self) -> Verdict:
        """The leader's next request; where helpers have all that is left, their progress."""
        note = self._part.note
        if note.total is None:
            # the first piece tells whether there are pieces, and how long the whole is; a server
            # that confused us by pieces is asked for the whole
            asks_whole = note.there or self._restarts
            return await self._ask(
                Wanted(self._part.done, None if asks_whole else self._pieces.least)
            )
        if self._restarts:
            return await self._ask(Wanted(head(note.there)))
        piece = self._claims.take(note.there, note.total, self._pieces.connections)
        if piece is None and not self._helpers:
            return Verdict.ASK_ANEW  # nothing is missing, and yet it is not whole: all is wrong
        if piece is None:
            await asyncio.wait(self._helpers, return_when=asyncio.FIRST_COMPLETED)
            return Verdict.APPEND
        try:
            return await self._ask(Wanted(*piece))
        finally:
            self._claims.give_back(piece)

    async def _ask(self, wanted: Wanted) -> Verdict:
        return await self._asking.ask(wanted, before_restart=self._dismiss_helpers)

    def _call_helpers(self) -> None:
        """As many as are worth it."""
        note = self._part.note
        if note.total is None or self._restarts or self._idle_help >= _MOST_IDLE_HELP:
            return
        left = length(missing(note.there, note.total))
        wanted = min(self._pieces.connections, left // self._pieces.least) - 1
        while len(self._helpers) < wanted:
            helper = asyncio.get_running_loop().create_task(self._help())
            self._helpers.add(helper)
            helper.add_done_callback(self._helpers.discard)

    async def _help(self) -> None:
        """Bring piece after piece, until there is none or one does not come."""
        while (note := self._part.note).total is not None:
            piece = self._claims.take(note.there, note.total, self._pieces.connections)
            if piece is None or not await self._brought(piece):
                return

    async def _brought(self, piece: Span) -> bool:
        before = self._part.done
        try:
            return await self._asking.ask(Wanted(*piece)) is Verdict.APPEND
        except ClientError:
            return False  # the leader will meet it too, and knows what to do
        finally:
            self._claims.give_back(piece)
            self._idle_help = 0 if self._part.done > before else self._idle_help + 1

    async def _dismiss_helpers(self) -> None:
        helpers = list(self._helpers)
        for helper in helpers:
            helper.cancel()
        if helpers:
            await asyncio.wait(helpers)

    async def _is_verified(self) -> bool:
        """Whether the bytes are the right ones; wrong ones are thrown away, twice at most."""
        sha256 = self._part.note.sha256
        if not sha256 or await self._target.on_disk(lambda: self._part.has_checksum(sha256)):
            return True
        self._restarts += 1
        await self._dismiss_helpers()
        if self._restarts > 1:
            await self._target.on_disk(self._part.discard)
            raise ChecksumMismatch(self._name)
        await self._target.on_disk(self._part.restart)
        return False

    async def _restart(self) -> None:
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise TransferError(self._name, "the file keeps changing")
        await self._dismiss_helpers()
        await self._target.on_disk(self._part.restart)
        self._target.tell()

    async def _wait_or_give_up(self, failures: int, error: ClientError) -> None:
        if failures >= self._times.tries:
            raise error
        wait = min(self._times.longest_wait, self._times.first_wait * 2 ** (failures - 1))
        await asyncio.sleep(wait)
