"""Server-sent events: what a window is told without asking again."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

from recorder_gui.protocol import local

_KEEP_ALIVE = 15.0  # seconds between signs of life


async def events(
    name: str, shapes: AsyncGenerator[local.LocalShape], closing: asyncio.Event
) -> AsyncIterator[bytes]:
    """Each of `shapes` as an event called `name`, until they, the client or the service end."""
    ending = asyncio.ensure_future(closing.wait())
    following = asyncio.ensure_future(anext(shapes))
    try:
        while not ending.done():
            await asyncio.wait(
                {ending, following}, timeout=_KEEP_ALIVE, return_when=asyncio.FIRST_COMPLETED
            )
            if not following.done():
                yield b": still here\n\n"
                continue
            try:
                shape = following.result()
            except StopAsyncIteration:
                return
            yield b"event: " + name.encode() + b"\ndata: " + local.encode(shape) + b"\n\n"
            following = asyncio.ensure_future(anext(shapes))
    finally:
        ending.cancel()
        following.cancel()
        await asyncio.gather(ending, following, return_exceptions=True)
        await shapes.aclose()
