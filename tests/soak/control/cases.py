"""What a run suffers: one fault of one connection, at one place."""

import asyncio
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from tests.services.fault_proxy import Faults

Send = Callable[[bytes], None]


@dataclass(frozen=True)
class Lengths:
    """Bytes that a login (handshake included), an init with its layout and a stop take in all;
    `login_up` and `login_down` of them the login."""

    up: int
    down: int
    login_up: int
    login_down: int


@dataclass(frozen=True)
class Case:
    """`kind` for people, `faults` of the first connection; `login_only`: it is over before
    anything is recorded."""

    kind: str
    faults: Faults
    login_only: bool = False


def every_cut(lengths: Lengths) -> list[Case]:
    """A cut at each byte, either way."""
    ups = [
        Case("cut on the way there", Faults(cut_up=n), n <= lengths.login_up)
        for n in range(1, lengths.up + 1)
    ]
    downs = [
        Case("cut on the way back", Faults(cut_down=n), n <= lengths.login_down)
        for n in range(1, lengths.down + 1)
    ]
    return ups + downs


def all_cases(lengths: Lengths, count: int, seed: int, others: int) -> list[Case]:
    """Every cut, and the other kinds in turn: `others`, and more until there are `count`."""
    chance = random.Random(seed)
    cases = every_cut(lengths)
    kinds = (_half_open, _late, _twice, _out_of_order, _mangled, _flipped)
    for number in range(max(others, count - len(cases))):
        cases.append(kinds[number % len(kinds)](chance, lengths))
    return cases


def share(cases: list[Case], lengths: Lengths, part: int, parts: int) -> list[Case]:
    """The `part`-th (from 0) of `parts`: together they have each byte of either way, also where
    the lengths differ a little from one to the next."""
    back = lengths.up
    others = lengths.up + lengths.down
    ways = (cases[:back], cases[back:others], cases[others:])
    return [case for way in ways for case in way[part::parts]]


def sample(lengths: Lengths, count: int, seed: int) -> list[Case]:
    """So many of them: each kind, the cuts spread over all positions."""
    cuts = every_cut(lengths)
    random.Random(seed).shuffle(cuts)
    others = all_cases(lengths, 0, seed, count)[len(cuts) :]
    return [*islice(cuts, count // 2), *others[: count - count // 2]]


def _half_open(chance: random.Random, lengths: Lengths) -> Case:
    """Both sides open, nothing flows, for longer than the ping time."""
    if chance.random() < 0.5:
        return Case("half-open", Faults(hush_up=chance.randrange(1, lengths.up)))
    return Case("half-open", Faults(hush_down=chance.randrange(1, lengths.down)))


def _late(chance: random.Random, _: Lengths) -> Case:
    """Each reply late, some later than is waited for them."""

    def meddle(text: bytes, send: Send) -> None:
        asyncio.get_running_loop().call_later(chance.choice((0.02, 0.1, 0.5)), send, text)

    return Case("replies late", Faults(meddle=meddle))


def _twice(chance: random.Random, _: Lengths) -> Case:
    def meddle(text: bytes, send: Send) -> None:
        send(text)
        asyncio.get_running_loop().call_later(chance.choice((0.0, 0.05)), send, text)

    return Case("replies twice", Faults(meddle=meddle))


def _out_of_order(chance: random.Random, _: Lengths) -> Case:
    """Every second one is held until the next has gone, or a moment has passed."""
    held: list[bytes] = []

    def let_go(send: Send) -> None:
        while held:
            send(held.pop())

    def meddle(text: bytes, send: Send) -> None:
        if held or chance.random() < 0.4:
            send(text)
            let_go(send)
        else:
            held.append(text)
            asyncio.get_running_loop().call_later(0.15, let_go, send)

    return Case("replies out of order", Faults(meddle=meddle))


def _mangled(chance: random.Random, _: Lengths) -> Case:
    """One reply is something else."""
    which = chance.randrange(4)
    how = chance.choice((_cut_text, _html, _wrong_types, _no_seq, _other_seq, _not_utf8, _nested))
    seen = 0

    def meddle(text: bytes, send: Send) -> None:
        nonlocal seen
        send(how(text) if seen == which else text)
        seen += 1

    return Case("a reply mangled", Faults(meddle=meddle))


def _flipped(chance: random.Random, lengths: Lengths) -> Case:
    """One bit is another, either way."""
    if chance.random() < 0.5:
        return Case("a bit flipped", Faults(flip_up=chance.randrange(lengths.up)))
    return Case("a bit flipped", Faults(flip_down=chance.randrange(lengths.down)))


def _cut_text(text: bytes) -> bytes:
    return text[: len(text) // 2]


def _html(_: bytes) -> bytes:
    return b"<html><body>Sign in to this network</body></html>"


def _wrong_types(text: bytes) -> bytes:
    return json.dumps({name: [value] for name, value in json.loads(text).items()}).encode()


def _no_seq(text: bytes) -> bytes:
    told = json.loads(text)
    told.pop("seq", None)
    return json.dumps(told).encode()


def _other_seq(text: bytes) -> bytes:
    return json.dumps(json.loads(text) | {"seq": "999"}).encode()


def _not_utf8(text: bytes) -> bytes:
    return text.replace(b'"code"', b'"c\xffde"')


def _nested(_: bytes) -> bytes:
    return b"[" * 100_000
