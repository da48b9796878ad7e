"""What a recording tells its service: every event, with the frames and seconds as of then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recorder_gui.protocol.local import SourceLive, SourcePicture
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.composing.streams import PictureStream, Stream
from recorder_gui.recorder.engine.watching.looks import SmallPicture


@dataclass(frozen=True, slots=True)
class Count:
    """How far the recording is; `flow` in kB."""

    frames: int
    recorded: float
    repeated: int
    flow: int


class Teller:
    """Makes events of what happens; `count` gives how far it is."""

    def __init__(self, tell: Callable[[orders.AnyEvent], None], count: Callable[[], Count]) -> None:
        self._tell = tell
        self._count = count

    def started(self) -> None:
        self._tell(orders.Started())

    def answer(self, number: int) -> None:
        """The order of that number has been carried out."""
        count = self._count()
        self._tell(
            orders.Answered(
                number=number, flow=count.flow, frames=count.frames, recorded=count.recorded
            )
        )

    def decline(self, number: int, reason: str) -> None:
        """The order of that number could not be carried out."""
        count = self._count()
        self._tell(
            orders.Declined(
                number=number, reason=reason, frames=count.frames, recorded=count.recorded
            )
        )

    def snapshot(
        self, number: int, frame: int, seconds: float, clock: str, pictures: Sequence[SourcePicture]
    ) -> None:
        self._tell(
            orders.SnapshotTaken(
                number=number,
                frame=frame,
                clock=clock,
                pictures=tuple(pictures),
                frames=frame + 1,
                recorded=seconds,
            )
        )
        self.answer(number)

    def program(self, number: int, jpeg: bytes) -> None:
        count = self._count()
        self._tell(
            orders.ProgramTaken(
                number=number, jpeg=jpeg, frames=count.frames, recorded=count.recorded
            )
        )
        self.answer(number)

    def pictures(self, number: int, pictures: Sequence[SmallPicture]) -> None:
        count = self._count()
        self._tell(
            orders.PicturesTaken(
                number=number,
                pictures=tuple(pictures),
                frames=count.frames,
                recorded=count.recorded,
            )
        )
        self.answer(number)

    def seen(self, peak: float, rms: float, sources: Sequence[SourceLive]) -> None:
        count = self._count()
        self._tell(
            orders.Seen(
                peak=peak,
                rms=rms,
                sources=tuple(sources),
                frames=count.frames,
                recorded=count.recorded,
            )
        )

    def stream_changed(self, stream: Stream) -> None:
        """It began to deliver, or it is away."""
        feed, media, count = stream.any_feed, stream.media, self._count()
        if feed.closed:
            return
        if not feed.delivering:
            self._tell(
                orders.SourceLost(
                    user_id=media.user_id,
                    media_id=media.media_id,
                    media_type=int(media.media_type),
                    reason=feed.reason,
                    frames=count.frames,
                    recorded=count.recorded,
                )
            )
            return
        first = stream.feed.first() if isinstance(stream, PictureStream) else None
        self._tell(
            orders.SourceFound(
                user_id=media.user_id,
                media_id=media.media_id,
                media_type=int(media.media_type),
                width=first.native.width if first else 0,
                height=first.native.height if first else 0,
                frames=count.frames,
                recorded=count.recorded,
            )
        )

    def progress(self, bytes_written: int, delivering: bool) -> None:
        count = self._count()
        self._tell(
            orders.Progress(
                repeated=count.repeated,
                flow=count.flow,
                bytes_written=bytes_written,
                delivering=delivering,
                frames=count.frames,
                recorded=count.recorded,
            )
        )

    def slice_finished(self, path: str, seconds: float) -> None:
        count = self._count()
        self._tell(
            orders.SliceFinished(
                path=path, seconds=seconds, frames=count.frames, recorded=count.recorded
            )
        )

    def finished(self, paths: Sequence[str]) -> None:
        count = self._count()
        self._tell(
            orders.Finished(
                paths=tuple(paths),
                repeated=count.repeated,
                flow=count.flow,
                frames=count.frames,
                recorded=count.recorded,
            )
        )

    def broken(self, reason: str, disk_full: bool = False) -> None:
        count = self._count()
        self._tell(
            orders.Broken(
                reason=reason,
                disk_full=disk_full,
                frames=count.frames,
                recorded=count.recorded,
            )
        )
