"""What the members of a group show, as small JPEGs: asked for one by one, or pushed.

What is recorded is taken from its recording, which has it decoded already; the rest is looked at
by a process of its own.
"""

import asyncio
from collections.abc import AsyncGenerator, Collection

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import GroupPictures, MediaSource, MemberPicture
from recorder_gui.recorder.errors import CommandRefused, NoPicture
from recorder_gui.recorder.groups.groups import Groups, StreamKey, key_of
from recorder_gui.recorder.previews.asking import Previews
from recorder_gui.recorder.tasks.tasks import Tasks

_ASK_AGAIN = 5.0  # seconds until a stream that showed nothing is asked again


class MemberPictures:
    """The pictures of all groups' members."""

    def __init__(self, groups: Groups, tasks: Tasks, previews: Previews) -> None:
        self._groups = groups
        self._tasks = tasks
        self._previews = previews

    async def of(self, app_id: str, group_id: str, media: MediaSource) -> bytes:
        """A JPEG of what a stream of the group shows now; raises NoPicture."""
        key = key_of(media)
        for recording in self._tasks.running_in(app_id, group_id):
            if recording.onlooker.shows(*key):
                try:
                    return await recording.onlooker.source(*key)
                except CommandRefused:
                    continue  # it has just left the layout
        return await self._previews.picture(media)

    async def follow(
        self, app_id: str, group_id: str, wanted: Collection[StreamKey], every: float
    ) -> AsyncGenerator[GroupPictures]:
        """Each `every` seconds those streams of the group that have another picture, or none any
        more; only the `wanted` ones, all where there are none of these.

        One that is slow to show something holds up no other.
        """
        loop = asyncio.get_running_loop()
        asked: dict[StreamKey, asyncio.Task[MemberPicture]] = {}
        shown: dict[StreamKey, bytes] = {}
        rests: dict[StreamKey, float] = {}
        try:
            while True:
                began = loop.time()
                for key, media in self._watched(app_id, group_id, wanted).items():
                    if key not in asked and rests.get(key, began) <= began:
                        asked[key] = loop.create_task(self._seen(app_id, group_id, media))
                if asked:
                    await asyncio.wait(asked.values(), timeout=every)
                fresh: list[MemberPicture] = []
                for key in [key for key, task in asked.items() if task.done()]:
                    picture = asked.pop(key).result()
                    if not picture.jpeg:
                        rests[key] = loop.time() + _ASK_AGAIN
                    if shown.get(key, b"") != picture.jpeg:
                        shown[key] = picture.jpeg
                        fresh.append(picture)
                if fresh:
                    yield GroupPictures(pictures=tuple(fresh))
                await asyncio.sleep(max(0.0, began + every - loop.time()))
        finally:
            for task in asked.values():
                task.cancel()
            await asyncio.gather(*asked.values(), return_exceptions=True)

    def _watched(
        self, app_id: str, group_id: str, wanted: Collection[StreamKey]
    ) -> dict[StreamKey, MediaSource]:
        """The streams that have pictures and are wanted."""
        return {
            key_of(media): media
            for media in self._groups.members(app_id, group_id)
            if media.media_type is not MediaType.MICROPHONE
            and (not wanted or key_of(media) in wanted)
        }

    async def _seen(self, app_id: str, group_id: str, media: MediaSource) -> MemberPicture:
        try:
            jpeg = await self.of(app_id, group_id, media)
        except NoPicture:
            jpeg = b""
        return MemberPicture(
            user_id=media.user_id,
            media_id=media.media_id,
            media_type=media.media_type,
            jpeg=jpeg,
        )
