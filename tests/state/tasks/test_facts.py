"""What is told of one recording (state/tasks/facts.py, moments.py)."""

import json

from recorder_gui.protocol.local import History, HistoryEvent
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.requests import AutoLayout
from recorder_gui.state.tasks.facts import facts_json, facts_of, facts_text
from recorder_gui.state.tasks.history.moments import moments_of

RECORD = Record(record_id="r1", group_id="g", start_time="2026-11-23 22:00:00", status=2)


def test_what_the_service_does_not_tell_is_unknown_not_guessed(qapp: object) -> None:
    facts = {fact.key: fact for fact in facts_of(RECORD)}
    assert facts["file_name"].value == facts["size"].value == facts["record_time"].value
    assert "Not told" in facts["size"].value
    assert facts["stop_time"].value == "Not yet"
    assert all(fact.name and fact.meaning for fact in facts.values())


def test_an_unknown_state_is_shown_as_its_number(qapp: object) -> None:
    state = facts_of(Record(record_id="r", status=42))[0]
    assert "42" in state.value and "not know" in state.meaning


def test_an_automatic_layout_is_told(qapp: object) -> None:
    by_key = {fact.key: fact.value for fact in facts_of(Record(record_id="r", auto=AutoLayout()))}
    assert "grid" in by_key["auto"]


def test_the_history_tells_what_happened_in_order_and_folds_sources(qapp: object) -> None:
    history = History(
        record_id="r1",
        group_id="g",
        status=2,
        width=640,
        height=360,
        frame_rate=25,
        recorded_seconds=12.34,
        frames=308,
        events=(
            HistoryEvent(time=12.0, kind="source_found", user_id="B", media_id="camera"),
            HistoryEvent(time=11.5, kind="source_found", user_id="A", media_id="camera"),
            HistoryEvent(time=10.0, kind="initialised"),
            HistoryEvent(time=13.0, kind="something new", text="why"),
        ),
    )
    moments = moments_of(history)
    assert [moment.kind for moment in moments] == ["initialised", "source_found", "something new"]
    assert moments[1].detail == "A / camera, B / camera"
    assert moments[2].title == "something new"
    facts = facts_of(RECORD, history)
    text = facts_text(facts, moments)
    assert "640 × 360" in text and "12.34 s" in text and "something new: why" in text
    told = json.loads(facts_json(RECORD, history))
    assert told["record_id"] == "r1" and told["history"]["frames"] == 308
