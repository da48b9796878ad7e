"""All groups that an app id may record, and how they change while the service runs."""

import asyncio
import logging
import os
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path

import msgspec

from recorder_gui.protocol.local import Group, GroupList, Media, MediaSource
from recorder_gui.recorder.accounts import Accounts
from recorder_gui.recorder.engine.orders import SourceFound, SourceLost
from recorder_gui.recorder.errors import ServiceError
from recorder_gui.recorder.groups import toml_file
from recorder_gui.recorder.groups.this_computer import THIS_COMPUTER, this_computer

_LOG = logging.getLogger(__name__)

DEMO = "demo"
_MACHINE_SECONDS = 10.0  # between two looks at what this computer has
StreamKey = tuple[str, str, int]
ChangeListener = Callable[[str, str], Awaitable[None]]


def key_of(media: MediaSource) -> StreamKey:
    """What tells a stream from the others of its group."""
    return media.user_id, media.media_id, int(media.media_type)


class GroupChangeRefused(ServiceError):
    """A member cannot be added or removed; the message says why."""


class Groups:
    """Built-in groups, those of the accounts' files, and what windows added (kept in `own`).

    `open` reads all; `watch` runs until cancelled and follows the files.
    """

    def __init__(
        self,
        accounts: Accounts,
        own: Path,
        demo_media: tuple[MediaSource, ...],
        *,
        allow_files: bool,
        interval: float,
    ) -> None:
        self._accounts = accounts
        self._own_path = own
        self._demo_media = demo_media
        self._allow_files = allow_files
        self._interval = interval
        self._files: dict[Path, toml_file.GroupMedia] = {}
        self._stamps: dict[Path, tuple[int, int]] = {}
        self._unsettled: dict[Path, tuple[int, int]] = {}  # as last seen, not read yet
        self._own: dict[str, toml_file.GroupMedia] = {}
        self._lost: dict[tuple[str, str], dict[StreamKey, str]] = {}
        self._machine: tuple[tuple[MediaSource, ...], str] = (), ""
        self._machine_seen = float("-inf")
        self._changed = asyncio.Condition()
        self._one_at_a_time = asyncio.Lock()  # two changes at once would lose one of them
        self._version = 0

    def open(self) -> None:
        """Read the files for the first time; raises ServiceError. Blocks."""
        self._look_at_machine()
        for account in self._accounts:
            if account.groups is not None and account.groups not in self._files:
                try:
                    self._files[account.groups] = toml_file.read(account.groups)
                except toml_file.BadGroupsFile as error:
                    raise ServiceError(f"The groups file cannot be used: {error}") from error
                self._stamps[account.groups] = _stamp(account.groups)
            self._own[account.app_id] = self._read_own(account.app_id)

    def list(self, app_id: str) -> GroupList:
        """Every group of `app_id` with its streams as they are now."""
        ids = [DEMO, *self._of_file(app_id), *self._own.get(app_id, {})]
        groups = [self._group(app_id, group_id) for group_id in dict.fromkeys(ids)]
        if THIS_COMPUTER not in ids:
            groups.append(self._group(app_id, THIS_COMPUTER))
        return GroupList(groups=tuple(groups))

    def members(self, app_id: str, group_id: str) -> tuple[MediaSource, ...]:
        """The streams of a group with the places that they come from; none if nobody is in it."""
        found = {key_of(each): each for each in self._fixed(app_id, group_id)}
        found |= {key_of(each): each for each in self._own.get(app_id, {}).get(group_id, ())}
        return tuple(found.values())

    async def add(self, app_id: str, group_id: str, media: MediaSource) -> None:
        """Add a stream or change one that was added; raises GroupChangeRefused, OSError."""
        self._check_addable(app_id, group_id, media)
        async with self._one_at_a_time:
            own = dict(self._own.get(app_id, {}))
            kept = {key_of(each): each for each in own.get(group_id, ())}
            own[group_id] = tuple((kept | {key_of(media): media}).values())
            await self._change_own(app_id, own)

    async def remove(self, app_id: str, group_id: str, key: StreamKey) -> None:
        """Remove a stream that was added; raises GroupChangeRefused when it was not."""
        async with self._one_at_a_time:
            own = dict(self._own.get(app_id, {}))
            left = tuple(each for each in own.get(group_id, ()) if key_of(each) != key)
            if len(left) == len(own.get(group_id, ())):
                raise GroupChangeRefused("no such stream was added here")
            own[group_id] = left
            if not left:
                del own[group_id]
            await self._change_own(app_id, own)

    def tell_source(self, app_id: str, group_id: str, event: SourceLost | SourceFound) -> None:
        """A running recording found or lost a source."""
        lost = self._lost.setdefault((app_id, group_id), {})
        key = (event.user_id, event.media_id, event.media_type)
        before = lost.get(key)
        if isinstance(event, SourceLost):
            lost[key] = event.reason
        else:
            lost.pop(key, None)
        if before != lost.get(key):
            self._version += 1

    async def changes(self, app_id: str) -> AsyncGenerator[GroupList]:
        """The groups of `app_id` now, and again whenever they have changed."""
        told: GroupList | None = None
        while True:
            async with self._changed:
                seen = self._version
            now = await asyncio.to_thread(self.list, app_id)
            if now != told:
                told = now
                yield now
            async with self._changed:
                await self._changed.wait_for(lambda: self._version != seen)  # noqa: B023

    async def watch(self, changed: ChangeListener) -> None:
        """Follow the files; `changed` is awaited with app id and group id of what differs."""
        told = self._version
        before = self._all_members()
        while True:
            await asyncio.sleep(self._interval)
            await asyncio.to_thread(self._reread)
            if told == self._version:
                continue
            told = self._version
            async with self._changed:
                self._changed.notify_all()
            after = self._all_members()
            for app_id, group_id in before.keys() | after.keys():
                if before.get((app_id, group_id)) != after.get((app_id, group_id)):
                    await changed(app_id, group_id)
            before = after

    def _look_at_machine(self) -> None:
        """What this computer has now: a camera may be plugged in at any time."""
        if not self._allow_files:
            self._machine = (), "a recorder that serves other computers does not show its own"
            return
        if time.monotonic() - self._machine_seen < _MACHINE_SECONDS:
            return
        self._machine_seen = time.monotonic()
        before, self._machine = self._machine, this_computer()
        if before != self._machine:
            self._version += 1

    def _reread(self) -> None:
        self._look_at_machine()
        for path in self._files:
            stamp = _stamp(path)
            if stamp == self._stamps.get(path):
                continue
            if stamp != self._unsettled.get(path):
                self._unsettled[path] = stamp  # perhaps half written: not before it stands still
                continue
            self._stamps[path] = stamp
            try:
                self._files[path] = toml_file.read(path)
            except toml_file.BadGroupsFile as error:
                _LOG.warning("the groups stay as they were: %s", error)
                continue
            self._version += 1

    def _all_members(self) -> dict[tuple[str, str], tuple[MediaSource, ...]]:
        return {
            (account.app_id, group_id): self.members(account.app_id, group_id)
            for account in self._accounts
            for group_id in {
                *self._of_file(account.app_id),
                *self._own.get(account.app_id, {}),
                DEMO,
                THIS_COMPUTER,
            }
        }

    def _of_file(self, app_id: str) -> toml_file.GroupMedia:
        account = self._accounts.get(app_id)
        if account is None or account.groups is None:
            return {}
        return self._files.get(account.groups, {})

    def _fixed(self, app_id: str, group_id: str) -> tuple[MediaSource, ...]:
        built_in = {DEMO: self._demo_media, THIS_COMPUTER: self._machine[0]}.get(group_id, ())
        return built_in + self._of_file(app_id).get(group_id, ())

    def _group(self, app_id: str, group_id: str) -> Group:
        own = {key_of(each) for each in self._own.get(app_id, {}).get(group_id, ())}
        lost = self._lost.get((app_id, group_id), {})
        media: list[Media] = []
        for each in self.members(app_id, group_id):
            reason = _missing_file(each.source) or lost.get(key_of(each), "")
            fields = msgspec.structs.asdict(each)
            media.append(Media(**fields, live=not reason, reason=reason, own=key_of(each) in own))
        reason = self._machine[1] if group_id == THIS_COMPUTER else ""
        return Group(id=group_id, media=tuple(media), reason=reason)

    def _check_addable(self, app_id: str, group_id: str, media: MediaSource) -> None:
        if group_id == THIS_COMPUTER:
            raise GroupChangeRefused("this group shows only what this machine has")
        if key_of(media) in {key_of(each) for each in self._fixed(app_id, group_id)}:
            raise GroupChangeRefused("the group has this stream already")
        for place in (media.source, media.card):
            if not place or toml_file.has_scheme(place):
                if place.lower().startswith("file:"):
                    raise GroupChangeRefused("give a file by its path")
                continue
            if not self._allow_files:
                raise GroupChangeRefused("files of this machine cannot be added from elsewhere")
            if not Path(place).is_absolute():
                raise GroupChangeRefused("the path of a file must be absolute")

    async def _change_own(self, app_id: str, own: toml_file.GroupMedia) -> None:
        everything = self._own | {app_id: own}
        await asyncio.to_thread(self._write_own, everything)
        self._own = everything
        self._version += 1
        async with self._changed:
            self._changed.notify_all()

    def _own_file(self, app_id: str) -> Path:
        """`groups.toml` for the one account; where there are several, each one's is named for it,
        so that no order of theirs ever gives one what another has added."""
        if len(tuple(self._accounts)) == 1:
            return self._own_path
        safe = app_id.encode().hex()
        return self._own_path.with_name(f"{self._own_path.stem}-{safe}{self._own_path.suffix}")

    def _read_own(self, app_id: str) -> toml_file.GroupMedia:
        path = self._own_file(app_id)
        if not path.exists():
            return {}
        try:
            return toml_file.read(path)
        except toml_file.BadGroupsFile as error:
            aside = path.with_name(path.name + ".unreadable")
            _LOG.warning("added members are set aside as %s: %s", aside.name, error)
            path.replace(aside)
            return {}

    def _write_own(self, own: dict[str, toml_file.GroupMedia]) -> None:
        for app_id, groups in own.items():
            path = self._own_file(app_id)
            if not groups and not path.exists():
                continue
            unfinished = path.with_name(path.name + ".part")
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(toml_file.write(groups))
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)


def _missing_file(source: str) -> str:
    if source and not toml_file.has_scheme(source) and not Path(source).exists():
        return "file-not-found"
    return ""


def _stamp(path: Path) -> tuple[int, int]:
    """When and how large the file is; zeros when it is gone."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
