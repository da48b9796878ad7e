"""Where recorded time lies in engine time.

Frame `n` belongs at `n / frame_rate` seconds of recorded time, and recorded time is engine time
less what was not recorded: the time before the start and every pause. All in whole numbers, each
computed from the frame's own number, so that an hour ends where it should.
"""

from recorder_gui.recorder.engine.clock import SECOND

SAMPLE_RATE = 48_000


class Timeline:
    """Recorded frames and samples, and the engine time of each."""

    def __init__(self, frame_rate: int) -> None:
        self.frame_rate = frame_rate
        self._offset = 0  # engine time of recorded time zero, were there no pause to come

    @property
    def offset(self) -> int:
        return self._offset

    def continue_at(self, frame: int, moment: int) -> None:
        """Let `frame` fall on engine time `moment`."""
        self._offset = moment - self.recorded(frame)

    def recorded(self, frame: int) -> int:
        """Recorded time of a frame, ns."""
        return frame * SECOND // self.frame_rate

    def moment(self, frame: int) -> int:
        """Engine time of a frame, ns."""
        return self._offset + self.recorded(frame)

    def frame_at(self, moment: int) -> int:
        """The newest frame that is due at engine time `moment`."""
        return ((moment - self._offset) * self.frame_rate + self.frame_rate - 1) // SECOND

    def seconds(self, frame: int) -> float:
        """Recorded seconds before a frame."""
        return frame / self.frame_rate

    def first_sample(self, frame: int) -> int:
        """Number of the first recorded sample that belongs to a frame."""
        return frame * SAMPLE_RATE // self.frame_rate

    def sample_offset(self) -> int:
        """Engine sample number of recorded sample zero."""
        return samples_of(self._offset)


def samples_of(moment: int) -> int:
    """The sample nearest to `moment` ns."""
    return (moment * SAMPLE_RATE + SECOND // 2) // SECOND
