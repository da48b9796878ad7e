"""Tokens go to the system's vault; where there is none they last for this run, and we know it."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest

from recorder_gui.state.vault import Vault


class _Drawer(keyring.backend.KeyringBackend):
    """A vault in memory, with the real interface of one."""

    priority = 1  # pyright: ignore[reportAssignmentType]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("none")
        del self.kept[service, username]


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture
def drawer() -> Iterator[_Drawer]:
    before = keyring.get_keyring()
    ours = _Drawer()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


@pytest.fixture
def no_vault() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)


def test_a_token_goes_to_the_systems_vault_and_comes_back(
    executor: ThreadPoolExecutor, drawer: _Drawer
) -> None:
    async def main() -> str:
        assert await Vault(executor).keep("one", "secret")
        return await Vault(executor).read("one")

    assert asyncio.run(main()) == "secret"
    assert list(drawer.kept.values()) == ["secret"]


def test_forgetting_is_no_error_when_there_is_nothing(
    executor: ThreadPoolExecutor, drawer: _Drawer
) -> None:
    async def main() -> str:
        vault = Vault(executor)
        await vault.keep("one", "secret")
        await vault.forget("one")
        await vault.forget("one")
        return await vault.read("one")

    assert asyncio.run(main()) == ""


def test_without_a_vault_the_token_lasts_for_this_run_only(
    executor: ThreadPoolExecutor, no_vault: None
) -> None:
    async def main() -> tuple[bool, str, str, bool]:
        vault = Vault(executor)
        kept = await vault.keep("one", "secret")
        return kept, await vault.read("one"), await Vault(executor).read("one"), vault.is_lasting

    kept, now, next_run, lasting = asyncio.run(main())
    assert (kept, now, next_run, lasting) == (False, "secret", "", False)
