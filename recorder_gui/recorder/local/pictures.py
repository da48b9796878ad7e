"""What the members of a group show, as small JPEGs: asked for one by one, or pushed.

What is recorded is taken from its recording, which has it decoded already; the rest is looked at
by a process of its own.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Collection, Iterable, Sequence

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import GroupPictures, MediaSource, MemberPicture
from recorder_gui.recorder.engine.watching.looks import SmallPicture, Wanted
from recorder_gui.recorder.errors import CommandRefused, NoPicture
from recorder_gui.recorder.groups.groups import Groups, StreamKey, key_of
from recorder_gui.recorder.previews.asking import Previews
from recorder_gui.recorder.tasks.onlooker import Onlooker
from recorder_gui.recorder.tasks.tasks import Tasks

_ASK_AGAIN = 5.0  # seconds until who had no picture of a stream is asked for it again

Eyes = Onlooker | Previews  # who has pictures


class MemberPictures:
    """The pictures of all groups' members."""

    def __init__(self, groups: Groups, tasks: Tasks, previews: Previews) -> None:
        self._groups = groups
        self._tasks = tasks
        self._previews = previews

    async def of(self, app_id: str, group_id: str, media: MediaSource) -> bytes:
        """A JPEG of what a stream of the group shows now; raises NoPicture."""
        for onlooker in self._onlookers(app_id, group_id, media):
            with contextlib.suppress(CommandRefused):  # it has just left the layout
                (picture,) = await onlooker.pictures([Wanted(media=media)])
                if picture.jpeg:
                    return picture.jpeg
        return await self._previews.picture(media)

    async def follow(
        self, app_id: str, group_id: str, wanted: Collection[StreamKey], every: float
    ) -> AsyncGenerator[GroupPictures]:
        """Each `every` seconds those streams of the group that have another picture, or none any
        more; only the `wanted` ones, all where there are none of these.

        Who has many of them is asked for all at once; who is slow to answer holds up no other.
        """
        loop = asyncio.get_running_loop()
        looking = _Looking()
        try:
            while True:
                began = loop.time()
                for media in self._watched(app_id, group_id, wanted):
                    onlookers = self._onlookers(app_id, group_id, media)
                    looking.want(media, (*onlookers, self._previews))
                if fresh := await looking.seen(every):
                    yield GroupPictures(pictures=tuple(fresh))
                await asyncio.sleep(max(0.0, began + every - loop.time()))
        finally:
            await looking.close()

    def _onlookers(self, app_id: str, group_id: str, media: MediaSource) -> list[Onlooker]:
        """Those of the recordings that a stream is in."""
        running = self._tasks.running_in(app_id, group_id)
        return [each.onlooker for each in running if each.onlooker.shows(*key_of(media))]

    def _watched(
        self, app_id: str, group_id: str, wanted: Collection[StreamKey]
    ) -> list[MediaSource]:
        """The streams that have pictures and are wanted."""
        return [
            media
            for media in self._groups.members(app_id, group_id)
            if media.media_type is not MediaType.MICROPHONE
            and (not wanted or key_of(media) in wanted)
        ]


class _Looking:
    """Who is asked for which streams, and what each showed last."""

    def __init__(self) -> None:
        self._wanted: dict[Eyes, list[MediaSource]] = {}
        self._asked: dict[Eyes, asyncio.Task[list[SmallPicture | None]]] = {}
        self._of: dict[Eyes, list[MediaSource]] = {}  # what each is being asked for
        self._rests: dict[tuple[Eyes, StreamKey], float] = {}
        self._shown: dict[StreamKey, int] = {}

    def want(self, media: MediaSource, who: Iterable[Eyes]) -> None:
        """Let the first of them who may have it be asked for it next."""
        now, key = asyncio.get_running_loop().time(), key_of(media)
        for eyes in who:
            if self._rests.get((eyes, key), now) <= now:
                self._wanted.setdefault(eyes, []).append(media)
                return

    async def seen(self, patience: float) -> list[MemberPicture]:
        """Ask for what is wanted; what has changed by those who answer within `patience`
        seconds."""
        wanted, self._wanted = self._wanted, {}
        for eyes, streams in wanted.items():
            if eyes not in self._asked:
                self._of[eyes] = streams
                asks = [Wanted(media=m, seen=self._shown.get(key_of(m), 0)) for m in streams]
                self._asked[eyes] = asyncio.ensure_future(_pictures(eyes, asks))
        if self._asked:
            await asyncio.wait(self._asked.values(), timeout=patience)
        fresh: list[MemberPicture] = []
        for eyes in [eyes for eyes, task in self._asked.items() if task.done()]:
            pictures = self._asked.pop(eyes).result()
            for media, picture in zip(self._of.pop(eyes), pictures, strict=True):
                fresh += self._take(eyes, media, picture)
        return fresh

    def _take(
        self, eyes: Eyes, media: MediaSource, picture: SmallPicture | None
    ) -> list[MemberPicture]:
        key = key_of(media)
        empty = picture is None or not picture.number
        if picture is None or (empty and isinstance(eyes, Onlooker)):
            self._rests[eyes, key] = asyncio.get_running_loop().time() + _ASK_AGAIN
        if empty and isinstance(eyes, Onlooker):
            return []  # the recording has lost it: others are asked next
        number, jpeg = (0, b"") if picture is None else (picture.number, picture.jpeg)
        if self._shown.get(key, 0) == number:
            return []
        self._shown[key] = number
        return [
            MemberPicture(
                user_id=media.user_id,
                media_id=media.media_id,
                media_type=media.media_type,
                jpeg=jpeg,
            )
        ]

    async def close(self) -> None:
        for task in self._asked.values():
            task.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)


async def _pictures(eyes: Eyes, wanted: Sequence[Wanted]) -> list[SmallPicture | None]:
    """What they have, None where they cannot look."""
    try:
        return list(await eyes.pictures(wanted))
    except (CommandRefused, NoPicture):
        return [None] * len(wanted)
