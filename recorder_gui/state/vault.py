"""Tokens in the system's own vault, and only there; without one, for this run only.

The vault can be slow and its library slow to import, so both happen in a worker thread.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar

_log = logging.getLogger(__name__)
_SERVICE = "recorder-gui"
T = TypeVar("T")


class Vault:
    """Reads and keeps one token for each profile id.

    `is_lasting` turns False once the system proved to have no vault: tokens are then forgotten at
    the end of this run, and whoever stores one says so.
    """

    def __init__(self, executor: Executor, *, service: str = _SERVICE) -> None:
        self._executor = executor
        self._service = service
        self._for_this_run: dict[str, str] = {}
        self.is_lasting = True

    async def read(self, profile_id: str) -> str:
        """The token, or "" when there is none."""
        if profile_id in self._for_this_run:
            return self._for_this_run[profile_id]

        def ask() -> str:
            import keyring

            return keyring.get_password(self._service, profile_id) or ""

        return await self._guarded(ask, "")

    async def keep(self, profile_id: str, token: str) -> bool:
        """Keep `token`; False when that lasts for this run only."""
        self._for_this_run[profile_id] = token

        def store() -> bool:
            import keyring

            keyring.set_password(self._service, profile_id, token)
            return True

        kept = await self._guarded(store, False)
        if kept:
            del self._for_this_run[profile_id]
        return kept

    async def forget(self, profile_id: str) -> None:
        """Remove the token."""
        self._for_this_run.pop(profile_id, None)

        def delete() -> None:
            import keyring
            from keyring.errors import PasswordDeleteError

            try:
                keyring.delete_password(self._service, profile_id)
            except PasswordDeleteError:
                _log.debug("the vault had no token to delete")

        await self._guarded(delete, None)

    async def _guarded(self, work: Callable[[], T], otherwise: T) -> T:
        def careful() -> T:
            from keyring.errors import KeyringError

            try:
                return work()
            except (KeyringError, OSError) as error:
                # A locked vault may open later, a missing one will not: either way, this run.
                self.is_lasting = False
                _log.warning("the system's vault can't be used: %s", type(error).__name__)
                return otherwise

        return await asyncio.get_running_loop().run_in_executor(self._executor, careful)
