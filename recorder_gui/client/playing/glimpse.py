"""A look at a slice by few bytes: what it tells of itself and its first picture, small."""

import asyncio
from concurrent.futures import Executor

from msgspec import Struct

from recorder_gui.client.http_clients import HttpClients
from recorder_gui.client.playing.decoding import Decoder, Picture
from recorder_gui.client.playing.facts import MediaFacts
from recorder_gui.client.playing.pixels import Pixels, as_pixels
from recorder_gui.client.playing.remote import Reading, RemoteSlice
from recorder_gui.client.storage.links import FreshLinks
from recorder_gui.errors import RecorderError

_WIDTH = 480
_LOOKED_AT = 40  # decoded parts within which a picture must have come


class Glimpse(Struct, frozen=True):
    """`picture`: (height, width, 4) bytes of blue, green, red and nothing; None: there is none, or
    it is too far into the file. `slices`: how many links there are."""

    facts: MediaFacts
    picture: Pixels | None
    slices: int
    fetched: int


async def glimpse(
    links: FreshLinks,
    clients: HttpClients,
    executor: Executor,
    *,
    budget: int,
    within: float = 10.0,
    with_picture: bool = True,
) -> Glimpse:
    """Look at the first slice behind `links`, by `budget` bytes and `within` seconds at most.

    Raises OutOfBudget, TimeoutError, and what reading and decoding it raise.
    """
    reading = Reading(block=64 * 1024, ahead=0, budget=budget)
    await links.renew(0)
    remote = RemoteSlice(links, 1, clients, reading=reading)
    loop = asyncio.get_running_loop()
    work = loop.run_in_executor(executor, _look, remote, with_picture)
    try:
        # the thread can't be left behind: it is let go by the end of what it reads
        await asyncio.wait({work}, timeout=within)
        if not work.done():
            raise TimeoutError
        facts, picture = work.result()
        return Glimpse(facts, picture, links.count, remote.fetched)
    finally:
        await remote.aclose()
        await asyncio.wait({work})
        if not work.cancelled():
            work.exception()  # that it was called off is no news, and is not to be told as any


def _look(remote: RemoteSlice, with_picture: bool) -> tuple[MediaFacts, Pixels | None]:
    decoder = Decoder(remote, threads=1)
    try:
        facts = decoder.facts
        return facts, _first_picture(decoder) if with_picture and facts.has_picture else None
    finally:
        decoder.close()


def _first_picture(decoder: Decoder) -> Pixels | None:
    try:
        for _ in range(_LOOKED_AT):
            part = decoder.next()
            if part is None:
                return None
            if isinstance(part, Picture):
                height = max(2, round(part.frame.height * _WIDTH / part.frame.width))
                return as_pixels(part.frame, _WIDTH, height)
    except RecorderError:
        return None  # the facts alone are worth telling
    return None
