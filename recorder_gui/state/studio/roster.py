"""The roster: the groups, and the streams of the one that is worked on.

Where the service lists them (our own recorder) they come from there and follow every change; the
vendor's protocol lists no members, so there the presenter adds them by hand, and they are kept for
each profile and group.
"""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recorder_gui.client.errors import ClientError
from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import Group, GroupList, Media, MediaSource
from recorder_gui.state.connection import Connection
from recorder_gui.state.settings import Settings
from recorder_gui.state.studio.members import MemberStore
from recorder_gui.state.studio.publishing import published_at
from recorder_gui.state.task_scope import TaskScope

if TYPE_CHECKING:
    from recorder_gui.client.local.api import LocalApi

_RETRY = 2.0  # seconds until the list is asked for again
_LAST_GROUP = "studio/group/"


class Source(Struct, frozen=True):
    """One stream as the window shows it; `width`, `height` px, 0 where not known.

    `own`: added by a window, so that it can be changed and removed; `publish_to`: the address that
    a program such as OBS publishes to, where it comes that way: nobody listens there before it is
    recorded.
    """

    key: SourceKey
    live: bool = True
    reason: str = ""
    width: int = 0
    height: int = 0
    own: bool = False
    publish_to: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it is a microphone."""
        return self.key.media_type is MediaType.MICROPHONE


class Roster(QObject):
    """The streams of one group. Signals: `changed`: other streams, or of another group;
    `groups_changed`: other groups, or another one chosen."""

    changed = Signal()
    groups_changed = Signal()

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._scope = scope
        self._settings = settings
        self._by_hand = MemberStore(settings)
        self._listed: dict[str, Group] | None = None
        self._group_id = ""
        self._sources: tuple[Source, ...] = ()
        self._watching: asyncio.Task[None] | None = None
        connection.connected.connect(self._on_connected)
        connection.reconnected.connect(self._on_connected)
        connection.lost.connect(self._stop_watching)
        connection.profile_changed.connect(self._on_profile_changed)

    @property
    def is_listed(self) -> bool:
        """Whether the service itself tells who is there."""
        return self._listed is not None

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that can be chosen; any other may be typed in."""
        if self._listed is not None:
            return tuple(self._listed)
        return self._by_hand.groups(self._profile)

    @property
    def group_id(self) -> str:
        """The group worked on; "" while none is chosen."""
        return self._group_id

    @property
    def reason(self) -> str:
        """Why the group lacks what one would expect, in the service's words."""
        group = (self._listed or {}).get(self._group_id)
        return "" if group is None else group.reason

    @property
    def sources(self) -> tuple[Source, ...]:
        """The streams of the group, users together, in the order of the service."""
        return self._sources

    def find(self, key: SourceKey) -> Source | None:
        """The stream of that key, if it is there."""
        return next((source for source in self._sources if source.key == key), None)

    def microphones_of(self, user_id: str) -> tuple[SourceKey, ...]:
        """The microphones of one user."""
        return tuple(
            source.key
            for source in self._sources
            if source.is_sound and source.key.user_id == user_id
        )

    def set_group(self, group_id: str) -> None:
        """Work on another group."""
        group_id = group_id.strip()
        if group_id == self._group_id:
            return
        self._group_id = group_id
        if group_id:
            self._settings.set_value(_LAST_GROUP + self._profile, group_id)
        self._show()
        self.groups_changed.emit()

    async def add(self, streams: Iterable[MediaSource]) -> None:
        """Add streams to the group: at the service where it keeps them, else by hand here."""
        local = self._connection.local
        if self._listed is None or local is None:
            self._by_hand.add(self._profile, self._group_id, streams)
            self._show()
            self.groups_changed.emit()
            return
        for stream in streams:
            self._take(await local.put_media(self._group_id, stream))

    def by_hand(self) -> tuple[MediaSource, ...]:
        """The members of the group that were added by hand."""
        return self._by_hand.members(self._profile, self._group_id)

    def correct(self, streams: Iterable[MediaSource]) -> None:
        """Those are the members of the group by hand from now on."""
        self._by_hand.replace(self._profile, self._group_id, streams)
        self._show()
        self.groups_changed.emit()

    def group(self, group_id: str) -> Group | None:
        """A group as the service lists it."""
        return (self._listed or {}).get(group_id)

    async def remove(self, key: SourceKey) -> None:
        """Remove a stream that was added."""
        local = self._connection.local
        if self._listed is None or local is None:
            self._by_hand.remove(self._profile, self._group_id, key)
            self._show()
            return
        group_id = self._group_id
        self._take(await local.remove_media(group_id, key.user_id, key.media_id, key.media_type))

    @property
    def _profile(self) -> str:
        return self._connection.profile.id

    def _on_profile_changed(self) -> None:
        self._stop_watching()
        self._listed = None
        self._group_id = self._settings.text(_LAST_GROUP + self._profile)
        self._show()
        self.groups_changed.emit()

    def _on_connected(self) -> None:
        local = self._connection.local
        if local is None:
            if self._listed is not None or not self._group_id:
                self._on_profile_changed()
            return
        self._stop_watching()
        self._watching = self._scope.start(lambda: self._watch(local))

    def _stop_watching(self) -> None:
        watching, self._watching = self._watching, None
        if watching is not None:
            watching.cancel()

    async def _watch(self, local: "LocalApi") -> None:
        """Follow the service's list for as long as this connection is the one in use."""
        while self._connection.local is local and self._connection.is_connected:
            try:
                async for groups in local.group_changes():
                    self._take(groups)
            except ClientError:
                await asyncio.sleep(_RETRY)

    def _take(self, groups: GroupList) -> None:
        before = None if self._listed is None else tuple(self._listed)
        self._listed = {group.id: group for group in groups.groups}
        if self._group_id not in self._listed and before is None:
            self._group_id = self._first_group()
        self._show()
        if before != tuple(self._listed):
            self.groups_changed.emit()

    def _first_group(self) -> str:
        """The group used last, else the first that has somebody in it."""
        known = self._listed or {}
        last = self._settings.text(_LAST_GROUP + self._profile)
        if last in known:
            return last
        peopled = (group.id for group in known.values() if group.media)
        return next(peopled, next(iter(known), ""))

    def _show(self) -> None:
        if self._listed is None:
            streams = self._by_hand.members(self._profile, self._group_id)
            found = tuple(Source(_key(stream), own=True) for stream in streams)
        else:
            group = self._listed.get(self._group_id)
            found = () if group is None else tuple(map(_source, group.media))
        if found != self._sources:
            self._sources = found
        self.changed.emit()


def _source(media: Media) -> Source:
    return Source(
        _key(media),
        media.live,
        media.reason,
        media.width,
        media.height,
        own=media.own,
        publish_to=published_at(media.source),
    )


def _key(stream: MediaSource) -> SourceKey:
    return SourceKey(stream.user_id, stream.media_id, stream.media_type)
