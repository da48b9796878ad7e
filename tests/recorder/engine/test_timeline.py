"""Frames, samples and moments: exact after a day as in the first second."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.recorder.engine.clock import SECOND
from recorder_gui.recorder.engine.timeline import SAMPLE_RATE, Timeline, samples_of

RATES = st.integers(1, 30)
FRAMES = st.integers(0, 30 * 86_400)


@given(RATES, FRAMES, st.integers(0, 10**15))
def test_a_frame_is_due_at_its_moment_and_not_before(rate: int, frame: int, start: int) -> None:
    timeline = Timeline(rate)
    timeline.continue_at(0, start)
    moment = timeline.moment(frame)
    assert timeline.frame_at(moment) == frame
    assert timeline.frame_at(moment - 1) == frame - 1
    assert abs((moment - start) - frame * SECOND / rate) <= 1


@given(RATES, FRAMES)
def test_samples_of_frames_join_without_gap(rate: int, frame: int) -> None:
    timeline = Timeline(rate)
    length = timeline.first_sample(frame + 1) - timeline.first_sample(frame)
    assert abs(length - SAMPLE_RATE / rate) < 1
    assert timeline.first_sample(frame * rate) == frame * SAMPLE_RATE


@given(RATES, FRAMES, st.integers(0, 10**15))
def test_after_a_pause_the_next_frame_is_due_at_once(rate: int, frame: int, now: int) -> None:
    timeline = Timeline(rate)
    timeline.continue_at(frame, now)
    assert timeline.moment(frame) == now
    assert timeline.moment(frame + rate) == now + SECOND


@given(st.integers(0, 86_400))
def test_a_second_is_as_many_samples_as_it_should_be(seconds: int) -> None:
    assert samples_of(seconds * SECOND) == seconds * SAMPLE_RATE
