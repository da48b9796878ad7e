"""Filters that a person keeps under a name, in the window's settings."""

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from recorder_gui.state.settings import Settings
from recorder_gui.state.tasks.finding.filters import TaskFilter, filter_text, read_filter

_KEY = "tasks/saved filters"


class SavedFilter(Struct, frozen=True):
    """One of them; names are not shared."""

    name: str
    filter: TaskFilter


class _Kept(msgspec.Struct, frozen=True):
    """As it is in the settings: the filter as the text that people send each other."""

    name: str
    text: str


class SavedFilters(QObject):
    """The list, in the order in which they were saved. Signal `changed`: it is another one."""

    changed = Signal()

    def __init__(self, settings: Settings | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._filters = [] if settings is None else _read(settings.text(_KEY, "[]"))

    def all(self) -> tuple[SavedFilter, ...]:
        """All of them."""
        return tuple(self._filters)

    def save(self, name: str, wanted: TaskFilter) -> None:
        """Keep `wanted` as `name`; one of that name is replaced."""
        kept = SavedFilter(name, wanted)
        names = [each.name for each in self._filters]
        if name in names:
            self._filters[names.index(name)] = kept
        else:
            self._filters.append(kept)
        self._keep()

    def rename(self, name: str, new: str) -> None:
        """Call it otherwise; one that had the new name goes."""
        self._filters = [
            replace(each, name=new) if each.name == name else each
            for each in self._filters
            if each.name != new or each.name == name
        ]
        self._keep()

    def remove(self, name: str) -> None:
        """Forget it."""
        self._filters = [each for each in self._filters if each.name != name]
        self._keep()

    def _keep(self) -> None:
        if self._settings is not None:
            kept = [_Kept(each.name, filter_text(each.filter)) for each in self._filters]
            self._settings.set_value(_KEY, msgspec.json.encode(kept).decode())
        self.changed.emit()


def _read(untrusted_text: str) -> list[SavedFilter]:
    """What can be read of it; each name once."""
    try:
        kept = msgspec.json.decode(untrusted_text, type=list[_Kept])
    except (msgspec.MsgspecError, RecursionError):
        return []
    found: dict[str, SavedFilter] = {}
    for each in kept:
        wanted = read_filter(each.text)
        if each.name and wanted is not None:
            found[each.name] = SavedFilter(each.name, wanted)
    return list(found.values())
