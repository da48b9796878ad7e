"""Why a recording ended without being stopped is said in words, with what to do."""

import pytest

from recorder_gui.recorder.tasks.listening import DISK_FULL
from recorder_gui.recorder.tasks.recovery import INTERRUPTED, NEVER_STARTED
from recorder_gui.state.endings import REASONS, explain_end, reason_text


@pytest.mark.parametrize("reason", [DISK_FULL, INTERRUPTED, NEVER_STARTED])
def test_what_the_recorder_says_is_known_here(qapp: object, reason: str) -> None:
    assert reason in REASONS


@pytest.mark.parametrize("reason", [*REASONS, "nothing was received and asked for 600 s"])
def test_a_known_reason_says_what_is_kept_and_what_to_do(qapp: object, reason: str) -> None:
    told = explain_end(reason)
    assert told.sentence.startswith("The recording has ended: ")
    assert told.sentence.endswith(".")
    assert "600" not in told.sentence
    assert "Files" in told.advice


def test_an_unknown_reason_is_shown_as_it_is(qapp: object) -> None:
    assert reason_text("the moon {0} rose") == "the moon {0} rose"
    told = explain_end("the moon {0} rose")
    assert told.sentence == "The recording has ended: the moon {0} rose."
    assert "Tasks" in told.advice


def test_a_failure_without_a_reason_is_told_too(qapp: object) -> None:
    assert explain_end("").sentence == "The recording failed."
