"""asyncio, with its sockets and certificates, comes when something is taken from it, not before.

Many modules begin with `import asyncio`; none needs it until the window is seen. So that line gives
them the module empty, and the first name taken out of it fills it. (The standard library's own
`LazyLoader` fills it at the second `import` already.)
"""

import importlib.util
import sys
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any


def put_off_asyncio() -> None:
    """From now on, for the whole process; nothing happens where it is there already."""
    if "asyncio" not in sys.modules:
        spec = importlib.util.find_spec("asyncio")
        assert spec is not None
        sys.modules[spec.name] = _Late(spec)


class _Late(ModuleType):
    """A package that runs its own code once it is asked for a name, or for where its parts are."""

    def __init__(self, spec: ModuleSpec) -> None:
        super().__init__(spec.name)
        self.__spec__ = spec
        self.__loader__ = spec.loader
        self.__package__ = spec.name
        self.__file__ = spec.origin
        self._filling = RLock()  # who asks meanwhile, in another thread, waits
        self._is_filled = False

    def __getattr__(self, name: str) -> Any:
        if name == "__path__" or not name.startswith("__"):  # others are asked of any, just to see
            with self._filling:
                self._fill()
            if name in vars(self):
                return vars(self)[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def _fill(self) -> None:
        if self._is_filled:
            return
        self._is_filled = True
        assert self.__spec__ is not None and self.__spec__.loader is not None
        self.__path__ = self.__spec__.submodule_search_locations or []
        self.__spec__.loader.exec_module(self)
