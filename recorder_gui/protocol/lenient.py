"""Lenient reading of values whose types the service mixes.

The authority writes ints where it promises strings and the other way round. Here an int where a
string is due and a numeric string where an int is due are converted, a null takes the field's
default, an empty or one-element array stands for `auto`'s object, and a colour may be "#rrggbb".
Everything else that does not fit raises `msgspec.ValidationError`, as msgspec itself does.
"""

import re
import types
from functools import cache
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

import msgspec

from recorder_gui.protocol.requests import AutoLayout

T = TypeVar("T")

_HEX_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def convert(untrusted_value: object, wanted: type[T]) -> T:
    """`untrusted_value` (JSON types) as a `wanted`; raises `msgspec.ValidationError`."""
    return msgspec.convert(_loosen(untrusted_value, wanted), wanted, strict=False)


def _loosen(value: object, wanted: Any) -> object:
    """`value` with the conversions that msgspec does not make on its own; `wanted` is bare."""
    if wanted is AutoLayout:
        return _loosen_auto(value)
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return _loosen_struct(value, wanted)
    if get_origin(wanted) is tuple and isinstance(value, list):
        item = _bare(get_args(wanted)[0])
        return [_loosen(each, item) for each in cast("list[object]", value)]
    if wanted is str and isinstance(value, int) and not isinstance(value, bool):
        return _digits(value)
    if wanted is int and isinstance(value, str) and _HEX_COLOR.fullmatch(value):
        return int(value[1:], 16)
    return value


def _bare(wanted: Any) -> Any:
    """`wanted` without its range and without `| None`."""
    if get_origin(wanted) is Annotated:
        return _bare(get_args(wanted)[0])
    if get_origin(wanted) in (Union, types.UnionType):
        some = [each for each in get_args(wanted) if each is not type(None)]
        return _bare(some[0]) if len(some) == 1 else wanted
    return wanted


def _loosen_struct(value: object, wanted: type[msgspec.Struct]) -> object:
    if not isinstance(value, dict):
        return value
    given = cast("dict[str, object]", value)
    loosened: dict[str, object] = {}
    for name, field_type in _fields(wanted):
        if given.get(name) is None:
            continue  # absent and null are the same: the default, or an error when there is none
        kept = _loosen(given[name], field_type)
        if kept is not None:
            loosened[name] = kept
    return loosened


@cache
def _fields(wanted: type[msgspec.Struct]) -> tuple[tuple[str, Any], ...]:
    """The wire's names of a struct's fields with their bare types: slow to find out, and asked
    for every item of every list."""
    found = msgspec.structs.fields(wanted)
    return tuple((field.encode_name, _bare(field.type)) for field in found)


def _loosen_auto(value: object) -> object:
    """None for every way of writing "manual"; an object for every way of writing one."""
    if isinstance(value, list):
        items = cast("list[object]", value)
        if len(items) > 1:
            raise msgspec.ValidationError("Expected one automatic layout, got several")
        value = items[0] if items else None
    if value in (None, {}, 0, False, ""):
        return None
    if value == 1:  # a record that only tells that it is automatic
        return {}
    return _loosen_struct(value, AutoLayout)


def _digits(value: int) -> str:
    try:
        return str(value)
    except ValueError as error:  # past Python's limit of digits
        raise msgspec.ValidationError("Expected `str`, got a number too long to read") from error
