"""Ten thousand random gestures on the canvas: how many of their runs broke a promise."""

import os
from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.measuring import Figure

RUNS = 100
STEPS = 100  # gestures of one run


def measure() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tests.ui.studio.canvas.gestures.canvas_machine import CanvasMachine

    application = QApplication.instance() or QApplication([])
    whole = settings(
        # never one at a time: the first that is drawn is always the simplest, the same key again
        max_examples=RUNS + 1,
        stateful_step_count=STEPS,
        derandomize=False,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a run that breaks is told as it is: making it small takes hours
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        print_blob=True,
    )
    failed = 0
    while CanvasMachine.gestures < RUNS * STEPS:
        try:
            run_state_machine_as_test(CanvasMachine, settings=whole)
        except AssertionError as error:
            failed += 1
            print(error)
    del application
    yield Figure("gestures.failed", failed, "runs", f"{CanvasMachine.gestures} random gestures")
