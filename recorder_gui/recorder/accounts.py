"""Who may use the service: app ids with their tokens, each with what is its own.

The file of several accounts:

    [[app]]
    app_id = "school"
    token = "..."
    quota = 10_000_000_000       # optional, bytes
    groups = "school.toml"       # optional, relative to this file
"""

import hmac
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from recorder_gui.recorder.errors import ServiceError


@dataclass(frozen=True, slots=True)
class Account:
    """One app id; `quota` in bytes, None is no limit."""

    app_id: str
    token: str
    quota: int | None = None
    groups: Path | None = None


class Accounts:
    """The accounts of this service."""

    def __init__(self, accounts: tuple[Account, ...]) -> None:
        self._by_id = {account.app_id: account for account in accounts}

    def __iter__(self) -> Iterator[Account]:
        return iter(self._by_id.values())

    def authenticate(self, untrusted_app_id: str, untrusted_token: str) -> Account | None:
        """The account, or None; takes as long for a wrong id as for a wrong token."""
        account = self._by_id.get(untrusted_app_id)
        expected = account.token if account is not None else "\0"
        same = hmac.compare_digest(
            expected.encode(), untrusted_token.encode("utf-8", "surrogatepass")
        )
        return account if same else None

    def get(self, app_id: str) -> Account | None:
        """The account of `app_id`, unchecked."""
        return self._by_id.get(app_id)


def read_accounts(path: Path, groups: Path | None, quota: int | None) -> tuple[Account, ...]:
    """The accounts in the file; what one leaves out is `groups` and `quota`.

    Raises ServiceError, which never shows a token.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise ServiceError(f"The file of accounts {path} cannot be read: {error}") from error
    entries = document.get("app")
    if not isinstance(entries, list) or not entries:
        raise ServiceError(f"{path} holds no [[app]] entry.")
    accounts: list[Account] = []
    for number, entry in enumerate(cast("list[Any]", entries), 1):
        accounts.append(_account(entry, f"[[app]] {number} of {path}", path.parent, groups, quota))
    if len({account.app_id for account in accounts}) < len(accounts):
        raise ServiceError(f"{path} names an app_id twice.")
    return tuple(accounts)


def _account(
    entry: Any, place: str, folder: Path, groups: Path | None, quota: int | None
) -> Account:
    fields = cast("dict[str, Any]", entry if isinstance(entry, dict) else {})
    app_id, token = fields.get("app_id"), fields.get("token")
    if not isinstance(app_id, str) or not app_id or not isinstance(token, str) or not token:
        raise ServiceError(f"{place} needs an app_id and a token.")
    own_quota = fields.get("quota", quota)
    if own_quota is not None and (not isinstance(own_quota, int) or own_quota < 0):
        raise ServiceError(f"{place}: quota is a number of bytes.")
    own_groups = fields.get("groups")
    if own_groups is not None and not isinstance(own_groups, str):
        raise ServiceError(f"{place}: groups is the name of a file.")
    return Account(app_id, token, own_quota, folder / own_groups if own_groups else groups)
