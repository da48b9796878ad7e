"""A storage service whose recordings have four slices each, and the faults that it has planned.

Every answer to a request for a slice takes the next fault of its recording's plan, until there is
none left. What a slice holds may change underneath: then its newest bytes are the right ones.
"""

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.services.hostile_storage import Asked, HostileStorage, Told, told_file, told_json

SLICES = 4
KINDS = {
    "cut": 40,
    "stall": 14,
    "expired link": 26,
    "server error": 26,
    "wrong range": 26,
    "shorter body": 24,
    "changed": 18,
    "kill": 14,
    "full disk": 12,
}
PREFIX = "/slice/"


@dataclass
class Slice:
    """The bytes of one slice; `version` counts their changes; some servers tell no checksum."""

    content: bytes
    version: int = 1
    tells_checksum: bool = True

    @property
    def etag(self) -> str:
        """Its entity tag."""
        return f'"{self.version}-{len(self.content)}"'

    @property
    def sha256(self) -> str:
        """What must lie on disk in the end."""
        return hashlib.sha256(self.content).hexdigest()


def planned(count: int, seed: int) -> list[str]:
    """So many faults of all kinds, in the shares of `KINDS`, in random order."""
    chance = random.Random(seed)
    share = count / sum(KINDS.values())
    faults = [kind for kind, weight in KINDS.items() for _ in range(max(1, round(weight * share)))]
    chance.shuffle(faults)
    return (faults + list(KINDS))[:count]


class FaultyStorage(HostileStorage):
    """See the module. `kill` ends the window at once; `fill` fills its disk."""

    def __init__(
        self,
        names: list[str],
        faults: list[str],
        *,
        kill: Callable[[], None],
        fill: Callable[[], None],
        seed: int = 1,
    ) -> None:
        super().__init__()
        self._chance = random.Random(seed)
        self._kill_window, self._fill_disk = kill, fill
        self.slices = {name: self._slices(number) for number, name in enumerate(names)}
        self.plans = {name: faults[number :: len(names)] for number, name in enumerate(names)}
        self.happened: list[tuple[str, str]] = []
        self._generation = 1
        self.answers = {
            "/api/record/file/download": self._links,
            "/api/record/file/list": lambda _: told_json(data=None),
            "/api/store/volume/getUsedVolume": lambda _: told_json(
                data={"useVolume": 0, "volume": 0}
            ),
            PREFIX: self._slice,
        }

    @property
    def bytes_in_all(self) -> int:
        """Of all slices together."""
        return sum(len(each.content) for each_name in self.slices.values() for each in each_name)

    def hand_over(self, name: str, to: list[str]) -> None:
        """`name` is done, and was spared the rest of its plan: that befalls `to`."""
        rest, self.plans[name] = self.plans[name], []
        for number, kind in enumerate(rest if to else ()):
            self.plans[to[number % len(to)]].append(kind)

    def _slices(self, number: int) -> list[Slice]:
        """Every sixth recording is large enough for several connections a slice."""
        least, most = (9_000_000, 11_000_000) if number % 6 == 5 else (600_000, 2_400_000)
        return [
            Slice(
                self._chance.randbytes(self._chance.randrange(least, most)),
                tells_checksum=self._chance.random() < 0.5,
            )
            for _ in range(SLICES)
        ]

    def _links(self, asked: Asked) -> Told:
        name = asked.fields["file_name"]
        if name not in self.slices:
            return told_json(data={"urls": []})
        urls = [
            f"{self.url}{PREFIX}{name}/{number}?link={self._generation}"
            for number in range(1, SLICES + 1)
        ]
        return told_json(data={"urls": urls, "count": SLICES})

    def _slice(self, asked: Asked) -> Told:
        path, _, link = asked.path.removeprefix(PREFIX).partition("?link=")
        name, number = path.split("/")
        wanted = self.slices[name][int(number) - 1]
        if int(link) < self._generation:
            return Told(403, body=b"expired")
        plan = self.plans[name]
        if not plan:
            return self._good(asked, wanted)
        kind = plan.pop(0)
        self.happened.append((name, kind))
        return getattr(self, "_" + kind.replace(" ", "_"))(asked, wanted)

    def _good(self, asked: Asked, wanted: Slice) -> Told:
        return told_file(asked, wanted.content, etag=wanted.etag, sha256=wanted.tells_checksum)

    def _somewhere(self, told: Told) -> int:
        return self._chance.randrange(len(told.body) + 1)

    def _cut(self, asked: Asked, wanted: Slice) -> Told:
        told = self._good(asked, wanted)
        return replace(told, cut_after=self._somewhere(told))

    def _stall(self, asked: Asked, wanted: Slice) -> Told:
        told = self._good(asked, wanted)
        return replace(told, stall_after=self._chance.randrange(len(told.body) or 1))

    def _expired_link(self, asked: Asked, wanted: Slice) -> Told:
        self._generation += 1
        return Told(403, body=b"expired")

    def _server_error(self, asked: Asked, wanted: Slice) -> Told:
        return Told(500, body=b"<html>oops</html>")

    def _wrong_range(self, asked: Asked, wanted: Slice) -> Told:
        """Another start than was asked for, a range that is none, or no range at all."""
        told = self._good(asked, wanted)
        if told.status != 206:
            return told
        total = len(wanted.content)
        ranges = [f"bytes {asked.start + 1}-{total - 1}/{total}", "bytes 0-9/10", "octets 1-2/3"]
        return replace(told, headers=told.headers | {"Content-Range": self._chance.choice(ranges)})

    def _shorter_body(self, asked: Asked, wanted: Slice) -> Told:
        """Fewer bytes than the answer's own range tells, properly ended or cut."""
        told = self._good(asked, wanted)
        length = self._somewhere(told)
        if told.status == 206 and self._chance.random() < 0.5:
            return replace(told, body=told.body[:length])
        headers = told.headers | {"Content-Length": str(len(told.body))}
        return replace(told, headers=headers, cut_after=length)

    def _changed(self, asked: Asked, wanted: Slice) -> Told:
        """The file is another one from now on, of another length or of the same one."""
        length = len(wanted.content) - self._chance.choice((0, 1, 5000))
        wanted.content = self._chance.randbytes(length)
        wanted.version += 1
        return self._good(asked, wanted)

    def _at_some_byte(self, asked: Asked, wanted: Slice, then: Callable[[], None]) -> Told:
        told = self._good(asked, wanted)
        return replace(told, at=self._somewhere(told), then=then)

    def _kill(self, asked: Asked, wanted: Slice) -> Told:
        return self._at_some_byte(asked, wanted, self._kill_window)

    def _full_disk(self, asked: Asked, wanted: Slice) -> Told:
        return self._at_some_byte(asked, wanted, self._fill_disk)
