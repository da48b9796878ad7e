"""Levels are there before anything is recorded, and while it is."""

from collections.abc import Callable

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.watching.vitals import SILENT_BELOW
from tests.state.studio.conftest import Work
from tests.state.studio.parts import started
from tests.waiting import until

ADA = SourceKey("Ada", "microphone", MediaType.MICROPHONE)


def test_a_microphone_is_heard_before_and_while_it_is_recorded(
    at_recorder: Callable[[Work], None],
) -> None:
    async def work(studio: Studio) -> None:
        levels = studio.levels

        def is_heard() -> bool:
            return (levels.level(ADA) or -100.0) > SILENT_BELOW

        assert levels.level(ADA) is None
        levels.set_active(True)
        studio.editing.set_sound(ADA, True)
        await until(is_heard)
        await started(studio)
        await until(lambda: studio.vitals.level(ADA) is not None)
        assert levels.level(ADA) == studio.vitals.level(ADA)
        await studio.recording.stop()
        await until(is_heard)
        levels.set_active(False)
        assert levels.level(ADA) is None, "nobody looks"

    at_recorder(work)
