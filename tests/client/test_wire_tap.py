"""Nothing secret passes the tap, however it is written."""

import pytest

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage, WireTap

SECRET = "s3cret-Value-77"


def seen_of(text: str | bytes, *guarded: str) -> WireMessage:
    seen: list[WireMessage] = []
    tap = WireTap(seen.append)
    for secret in guarded:
        tap.guard(secret)
    tap.tell(Direction.RECEIVED, Channel.CONTROL, "", text)
    return seen[0]


@pytest.mark.parametrize(
    "text",
    [
        f'{{"token": "{SECRET}"}}',
        f'{{"Token": "{SECRET}", "broken',
        f'{{"a": {{"b": [{{"password": "{SECRET}"}}]}}}}',
        '{"t\\u006fken": "' + SECRET + '"}',
        f'{{"url": "http://x/f?signature={SECRET}&a=1"}}',
        f"http://x/f?token={SECRET}",
        f"token={SECRET}",
        f'{{"secret": "{SECRET}',
    ],
)
def test_secrets_are_masked_by_their_names(text: str) -> None:
    assert SECRET not in repr(seen_of(text))
    assert SECRET not in repr(seen_of(text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        f'{{"msg": "no such token as {SECRET}"}}',
        f"<html>{SECRET}</html>",
        '{"msg": "' + "".join(f"\\u{ord(each):04x}" for each in SECRET) + '"}',
    ],
)
def test_a_guarded_secret_is_masked_wherever_it_stands(text: str) -> None:
    assert SECRET not in repr(seen_of(text, SECRET))
    assert SECRET not in str(seen_of(text, SECRET).message)


def test_what_is_no_secret_stays_as_it_came() -> None:
    text = '{"id": 8200, "code": 0, "msg": "画面", "seq": "3"}'
    message = seen_of(text)
    assert message.text == text
    assert message.size == len(text.encode())
    assert message.message == {"id": 8200, "code": 0, "msg": "画面", "seq": "3"}


def test_what_is_not_json_is_shown_as_the_text_that_it_is() -> None:
    assert seen_of(b"\xffno").message == "\ufffdno"


def test_observers_come_and_go() -> None:
    first: list[WireMessage] = []
    second: list[WireMessage] = []
    tap = WireTap()
    assert not tap.listening
    end = tap.observe(first.append)
    tap.observe(second.append)
    tap.tell(Direction.SENT, Channel.STORAGE, "volume", "{}")
    end()
    end()
    tap.tell(Direction.SENT, Channel.STORAGE, "volume", "{}")
    assert (len(first), len(second)) == (1, 2)
