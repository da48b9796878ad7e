"""When each guard speaks: as a pure question, and once a mishap."""

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.states import Status
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.task import Task
from recorder_gui.state.studio.watching.guards import GUARDS, Facts, Guard, Guards
from recorder_gui.state.studio.watching.times import WatchTimes
from tests.state.studio.parts import StudioParts
from tests.state.studio.watching.clock import Clock

TIMES = WatchTimes()
MIC = SourceKey("Ada", "1", MediaType.MICROPHONE)


def speaking(facts: Facts) -> set[Guard]:
    return {guard for guard, holds in GUARDS.items() if holds(facts, TIMES)}


def test_an_ordinary_recording_is_no_business_of_theirs() -> None:
    assert speaking(Facts()) == set()
    ordinary = Facts(unrecorded_for=299, paused_for=599, disk_seconds=7200)
    assert speaking(ordinary) == set()


def test_each_speaks_of_its_own_mishap_from_its_moment_on() -> None:
    assert speaking(Facts(unrecorded_for=300)) == {Guard.NOT_RECORDING}
    assert speaking(Facts(paused_for=600)) == {Guard.LONG_PAUSE}
    assert speaking(Facts(silent=(MIC,))) == {Guard.SILENT_MICROPHONE}
    assert speaking(Facts(disk_seconds=7199)) == {Guard.LITTLE_DISK}


def guards_of(parts: StudioParts, clock: Clock) -> tuple[Guards, list[tuple[str, Guard]]]:
    studio = parts.studio
    guards = Guards(
        connection=parts.connection,
        document=studio.document,
        roster=studio.roster,
        recording=studio.recording,
        vitals=studio.vitals,
        muting=studio.muting,
        times=TIMES,
        clock=clock,
        parent=studio,
    )
    heard: list[tuple[str, Guard]] = []
    guards.spoke.connect(lambda guard: heard.append(("spoke", guard)))
    guards.fell_silent.connect(lambda guard: heard.append(("silent", guard)))
    return guards, heard


def set_status(studio: Studio, status: Status) -> None:
    """As the service would tell it."""
    studio.recording._set(Task("r", "g", status))


def test_a_long_pause_is_told_once_and_taken_back_when_it_goes_on(
    parts: StudioParts, studio: Studio
) -> None:
    clock = Clock()
    guards, heard = guards_of(parts, clock)
    set_status(studio, Status.PAUSED)
    clock.now += 599
    guards.look()
    assert heard == []
    clock.now += 1
    guards.look()
    clock.now += 50
    guards.look()
    assert heard == [("spoke", Guard.LONG_PAUSE)] and guards.speaking == (Guard.LONG_PAUSE,)
    set_status(studio, Status.RECORDING)
    assert heard[1:] == [("silent", Guard.LONG_PAUSE)]
    set_status(studio, Status.PAUSED)
    clock.now += 600
    guards.look()
    assert heard[2:] == [("spoke", Guard.LONG_PAUSE)]


def test_what_was_dismissed_does_not_come_back_for_the_same_mishap(
    parts: StudioParts, studio: Studio
) -> None:
    clock = Clock()
    guards, heard = guards_of(parts, clock)
    set_status(studio, Status.PAUSED)
    clock.now += 600
    guards.look()
    guards.dismiss(Guard.LONG_PAUSE)
    clock.now += 3600
    guards.look()
    assert heard == [("spoke", Guard.LONG_PAUSE)] and guards.speaking == ()


def test_without_a_connection_nobody_is_known_to_wait(parts: StudioParts, studio: Studio) -> None:
    clock = Clock()
    guards, heard = guards_of(parts, clock)
    studio.editing.place(SourceKey("user 0", "1", MediaType.CAMERA))
    clock.now += 100_000
    guards.look()
    assert heard == [] and guards.facts.unrecorded_for == 0
