"""Secrets out of messages, before anything keeps or shows them."""

import re
from typing import Any, cast

MASK = "••••••"
SECRET_FIELDS = frozenset({"token", "password", "secret", "authorization"})

_LINK_SECRET = re.compile(r"(?i)([?&](?:token|signature|sig|key|auth)[^=&#]*=)[^&#\s\"]+")


def masked(message: Any) -> Any:
    """A copy of `message` (JSON's types) with the value of every secret field replaced by MASK,
    and the secret parameters of every link in it too."""
    if isinstance(message, dict):
        fields = cast("dict[str, Any]", message)
        return {
            name: MASK if name.lower() in SECRET_FIELDS and value else masked(value)
            for name, value in fields.items()
        }
    if isinstance(message, list):
        return [masked(each) for each in cast("list[Any]", message)]
    if isinstance(message, str):
        return _LINK_SECRET.sub(rf"\g<1>{MASK}", message)
    return message
