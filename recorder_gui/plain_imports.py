"""Python's own `import`, in place of the one that PySide puts there.

PySide's lets `from __feature__ import snake_case` work: for that it reads the source of every
module that is imported anywhere, and keeps it. This program never uses it; without, the window is
there sooner, and leaner.
"""

import builtins
import importlib


def use_plain_imports() -> None:
    """From now on, for the whole process; nothing happens where PySide has changed nothing."""
    importlib.import_module("PySide6")  # which puts its own in place
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
