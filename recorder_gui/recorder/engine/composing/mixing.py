"""The sum of all sounds, kept inside full scale by bending its peaks."""

from collections.abc import Iterable

import numpy as np

from recorder_gui.recorder.engine.sources.feeds import Sound, silence

KNEE = 0.8  # below it nothing is changed


def mix(sounds: Iterable[Sound], count: int) -> Sound:
    """The limited sum of blocks of shape (count, 2); silence when there are none."""
    total = silence(count)
    for sound in sounds:
        total += sound
    return limited(total)


def limited(sound: Sound) -> Sound:
    """Samples above the knee bent so that none passes full scale, in place."""
    size = np.abs(sound)
    loud = size > KNEE
    if loud.any():
        bent = KNEE + (1 - KNEE) * np.tanh((size[loud] - KNEE) / (1 - KNEE))
        sound[loud] = np.copysign(bent, sound[loud])
    return sound
