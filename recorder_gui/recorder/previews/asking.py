"""The service's side: starts the process that looks when somebody wants to see, ends it when
nobody has for a while."""

import asyncio
import itertools
import logging
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from recorder_gui import own_program
from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.background import Background
from recorder_gui.recorder.engine.watching.looks import SmallPicture, Wanted
from recorder_gui.recorder.errors import NoPicture
from recorder_gui.recorder.options import TOKEN_VARIABLE
from recorder_gui.recorder.previews import lines

_LOG = logging.getLogger(__name__)
_PATIENCE = 6.0  # seconds for an answer
_FIRST_PICTURE = 3.0  # seconds for a source to come, where it alone is asked for
_IDLE = 20.0  # seconds without a question after which the process ends
_LINE_LIMIT = 16 * 1024 * 1024


class Previews:
    """Small live pictures of sources, their levels, and thumbnails of files."""

    def __init__(self, command: Sequence[str] = ()) -> None:
        self._command = tuple(command) or own_program.command("previews")
        self._process: asyncio.subprocess.Process | None = None
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[lines.Look]] = {}
        self._starting = asyncio.Lock()
        self._background = Background()
        self._last_asked = 0.0

    async def picture(self, media: MediaSource) -> bytes:
        """A small JPEG of what `media` shows now; raises NoPicture with the reason."""
        return _jpeg(await self._pictures((Wanted(media=media),), _FIRST_PICTURE))

    async def pictures(self, wanted: Sequence[Wanted]) -> tuple[SmallPicture, ...]:
        """What they show now, in their order, without waiting for one that is only just opened;
        raises NoPicture where nobody can look."""
        return (await self._pictures(wanted)).pictures

    async def _pictures(self, wanted: Sequence[Wanted], patience: float = 0.0) -> lines.Look:
        number = next(self._numbers)
        question = lines.Ask(number=number, wanted=tuple(wanted), patience=patience)
        return await self._answered(question)

    async def thumbnail(self, path: Path) -> bytes:
        """A small JPEG out of the recorded file at `path`; raises NoPicture with the reason."""
        question = lines.AskThumbnail(number=next(self._numbers), path=str(path))
        return _jpeg(await self._answered(question))

    async def levels(
        self, microphones: Sequence[MediaSource]
    ) -> tuple[tuple[float, float] | None, ...]:
        """Peak and RMS in dBFS of each since it was last asked for, None where nothing is
        delivered; raises NoPicture where nobody can listen."""
        question = lines.AskLevels(number=next(self._numbers), media=tuple(microphones))
        return (await self._answered(question)).levels

    async def _answered(self, question: lines.Question) -> lines.Look:
        loop = asyncio.get_running_loop()
        self._last_asked = loop.time()
        pipe = (await self._running()).stdin
        number = question.number
        answer: asyncio.Future[lines.Look] = loop.create_future()
        self._waiting[number] = answer
        try:
            if pipe is None or pipe.is_closing():
                raise NoPicture("nobody looks any more")
            pipe.write(lines.encode(question))
            return await asyncio.wait_for(answer, _PATIENCE)
        except TimeoutError as error:
            raise NoPicture("no picture has come in time") from error
        finally:
            self._waiting.pop(number, None)

    async def close(self) -> None:
        """End the process."""
        self._end()
        await self._background.close()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()

    async def _running(self) -> asyncio.subprocess.Process:
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return self._process
            environment = {
                name: value for name, value in os.environ.items() if name != TOKEN_VARIABLE
            }
            try:
                process = await asyncio.create_subprocess_exec(
                    *self._command,
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.DEVNULL,
                    limit=_LINE_LIMIT,
                    env=environment,
                    process_group=0,
                )
            except OSError as error:
                raise NoPicture(f"pictures cannot be had: {error.strerror}") from error
            self._process = process
            self._background.start(self._listen(process), "pictures of sources")
            self._background.start(self._end_when_idle(process), "rest of the viewer")
            return process

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        output = process.stdout
        assert output is not None
        try:
            while line := await output.readline():
                look = lines.decode_look(line)
                answer = self._waiting.get(look.number)
                if answer is not None and not answer.done():
                    answer.set_result(look)
        except (ValueError, ConnectionError, msgspec.DecodeError) as error:
            _LOG.warning("the viewer's answers broke off: %s", error)
        finally:
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_exception(NoPicture("the source could not be looked at"))
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def _end_when_idle(self, process: asyncio.subprocess.Process) -> None:
        loop = asyncio.get_running_loop()
        while process.returncode is None:
            left = self._last_asked + _IDLE - loop.time()
            if left <= 0:
                if self._process is process:
                    self._end()
                return
            await asyncio.sleep(left)


def _jpeg(look: lines.Look) -> bytes:
    """The one picture in an answer; raises NoPicture with the reason why there is none."""
    picture = look.pictures[0]
    if not picture.jpeg:
        raise NoPicture(picture.reason or "no picture has come yet")
    return picture.jpeg
