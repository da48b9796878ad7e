"""How loud the members of a group are while nothing is recorded, pushed to whoever looks on."""

import asyncio
from collections.abc import AsyncGenerator, Collection

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import GroupLevels, MemberLevel
from recorder_gui.recorder.errors import NoPicture
from recorder_gui.recorder.groups.groups import Groups, StreamKey, key_of
from recorder_gui.recorder.previews.asking import Previews


class MemberLevels:
    """The levels of all groups' microphones."""

    def __init__(self, groups: Groups, previews: Previews) -> None:
        self._groups = groups
        self._previews = previews

    async def follow(
        self, app_id: str, group_id: str, wanted: Collection[StreamKey], every: float
    ) -> AsyncGenerator[GroupLevels]:
        """Each `every` seconds, where they differ, the levels of those that deliver; only of the
        `wanted` ones, all where there are none of these."""
        loop = asyncio.get_running_loop()
        told: GroupLevels | None = None
        while True:
            began = loop.time()
            heard = await self._heard(app_id, group_id, wanted)
            if heard != told:
                told = heard
                yield heard
            await asyncio.sleep(max(0.0, began + every - loop.time()))

    async def _heard(
        self, app_id: str, group_id: str, wanted: Collection[StreamKey]
    ) -> GroupLevels:
        microphones = [
            each
            for each in self._groups.members(app_id, group_id)
            if each.media_type is MediaType.MICROPHONE and (not wanted or key_of(each) in wanted)
        ]
        if not microphones:
            return GroupLevels()
        try:
            levels = await self._previews.levels(microphones)
        except NoPicture:
            return GroupLevels()
        return GroupLevels(
            levels=tuple(
                MemberLevel(
                    user_id=each.user_id, media_id=each.media_id, peak=level[0], rms=level[1]
                )
                for each, level in zip(microphones, levels, strict=False)
                if level is not None
            )
        )
