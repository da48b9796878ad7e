"""What is told of a recording's past: timeline, layouts, problem, again (state/tasks/history/)."""

import json

import pytest

from recorder_gui.protocol.local import History, HistoryEvent
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.requests import AutoLayout, VideoItem
from recorder_gui.recorder.tasks.journal import DISK_SILENT
from recorder_gui.state.tasks.history.again import again, request_text
from recorder_gui.state.tasks.history.layouts import layouts_of
from recorder_gui.state.tasks.history.moments import Moment, moments_of, moments_seen
from recorder_gui.state.tasks.history.problem import last_problem
from recorder_gui.state.tasks.history.store import SeenMoment
from recorder_gui.state.tasks.history.timeline import Fold, Stretch, folded, stretches

RECORD = Record(record_id="r1", group_id="g", status=6, file_name="n", width=640, height=360)
VIDEO = {"user_id": "Ann", "media_id": "camera", "media_type": 2, "w": 640, "h": 360}
INIT = {"id": 4098, "group_id": "g", "file_name": "n", "frame_rate": 15, "width": 640}
SENT_INIT = SeenMoment(1.0, "sent", "init record", fields=json.dumps(INIT))
SENT_LAYOUT = SeenMoment(
    2.0, "sent", "set layout", fields=json.dumps({"video_list": [VIDEO], "audio_list": []})
)
REFUSED = SeenMoment(3.0, "refused", "pause", code=30039, msg="10000")


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Texts need an application."""


def history(*events: HistoryEvent, reason: str = "") -> History:
    return History(
        record_id="r1",
        group_id="g",
        status=6,
        width=640,
        height=360,
        frame_rate=25,
        reason=reason,
        events=events,
    )


def test_stretches_tell_how_long_it_was_in_each_state() -> None:
    moments = [
        Moment(0.0, "initialised"),
        Moment(5.0, "started"),
        Moment(65.0, "paused"),
        Moment(70.0, "source_lost"),
        Moment(95.0, "resumed"),
        Moment(100.0, "stopped"),
        Moment(103.0, "done"),
    ]
    assert stretches(moments, now=500.0) == (
        Stretch(1, 0.0, 5.0),
        Stretch(2, 5.0, 65.0),
        Stretch(7, 65.0, 95.0),
        Stretch(2, 95.0, 100.0),
        Stretch(3, 100.0, 103.0),
    )


def test_what_runs_stretches_until_now_also_where_only_states_were_seen() -> None:
    seen = [SeenMoment(10.0, "state", status=1), SeenMoment(20.0, "state", status=2)]
    assert stretches(moments_seen(seen), now=50.0)[-1] == Stretch(2, 20.0, 50.0)


def test_a_long_history_is_folded_but_for_what_matters() -> None:
    lost = [Moment(10.0 + number, "source_lost") for number in range(30)]
    moments = [Moment(0.0, "started"), *lost, Moment(45.0, "marker"), *lost, Moment(90.0, "done")]
    rows = folded(moments, whole=False)
    folds = [row for row in rows if isinstance(row, Fold)]
    assert len(rows) < 15 and sum(fold.count for fold in folds) + len(rows) - len(folds) == 63
    assert all(fold.serious == fold.count for fold in folds)
    assert Moment(45.0, "marker") in rows
    assert folded(moments, whole=True) == tuple(moments)
    assert folded(moments[:10], whole=False) == tuple(moments[:10])


def test_layouts_follow_each_other_with_the_texts_that_were_set_before() -> None:
    first = VideoItem(user_id="A", media_id="c", media_type=2)  # pyright: ignore[reportArgumentType]
    second = VideoItem(user_id="B", media_id="c", media_type=2)  # pyright: ignore[reportArgumentType]
    told = layouts_of(
        [
            Moment(0.0, "subtitles", subtitles=()),
            Moment(1.0, "layout", videos=(first,), audios=()),
            Moment(9.0, "layout", videos=(first,), audios=()),
            Moment(20.0, "layout", videos=(second,), audios=(), recorded=19.0),
        ]
    )
    assert [(each.time, each.layout.videos) for each in told] == [
        (1.0, (first,)),
        (20.0, (second,)),
    ]
    assert told[1].recorded == 19.0


def test_what_this_window_sent_is_its_history_with_layouts() -> None:
    state = SeenMoment(2.5, "state", status=2)
    moments = moments_seen([SENT_INIT, SENT_LAYOUT, state, state, REFUSED])
    assert [moment.kind for moment in moments] == ["sent", "sent", "state", "refused"]
    assert "30039" in moments[-1].detail and moments[-1].is_serious
    layouts = layouts_of(moments)
    assert [item.user_id for item in layouts[0].layout.videos] == ["Ann"]


def test_the_last_problem_has_code_meaning_and_advice() -> None:
    refused = last_problem(RECORD, None, [SENT_INIT, REFUSED])
    assert refused is not None and refused.code == 30039
    assert "Pausing" in refused.sentence and refused.advice and "30039" in refused.code_text
    failed = last_problem(
        Record(record_id="r", status=-1), history(reason="the recorder's disk is full"), []
    )
    assert failed is not None and "disk is full" in failed.sentence and failed.advice
    untold = last_problem(Record(record_id="r", status=-1), None, [])
    assert untold is not None and "does not say why" in untold.advice
    assert last_problem(RECORD, history(), [SENT_INIT]) is None


def test_a_disk_that_does_not_answer_is_told_as_what_holds_up_and_not_as_an_end() -> None:
    finishing = Record(record_id="r1", status=4)
    told = last_problem(finishing, history(reason=DISK_SILENT), [])
    assert told is not None and "does not answer" in told.sentence and told.advice
    assert "ended" not in told.sentence


def test_again_takes_what_this_window_sent_and_names_nothing_unknown() -> None:
    seen = [SENT_INIT, SENT_LAYOUT]
    known = again(RECORD, None, seen, moments_seen(seen))
    assert known is not None and known.is_possible and known.unknown == ()
    assert (known.init.frame_rate, known.init.width, known.init.file_name) == (15, 640, "")
    assert known.layout is not None and known.layout.videos[0].user_id == "Ann"


def test_again_without_what_was_sent_names_what_it_does_not_know() -> None:
    vendors = Record(record_id="r", group_id="g", status=6)
    known = again(vendors, None, [], [])
    assert known is not None and not known.is_possible and len(known.unknown) == 4
    event = HistoryEvent(time=1.0, kind="layout", video_list=(), audio_list=())
    told = history(event)
    ours = again(RECORD, told, [], moments_of(told))
    assert ours is not None and (ours.init.frame_rate, ours.init.height) == (25, 360)
    automatic = again(
        Record(record_id="r", group_id="g", auto=AutoLayout(media_count=4)), None, [], []
    )
    assert automatic is not None and automatic.is_possible
    assert automatic.init.auto == AutoLayout(media_count=4)
    assert again(Record(record_id="r"), None, [], []) is None


def test_the_request_that_made_it_is_the_one_that_was_sent_or_what_is_known() -> None:
    sent = json.loads(request_text(RECORD, None, [SENT_INIT], []))
    assert (sent["id"], sent["business"], sent["frame_rate"]) == (4098, "RE", 15)
    known = json.loads(request_text(RECORD, None, [], []))
    assert (known["group_id"], known["width"], known["file_name"]) == ("g", 640, "n")
    assert request_text(Record(record_id="r"), None, [], []) == ""
