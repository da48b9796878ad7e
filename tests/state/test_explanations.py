"""Every error of the client and every code of the service has words that say what to do."""

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_gui.client import errors
from recorder_gui.client.control.requesting import NAMES as CONTROL_NAMES
from recorder_gui.client.errors import (
    BadReply,
    ClientError,
    ConnectFailed,
    ConnectFailure,
    ConnectionLost,
    DiskFull,
    LoginRefused,
    LossReason,
    NotConnected,
    RequestRefused,
    RequestTimedOut,
    StorageError,
)
from recorder_gui.client.storage.channel import NAMES as STORAGE_NAMES
from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.codes import Code
from recorder_gui.state.client_words import CLIENT_WORDS
from recorder_gui.state.explanations import explain
from recorder_gui.state.service_words import CHANGING, CODE_WORDS, REQUEST_NAMES

_BY_SERVICE_CODE = {"request_refused", "login_refused", "storage_refused"}


def _client_codes() -> set[str]:
    kinds = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, ClientError) and kind is not ConnectFailed
    ]
    return {kind.code for kind in kinds} | {f"connect_{each.value}" for each in ConnectFailure}


def test_every_code_of_the_client_has_words() -> None:
    assert _client_codes() - _BY_SERVICE_CODE <= CLIENT_WORDS.keys()


def test_every_code_of_the_protocol_has_words() -> None:
    assert CODE_WORDS.keys() == set(Code)


@pytest.mark.parametrize("code", [code for code in Code if code is not Code.SUCCESS])
def test_a_refusal_says_what_was_asked_what_it_means_and_what_to_do(
    qapp: object, code: Code
) -> None:
    told = explain(RequestRefused(code, "10000", "set layout"))
    assert told.sentence.startswith("Applying the layout")
    assert "10000" not in told.sentence + told.advice
    assert told.advice
    assert told.code == str(int(code))


def test_the_newer_gateways_prefix_is_understood(qapp: object) -> None:
    told = explain(RequestRefused(605030033, "", "set layout"))
    assert "paused" in told.sentence


def test_an_unknown_code_is_shown_as_the_number_with_the_services_words(qapp: object) -> None:
    told = explain(RequestRefused(31777, "quota of moon phases", "init record"))
    assert "31777" in told.sentence
    assert "quota of moon phases" in told.sentence
    assert told.advice


def test_text_of_the_service_can_not_fill_our_own_blanks(qapp: object) -> None:
    told = explain(RequestRefused(31777, "{code} {0} %1", "init record"))
    assert "{code} {0} %1" in told.sentence


@pytest.mark.parametrize("kind", list(ConnectFailure))
def test_a_connection_that_failed_names_the_address_or_the_way_out(
    qapp: object, kind: ConnectFailure
) -> None:
    told = explain(ConnectFailed(kind, "wss://record.example/", "why"))
    assert told.advice
    assert "{" not in told.sentence + told.advice


@pytest.mark.parametrize(
    "error",
    [
        NotConnected("pause"),
        ConnectionLost(LossReason.NETWORK, "reset"),
        ConnectionLost(LossReason.NETWORK, "reset", "stop"),
        RequestTimedOut("stop", 15.0),
        BadReply("query", "not JSON", html=True),
        DiskFull("talk", Path("downloads"), 10),
        StorageError(30008, "", "list files"),
        LoginRefused(30004, "", own_ghost=True),
        OSError(28, "No space left on device"),
    ],
)
def test_no_explanation_has_an_unfilled_blank(qapp: object, error: Exception) -> None:
    told = explain(error)
    assert isinstance(told, UserFacingError)
    assert told.sentence
    assert told.advice
    assert "{" not in told.sentence + told.advice


@pytest.mark.parametrize(
    "error",
    [
        NotConnected("stop"),
        ConnectionLost(LossReason.NETWORK, "", "stop"),
        RequestTimedOut("stop", 15.0),
        BadReply("stop", "not JSON"),
        RequestRefused(30013, "", "stop"),
    ],
)
def test_what_was_asked_is_named_first(qapp: object, error: Exception) -> None:
    assert explain(error).sentence.startswith("Stopping")


@pytest.mark.parametrize(
    "error_of",
    [
        lambda request: ConnectionLost(LossReason.NETWORK, "", request),
        lambda request: RequestTimedOut(request, 3.0),
        lambda request: BadReply(request, "not JSON"),
    ],
)
def test_only_of_what_changes_something_it_is_told_that_nobody_knows_whether_it_was_done(
    qapp: object, error_of: Callable[[str], ClientError]
) -> None:
    assert "whether it was done is not known" in explain(error_of("pause")).sentence
    assert "whether" not in explain(error_of("list files")).sentence


def test_everything_that_is_asked_of_a_service_has_a_name_for_people() -> None:
    asked = {*CONTROL_NAMES.values(), *STORAGE_NAMES.values(), "download"}
    assert asked <= REQUEST_NAMES.keys()
    assert REQUEST_NAMES.keys() >= CHANGING
