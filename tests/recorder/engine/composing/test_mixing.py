"""Sums of sounds: untouched while they fit, bent when they don't, never past full scale."""

import numpy as np
import pytest

from recorder_gui.recorder.engine.composing.mixing import KNEE, mix


def block(level: float) -> np.ndarray:
    return np.full((100, 2), level, np.float32)


def test_what_fits_is_a_plain_sum() -> None:
    assert mix([block(0.3), block(-0.1), block(0.4)], 100) == pytest.approx(0.6, abs=1e-6)


@pytest.mark.parametrize("level", [0.9, 3.0, -50.0])
def test_what_does_not_fit_stays_inside_full_scale(level: float) -> None:
    mixed = mix([block(level)], 100)
    assert KNEE < np.abs(mixed).max() <= 1.0
    assert np.sign(mixed[0, 0]) == np.sign(level)


def test_louder_stays_louder() -> None:
    levels = [float(mix([block(x)], 100)[0, 0]) for x in np.linspace(0.1, 1.5, 30)]
    assert levels == sorted(levels)


def test_nobody_is_silence() -> None:
    silence = mix([], 100)
    assert silence.shape == (100, 2)
    assert not silence.any()
