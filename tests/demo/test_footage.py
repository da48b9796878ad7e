"""Decoding tells what is in a file."""

import numpy as np
import pytest

from recorder_gui.demo.footage import AUDIO_RATE, loudness


def test_a_tone_is_heard_at_its_own_pitch_only() -> None:
    time = np.arange(AUDIO_RATE) / AUDIO_RATE
    sound = (0.25 * np.sin(2 * np.pi * 440 * time)).astype(np.float32)
    assert loudness(sound, 440) == pytest.approx(0.25, rel=0.01)
    assert loudness(sound, 554) < 0.005


def test_nothing_is_heard_in_no_sound() -> None:
    assert loudness(np.zeros(0, np.float32), 440) == 0.0
