"""Many recordings one after the other, and many at once; in full in the soak."""

from collections.abc import Callable
from pathlib import Path

from tests.many_recordings import start_and_stop, stop_together
from tests.running_recorder import RunningRecorder


def test_no_start_or_stop_fails_silently(recorder: RunningRecorder) -> None:
    ended = start_and_stop(recorder, count=12, at_once=3, seed=20260103)
    assert len(ended) == 12
    assert [each for each in ended if not each.is_true] == []
    assert all(each.told["status"] == 6 for each in ended)


def test_recordings_that_are_stopped_together_are_all_there(
    start_recorder: Callable[..., RunningRecorder], clips: dict[str, Path]
) -> None:
    ended = stop_together(start_recorder(), 6, clips["carphone_pristine.mp4"])
    assert [each for each in ended if not each.is_true] == []
    assert all(each.told["status"] == 6 and each.played >= 5 for each in ended)
