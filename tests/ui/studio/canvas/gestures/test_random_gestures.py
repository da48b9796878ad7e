"""A seeded sample of random gestures; ten thousand of them are a trial of the soak."""

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.ui.studio.canvas.gestures.canvas_machine import CanvasMachine


def test_random_gestures_stay_within_the_protocol_and_can_all_be_undone(qapp: object) -> None:
    small = settings(max_examples=6, stateful_step_count=30)
    run_state_machine_as_test(CanvasMachine, settings=small)
