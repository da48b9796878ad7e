"""The support bundle: what support staff need to understand a fault, in one zip, without secrets.

Each entry is masked where it is made: by the secrets that this window knows, and by every word
that names one.
"""

import asyncio
import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.masking import MASK, masked
from recorder_gui.state.explanations import explain
from recorder_gui.state.task_scope import TaskScope

_MOST_OF_A_LOG = 2 * 1024 * 1024  # bytes, its end
_SECRET = re.compile(
    r"(?i)((?:token|password|secret|authorization)[\"']?\s*[=:]\s*[\"']?(?:bearer\s+)?|bearer\s+)"
    r"[^\s\"'&,}]+"
)


class Entry(Struct, frozen=True):
    """One file of the bundle: `name` in the zip, `text` without secrets."""

    name: str
    text: str

    @property
    def size(self) -> int:
        """Bytes before it is packed."""
        return len(self.text.encode("utf-8", "replace"))


class Ingredients(Struct, frozen=True):
    """What a bundle is made of. `facts`: versions and places; `logs`: files of which the end is
    taken; `settings`: the settings' file; `wire`: gives lines of the wire log, and blocks;
    `errors`: the last errors shown; `secrets`: texts that must not be in it."""

    facts: Sequence[tuple[str, str]]
    logs: Sequence[Path]
    settings: Path
    wire: Callable[[], Sequence[bytes]]
    errors: Sequence[str]
    secrets: frozenset[str]


class RecentErrors:
    """The last errors that the person was shown, with their moments."""

    def __init__(self, most: int = 50) -> None:
        self._kept: deque[str] = deque(maxlen=most)

    def note(self, error: UserFacingError) -> None:
        """One was shown just now."""
        moment = datetime.now().astimezone().isoformat(timespec="seconds")
        self._kept.append(f"{moment} [{error.code}]\n{error.sentence}\n{error.advice}".strip())

    def texts(self) -> list[str]:
        """The oldest first."""
        return list(self._kept)


class SupportBundle(QObject):
    """Gathers, and then writes what was shown. Signals: `gathered(tuple[Entry])`;
    `written(Path)`; `failed(UserFacingError)`."""

    gathered = Signal(object)
    written = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        ingredients: Callable[[], Ingredients],
        scope: TaskScope,
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ingredients = ingredients
        self._scope = scope
        self._executor = executor

    def gather(self) -> None:
        """Read everything, off this thread; `gathered` tells what there is."""
        self._scope.start(self._gather, key="gather bundle", on_error=self._on_failed)

    def write(self, entries: Sequence[Entry], path: Path) -> None:
        """Write exactly `entries`; `written` tells."""
        self._scope.start(
            partial(self._write, tuple(entries), path), key="write bundle", on_error=self._on_failed
        )

    async def _gather(self) -> None:
        loop = asyncio.get_running_loop()
        entries = await loop.run_in_executor(self._executor, entries_of, self._ingredients())
        self.gathered.emit(entries)

    async def _write(self, entries: tuple[Entry, ...], path: Path) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._executor, write_zip, entries, path)
        self.written.emit(path)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(explain(error))


def entries_of(ingredients: Ingredients) -> tuple[Entry, ...]:
    """The files of a bundle; blocks. A file that can't be read says so in its place."""
    clean = partial(without_secrets, secrets=ingredients.secrets)
    facts = "\n".join(f"{name}: {value}" for name, value in ingredients.facts)
    entries = [
        Entry("versions.txt", clean(facts)),
        Entry("last-errors.txt", clean("\n\n".join(ingredients.errors))),
        Entry("settings.ini", clean(_end_of(ingredients.settings))),
    ]
    entries += [Entry(f"logs/{path.name}", clean(_end_of(path))) for path in ingredients.logs]
    wire = b"\n".join(ingredients.wire()).decode("utf-8", "replace")
    entries.append(Entry("wire-log.jsonl", clean(wire)))
    return tuple(each for each in entries if each.text)


def without_secrets(text: str, secrets: Iterable[str]) -> str:
    """`text` with MASK for each of `secrets` and for whatever is named as one."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, MASK)
    return _SECRET.sub(rf"\g<1>{MASK}", str(masked(text)))


def write_zip(entries: Sequence[Entry], path: Path) -> None:
    """Write the zip in one step; blocks. Raises OSError."""
    part = path.with_name(path.name + ".part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as bundle:
            for entry in entries:
                bundle.writestr(entry.name, entry.text.encode("utf-8", "replace"))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _end_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _MOST_OF_A_LOG))
            return file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"could not be read: {error}"
