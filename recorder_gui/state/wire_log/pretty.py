"""A message's text as indented JSON, for reading."""

import contextlib

import msgspec

_LARGEST = 200_000  # characters; more than that nobody reads, and a text field chokes on it


def pretty(text: str) -> str:
    """`text` indented where it is JSON, as it is where not; the end of a huge one is left out."""
    with contextlib.suppress(msgspec.DecodeError, RecursionError, ValueError):
        text = msgspec.json.format(text, indent=2)
    return text if len(text) <= _LARGEST else text[:_LARGEST] + "\n…"
