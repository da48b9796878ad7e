"""Whether all of it really happened: the recorded file held against what was asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recorder_gui.demo.canvases import CanvasPicture
from recorder_gui.demo.footage import Footage, loudness
from recorder_gui.demo.likeness import Likeness, compare
from recorder_gui.protocol.local import History
from recorder_gui.protocol.states import Status

_LENGTH_OFF = 0.1  # seconds between the recorded time and the file's
_HEARD = 0.01  # amplitude of a participant's tone, full scale is 1.0
_WIDTH, _HEIGHT, _FPS = 1920, 1080, 30


@dataclass(frozen=True)
class Verdict:
    """`likenesses`: of each canvas picture with its frame; `faults`: what is not as it should be,
    in words; none is success."""

    likenesses: Mapping[str, Likeness]
    faults: Sequence[str]

    @property
    def preview_ssim(self) -> float:
        """The worst similarity of all boxes of all canvases."""
        return min((each.ssim for each in self.likenesses.values()), default=0.0)


def judge(
    history: History,
    footage: Footage,
    canvases: Sequence[CanvasPicture],
    tones: Mapping[str, float],
) -> Verdict:
    """Hold the file against the recorder's history, the canvases and the participants' `tones`
    (Hz by user id)."""
    likenesses = {
        each.name: compare(each.picture, footage.pictures[each.frame], list(each.boxes))
        for each in canvases
        if each.frame in footage.pictures
    }
    facts = {
        "the task is done": history.status == Status.DONE,
        "two layouts were recorded": _count(history, "layout") == 2,
        "it was paused and resumed": _count(history, "paused") == _count(history, "resumed") == 1,
        f"it is {_WIDTH}x{_HEIGHT}": (footage.width, footage.height) == (_WIDTH, _HEIGHT),
        f"it keeps to {_FPS} frames a second": abs(footage.fps - _FPS) < 0.01,
        "it is H.264 and AAC": (footage.video_codec, footage.audio_codec) == ("h264", "aac"),
        "it is as long as the recorded time": abs(footage.seconds - history.recorded_seconds)
        <= _LENGTH_OFF,
        "both canvases' frames are in it": len(likenesses) == len(canvases) == 2,
    }
    facts |= {f"{name} looks as recorded": each.good for name, each in likenesses.items()}
    facts |= {
        f"{user_id} is heard": loudness(footage.sound, hertz) > _HEARD
        for user_id, hertz in tones.items()
    }
    return Verdict(likenesses, [f"not so: {fact}" for fact, holds in facts.items() if not holds])


def _count(history: History, kind: str) -> int:
    return sum(event.kind == kind for event in history.events)
