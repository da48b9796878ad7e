"""Pause, resume and stop for one recording or many, with a result for each."""

import asyncio
from collections.abc import Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from recorder_gui.client.control.requesting import CanRequest
from recorder_gui.errors import RecorderError, UserFacingError
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.requests import Pause, Resume, Stop
from recorder_gui.protocol.states import ENDED, FINISHING, Command, is_allowed
from recorder_gui.state.explanations import explain

_AT_ONCE = 8


class ActionResult(Struct, frozen=True):
    """How a command for one recording went; `error` None is success."""

    record_id: str
    command: Command
    error: UserFacingError | None = None


def makes_sense(command: Command, record: Record) -> bool:
    """Whether the command would change anything for the recording as it was last seen.

    The protocol answers stop with success for what has ended too; there is nothing to stop then.
    """
    if command is Command.STOP and record.status in ENDED | FINISHING:
        return False
    return is_allowed(record.status, command, automatic=record.auto is not None)


async def carry_out(
    control: CanRequest, command: Command, record_ids: Iterable[str]
) -> tuple[ActionResult, ...]:
    """Send the command for each of the ids, some at a time; a refusal of one holds up no other."""
    turn = asyncio.Semaphore(_AT_ONCE)

    async def one(record_id: str) -> ActionResult:
        async with turn:
            try:
                await _ask(control, command, record_id)
            except RecorderError as error:
                return ActionResult(record_id, command, explain(error))
            return ActionResult(record_id, command)

    return tuple(await asyncio.gather(*map(one, record_ids)))


def results_text(results: Sequence[ActionResult]) -> str:
    """All results as lines to read or copy."""
    lines: list[str] = []
    for result in results:
        done = QCoreApplication.translate("TaskActions", "done")
        told = done if result.error is None else result.error.sentence
        lines.append(f"{result.record_id}: {told}")
    return "\n".join(lines)


async def _ask(control: CanRequest, command: Command, record_id: str) -> None:
    match command:
        case Command.PAUSE:
            await control.request(Pause(record_id=record_id))
        case Command.RESUME:
            await control.request(Resume(record_id=record_id))
        case _:
            await control.request(Stop(record_id=record_id))
