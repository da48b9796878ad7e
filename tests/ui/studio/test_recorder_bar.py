"""The recorder bar, its panels and the sound list, without a service."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MAX_AUDIOS, MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.states import Status
from recorder_gui.state.studio.members import MemberStore
from recorder_gui.state.studio.task import Task
from recorder_gui.state.studio.watching.guards import Facts
from recorder_gui.ui.studio.page import StudioPage
from recorder_gui.ui.studio.recorder.figure import Figure
from recorder_gui.ui.studio.recorder.mark_panel import MarkPanel
from recorder_gui.ui.studio.recorder.stop_button import StopButton
from recorder_gui.ui.studio.recorder.stop_timer import StopTimerPanel
from recorder_gui.ui.studio.sound.rows import SoundList
from tests.state.studio.parts import StudioParts
from tests.ui.studio.conftest import GROUP

LEFT = Qt.MouseButton.LeftButton


def set_status(page: StudioPage, status: Status) -> None:
    """As a service would tell it."""
    page.studio.recording._set(Task("r", GROUP, status))


def mic(number: int) -> SourceKey:
    return SourceKey(f"user {number}", "1", MediaType.MICROPHONE)


def test_stop_asks_when_pressed_and_stops_when_held(page: StudioPage, qtbot: QtBot) -> None:
    button = StopButton(page, hold=0.05)
    button.show()
    heard: list[str] = []
    button.asked.connect(lambda: heard.append("asked"))
    button.held.connect(lambda: heard.append("held"))
    QTest.mouseClick(button, LEFT)
    assert heard == ["asked"]
    QTest.mousePress(button, LEFT)
    qtbot.waitUntil(lambda: len(heard) == 2)
    QTest.mouseRelease(button, LEFT)
    assert heard == ["asked", "held"]  # letting go asks nothing more


def test_stop_asks_once_however_often_it_is_wished(page: StudioPage) -> None:
    page.ask_to_stop()
    page.ask_to_stop()
    questions = [each for each in page.children() if each.objectName() == "stop_question"]
    assert len(questions) == 1
    page.findChild(QPushButton, "stop_cancel").click()  # type: ignore[union-attr]


def test_pause_and_stop_are_never_one_key(page: StudioPage) -> None:
    actions = page.actions_of_recording
    keys = [
        each.shortcut().toString()
        for each in (actions.start, actions.pause, actions.stop, actions.mark, actions.live)
    ]
    assert len(set(keys)) == len(keys) and all(keys)


def test_times_do_not_jitter(page: StudioPage) -> None:
    figure = Figure("some_time", 1.5, page)
    value = figure.findChild(QLabel, "some_time")
    assert value is not None
    figure.set_seconds(11 * 3600 + 11 * 60 + 11)
    narrow = value.width()
    for seconds in (0, 20 * 3600 + 48 * 60 + 40, 88 * 3600 + 58 * 60 + 58):
        figure.set_seconds(seconds)
        assert value.width() == narrow
        assert value.fontMetrics().horizontalAdvance(value.text()) <= narrow


def test_a_stop_is_planned_and_taken_back_in_its_panel(page: StudioPage) -> None:
    plan = page.studio.stop_plan
    for name, holds in (
        ("stop_after_button", lambda: plan.after == 45 * 60),
        ("stop_at_button", lambda: plan.at is not None and plan.after is None),
        ("stop_never_button", lambda: not plan.is_set),
    ):
        panel = StopTimerPanel(plan, page)
        panel.show_above(page.recorder_bar)
        button = panel.findChild(QPushButton, name)
        assert button is not None
        button.click()
        assert holds(), name


def test_a_mark_keeps_the_moment_and_the_note(page: StudioPage) -> None:
    page.recorder_bar.open_mark()
    assert page.findChild(MarkPanel) is None  # nothing is recorded
    set_status(page, Status.RECORDING)
    page.recorder_bar.open_mark()
    panel = page.findChild(MarkPanel)
    assert panel is not None
    wished: list[tuple[float, str]] = []
    page.studio.mark = lambda recorded, text="": wished.append((recorded, text))  # type: ignore[method-assign]
    QTest.keyClicks(panel.focusWidget(), "  a question ")
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    assert wished == [(0.0, "a question")]


def test_the_state_is_told_to_a_screen_reader(page: StudioPage, qtbot: QtBot) -> None:
    light = page.recorder_bar.findChild(type(page.recorder_bar._light), "recording_state")
    assert light is not None and light.accessibleName() == "Not recording"
    set_status(page, Status.RECORDING)
    qtbot.waitUntil(lambda: light.accessibleName() == "Recording")
    width = light.sizeHint().width()
    set_status(page, Status.PAUSED)
    qtbot.waitUntil(lambda: light.accessibleName() == "Paused")
    assert light.sizeHint().width() == width  # the times beside it stay


def sounds(page: StudioPage) -> SoundList:
    found = page.findChild(QListWidget, "sound_list")
    assert isinstance(found, SoundList)
    return found


def test_m_and_the_button_mute_and_leave_the_tick(page: StudioPage) -> None:
    rows, studio = sounds(page), page.studio
    studio.editing.set_sound(mic(1), True)
    rows.setCurrentRow(1)
    QTest.keyClick(rows, Qt.Key.Key_M)
    assert studio.muting.is_muted(mic(1))
    assert studio.document.committed_layout.sound == (mic(1),) and studio.wire.audios == ()
    assert rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "user 1, Muted"
    place = rows.mute_place(1).center()
    QTest.mouseClick(rows.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert not studio.muting.is_muted(mic(1))
    assert [item.user_id for item in studio.wire.audios] == ["user 1"]
    assert rows.item(1).checkState() is Qt.CheckState.Checked


def test_who_is_silent_is_said_beside_the_name(page: StudioPage) -> None:
    guards = page.studio.guards
    guards.facts = Facts(silent=(mic(2),))
    guards.spoke.emit("silent-microphone")
    spoken = sounds(page).item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "user 2, Nothing has been heard for a while"


def test_an_eleventh_microphone_is_refused_with_a_sentence(
    page: StudioPage, parts: StudioParts, told: list[UserFacingError]
) -> None:
    many = [
        MediaSource(user_id=f"user {number}", media_id="1", media_type=MediaType.MICROPHONE)
        for number in range(MAX_AUDIOS + 1)
    ]
    MemberStore(parts.settings).add(parts.connection.profile.id, "big", many)
    page.studio.roster.set_group("big")
    rows = sounds(page)
    for row in range(MAX_AUDIOS):
        rows.item(row).setCheckState(Qt.CheckState.Checked)
    assert told == []
    rows.item(MAX_AUDIOS).setCheckState(Qt.CheckState.Checked)
    assert len(told) == 1 and told[0].advice
    assert rows.item(MAX_AUDIOS).checkState() is Qt.CheckState.Unchecked
    assert len(page.studio.wire.audios) == MAX_AUDIOS
