"""What went wrong last with a recording, for a person: its code, what it means, what to do."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.local import History
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.states import Status
from recorder_gui.state.endings import explain_end
from recorder_gui.state.explanations import request_name
from recorder_gui.state.service_words import code_meaning
from recorder_gui.state.tasks.history.store import SeenMoment

DISK_SILENT = "the recorder's disk does not answer"  # for now: not why it ended
_COMMANDED = "the recorder was told to end"  # not an error: somebody ended the whole recorder


class Problem(Struct, frozen=True):
    """`code` is the service's number, None where it gave none; `advice` says what to do."""

    sentence: str
    advice: str
    code: int | None = None
    time: float | None = None

    @property
    def code_text(self) -> str:
        """The code in words."""
        if self.code is None:
            return QCoreApplication.translate("Problem", "The service gave no code.")
        return QCoreApplication.translate("Problem", "Code {0}").format(self.code)


def last_problem(
    record: Record, history: History | None, seen: Sequence[SeenMoment]
) -> Problem | None:
    """Why it failed or ended unasked, else the last command of this window that was refused; None
    where nothing is known to have gone wrong."""
    reason = "" if history is None else history.reason
    if reason == DISK_SILENT:
        return Problem(*_disk_silent())
    if record.status == Status.FAILED or (reason and reason != _COMMANDED):
        told = explain_end(reason)
        advice = told.advice if reason else _untold()
        return Problem(told.sentence, advice)
    refused = next((each for each in reversed(seen) if each.kind == "refused"), None)
    if refused is None:
        return None
    meaning, advice = code_meaning(refused.code, refused.msg)
    text = QCoreApplication.translate("Problem", "{0} was refused: {1}.")
    sentence = text.format(request_name(refused.request), meaning)
    return Problem(sentence, advice, refused.code, refused.time)


def _disk_silent() -> tuple[str, str]:
    return QCoreApplication.translate(
        "Problem", "The recorder's disk does not answer."
    ), QCoreApplication.translate(
        "Problem",
        "What is still to be written is written as soon as it answers again. See whether the "
        "drive, or the network to it, is still there.",
    )


def _untold() -> str:
    return QCoreApplication.translate(
        "Problem",
        "The service does not say why. Its support can find it by the recording's number.",
    )
