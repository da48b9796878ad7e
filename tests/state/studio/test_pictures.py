"""What lies on the canvas is seen there, and nothing else is looked at."""

from collections.abc import Callable

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.state.studio.studio import Studio
from tests.state.studio.conftest import Work
from tests.waiting import until

ADA = SourceKey("Ada", "camera", MediaType.CAMERA)
BAO = SourceKey("Bao", "camera", MediaType.CAMERA)


def test_what_is_placed_is_seen_and_moves_while_somebody_looks(
    at_recorder: Callable[[Work], None],
) -> None:
    async def work(studio: Studio) -> None:
        seen: list[SourceKey] = []
        pictures = studio.pictures
        pictures.picture_changed.connect(seen.append)
        studio.new_canvas(640, 360)
        studio.editing.place(ADA)
        pictures.set_active(True)
        await until(lambda: seen.count(ADA) >= 3)
        assert BAO not in seen
        studio.editing.place(BAO)
        await until(lambda: seen.count(BAO) >= 2)
        shown = pictures.picture(BAO)
        assert shown is not None and 100 < shown.width() <= 400
        studio.document.undo_stack.undo()
        seen.clear()
        await until(lambda: seen.count(ADA) >= 3)
        assert seen.count(BAO) <= 1, "it is not on the canvas any more"

    at_recorder(work)


def test_nobody_is_looked_at_out_of_view(at_recorder: Callable[[Work], None]) -> None:
    async def work(studio: Studio) -> None:
        seen: list[SourceKey] = []
        pictures = studio.pictures
        pictures.picture_changed.connect(seen.append)
        studio.new_canvas(640, 360)
        studio.editing.place(ADA)
        pictures.set_active(True)
        await until(lambda: ADA in seen)
        pictures.set_active(False)
        studio.editing.place(BAO)
        seen.clear()
        local = studio.connection.local
        assert local is not None
        pushed = local.group_pictures("demo", [("Ada", "camera", MediaType.CAMERA)], every=0.1)
        came = 0
        async for _ in pushed:  # it moves on, and whoever does look sees that
            came += 1
            if came == 8:
                break
        await pushed.aclose()
        assert not seen
        pictures.set_active(True)
        await until(lambda: {ADA, BAO} <= set(seen))

    at_recorder(work)
