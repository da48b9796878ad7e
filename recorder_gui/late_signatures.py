"""PySide's knowledge of its own signatures, made ready only when somebody asks for it.

PySide carries it as source and compiles all of it at each start: a third of the time until an empty
window is there. It serves for the words of a TypeError and for `inspect.signature`, and a program
that works asks for neither. So these modules begin empty; whoever takes something from one of them,
PySide itself included, finds it complete.
"""

import builtins
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from types import ModuleType
from typing import Any

_BEGINNING = """
from recorder_gui.late_signatures import completed_when_asked
__getattr__ = completed_when_asked(__name__)
"""
# Not `mapping`: PySide looks into its dictionary without asking the module.
_LATE = {
    f"shibokensupport/signature/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "parser",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
    )
}


@contextmanager
def late_signatures() -> Iterator[None]:
    """Import PySide in here. A PySide that keeps them elsewhere, or as compiled files, is imported
    as ever."""
    usual = builtins.compile

    def compile_later(source: Any, filename: Any, mode: str, *rest: Any, **more: Any) -> Any:
        wanted = _BEGINNING if filename in _LATE else source
        return usual(wanted, filename, mode, *rest, **more)

    builtins.compile = compile_later
    try:
        yield
    finally:
        builtins.compile = usual


def completed_when_asked(name: str) -> Callable[[str], Any]:
    """The `__getattr__` of the module `name`: brings it in full at the first question."""
    module = sys.modules[name]
    one_at_a_time = RLock()
    is_begun = False

    def ask(attribute: str) -> Any:
        nonlocal is_begun
        if not attribute.startswith("__"):  # those are asked of any module, just to see
            with one_at_a_time:
                if not is_begun:
                    is_begun = True
                    _complete(module)
            if attribute in vars(module):
                return vars(module)[attribute]
        raise AttributeError(f"module {name!r} has no attribute {attribute!r}")

    return ask


def _complete(module: ModuleType) -> None:
    loader: Any = module.__loader__  # PySide's own, out of its archive
    assert module.__file__ is not None
    source = loader.zfile.read(module.__file__)
    names = dict(vars(module))
    exec(compile(source, module.__file__, "exec"), names)  # noqa: S102  as PySide does
    vars(module).update(names)  # at once: no other thread finds half of it
