"""What our own window asks of our own recorder, under `/local/`, by hand."""

import asyncio
import base64
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import httpx
import pytest

from tests.raw_client import audio, connected, local, until, video
from tests.running_recorder import RunningRecorder

GROUP = """
[[group]]
id = "lesson"
  [[group.media]]
  user_id = "Jack"
  media_id = "camera"
  media_type = 2
  source = "test:bars"
"""
MORE = """
  [[group.media]]
  user_id = "Paul"
  media_id = "camera"
  media_type = 2
  source = "missing.mp4"
"""


def headers(recorder: RunningRecorder) -> dict[str, str]:
    return {"Authorization": f"Bearer {recorder.token}", "X-App-Id": recorder.app_id}


def group(recorder: RunningRecorder, group_id: str) -> dict[str, Any]:
    groups = local(recorder, "/local/groups")["groups"]
    return next(each for each in groups if each["id"] == group_id)


def test_nothing_is_told_without_the_token(recorder: RunningRecorder) -> None:
    for wrong in (
        {},
        {"Authorization": f"Bearer {recorder.token}"},
        {"X-App-Id": recorder.app_id},
        {"Authorization": "Bearer wrong", "X-App-Id": recorder.app_id},
        {"Authorization": f"Basic {recorder.token}", "X-App-Id": recorder.app_id},
    ):
        for path in ("/local/groups", "/local/events", "/local/recordings/x/history"):
            response = httpx.get(recorder.storage + path, headers=wrong)
            assert response.status_code == 401
            assert recorder.token not in response.text


def test_the_demo_group_and_this_computer_are_always_there(recorder: RunningRecorder) -> None:
    demo = group(recorder, "demo")
    people = {each["user_id"] for each in demo["media"] if each["media_type"] == 2}
    assert len(people) == 4
    assert {each["media_type"] for each in demo["media"]} == {0, 1, 2, 4}
    assert all(each["live"] and not each["own"] for each in demo["media"])
    this = group(recorder, "this-computer")
    assert this["media"] or this["reason"]
    assert all(each["live"] or each["reason"] for each in this["media"])


def test_switched_off_there_is_nothing(start_recorder: Callable[..., RunningRecorder]) -> None:
    recorder = start_recorder(no_local=True)
    response = httpx.get(recorder.storage + "/local/groups", headers=headers(recorder))
    assert response.status_code == 404


def test_a_server_that_no_window_started_is_not_ended_by_whoever_may_record(
    recorder: RunningRecorder,
) -> None:
    response = httpx.post(recorder.storage + "/local/end", headers=headers(recorder))
    assert response.status_code == 404
    assert recorder.process.poll() is None


def test_the_groups_file_is_followed_while_it_changes(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    file = tmp_path / "groups.toml"
    file.write_text(GROUP)
    recorder = start_recorder(groups=file, groups_interval=0.1)

    async def told() -> list[list[str]]:
        """Users of the group as each event tells them."""
        seen: list[list[str]] = []
        address = recorder.storage + "/local/events"
        async with (
            httpx.AsyncClient(timeout=20, headers=headers(recorder)) as http,
            http.stream("GET", address) as stream,
        ):
            assert stream.headers["content-type"].startswith("text/event-stream")
            async for line in stream.aiter_lines():
                if not line.startswith("data: "):
                    continue
                groups = json.loads(line.removeprefix("data: "))["groups"]
                (lesson,) = [each for each in groups if each["id"] == "lesson"]
                seen.append([each["user_id"] for each in lesson["media"]])
                if len(seen) == 1:
                    file.write_text("not [ toml")  # nothing changes for it
                    file.write_text(GROUP + MORE)
                elif len(seen) == 2:
                    file.write_text(GROUP)
                else:
                    break
        return seen

    assert asyncio.run(told()) == [["Jack"], ["Jack", "Paul"], ["Jack"]]


def test_a_missing_file_is_told_with_its_reason(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    file = tmp_path / "groups.toml"
    file.write_text(GROUP + MORE)
    recorder = start_recorder(groups=file)
    jack, paul = group(recorder, "lesson")["media"]
    assert (jack["live"], jack["reason"]) == (True, "")
    assert (paul["live"], paul["reason"]) == (False, "file-not-found")
    assert paul["source"] == str(tmp_path / "missing.mp4")


def test_a_groups_file_that_cannot_be_read_is_said_at_the_start(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    with pytest.raises(AssertionError, match="groups file cannot be used"):
        start_recorder(groups=tmp_path / "not there.toml")


def test_members_are_added_changed_removed_and_kept(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder()
    place = "/local/groups/my group/media"
    stream = {"user_id": "Zoë/1", "media_id": "cam?", "media_type": 2, "source": "test:bars"}
    local(recorder, place, "POST", json=stream)
    local(recorder, place, "POST", json=stream | {"source": "test:clock"})
    (kept,) = group(recorder, "my group")["media"]
    assert (kept["source"], kept["own"], kept["user_id"]) == ("test:clock", True, "Zoë/1")
    recorder.stop()
    again = RunningRecorder.start(recorder.data.parent)
    try:
        (kept,) = group(again, "my group")["media"]
        assert kept["source"] == "test:clock"
        groups = local(again, f"{place}/Zo%C3%AB%2F1/cam%3F/2", "DELETE")["groups"]
        assert "my group" not in [each["id"] for each in groups]
        assert (again.data / "groups.toml").stat().st_mode & 0o077 == 0
    finally:
        again.stop()


@pytest.mark.parametrize(
    ("group_id", "changes"),
    [
        ("demo", {"user_id": "Ada", "media_id": "camera"}),
        ("this-computer", {}),
        ("g", {"source": "relative.mp4"}),
        ("g", {"source": "file:///etc/passwd"}),
        ("g", {"media_type": 3}),
        ("g", {"user_id": ""}),
    ],
)
def test_what_cannot_be_added_is_refused_with_a_reason(
    recorder: RunningRecorder, group_id: str, changes: dict[str, Any]
) -> None:
    stream = {"user_id": "u", "media_id": "m", "media_type": 2, "source": "test:bars"} | changes
    response = httpx.post(
        f"{recorder.storage}/local/groups/{group_id}/media", headers=headers(recorder), json=stream
    )
    assert response.status_code in (400, 409)
    assert response.json()["reason"]


def test_a_member_that_comes_while_recording_is_recorded(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder(groups_interval=0.1)

    async def scenario() -> list[str]:
        async with connected(recorder) as client:
            record_id = await client.init("late", width=160, height=90, frame_rate=10)
            await client.ask(4102, record_id=record_id, video_list=[video("Eve")])
            stream = {"user_id": "Eve", "media_id": "camera", "media_type": 2}
            path = "/local/groups/late/media"
            source = stream | {"source": "test:bars"}
            await asyncio.to_thread(local, recorder, path, "POST", json=source)

            async def has_recorded() -> bool:
                return (await client.record(record_id))["record_time"] >= 1

            await until(has_recorded, "a recorded second")
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6)
            return [e["kind"] for e in history(recorder, record_id)["events"]]

    assert "source_found" in asyncio.run(scenario())


def test_a_source_that_was_away_from_an_ended_recording_is_not_held_to_be_away(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    file, late = tmp_path / "groups.toml", tmp_path / "missing.mp4"
    file.write_text(GROUP + MORE)
    recorder = start_recorder(groups=file)

    async def scenario() -> None:
        async with connected(recorder) as client:
            record_id = await client.init("lesson", width=160, height=90, frame_rate=10)
            await client.ask(4102, record_id=record_id, video_list=[video("Paul")])

            async def is_lost() -> bool:
                told = await asyncio.to_thread(history, recorder, record_id)
                return "source_lost" in [event["kind"] for event in told["events"]]

            await until(is_lost, "word that the file is missing")
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6)

    asyncio.run(scenario())
    late.write_bytes(b"it came too late")
    _, paul = group(recorder, "lesson")["media"]
    assert (paul["live"], paul["reason"]) == (True, "")


def history(recorder: RunningRecorder, record_id: str) -> dict[str, Any]:
    return local(recorder, f"/local/recordings/{record_id}/history")


def test_history_snapshot_and_markers_of_a_recording(recorder: RunningRecorder) -> None:
    async def scenario() -> str:
        async with connected(recorder) as client:
            record_id = await client.init(width=320, height=180, frame_rate=15)
            await client.ask(4103, record_id=record_id, subtitle_list=[{"content": "hello"}])
            layout = {"audio_list": [audio("Bao")], "video_list": [video("Ada"), video("Bao")]}
            await client.ask(4102, record_id=record_id, **layout)

            async def has_recorded() -> bool:
                return (await client.record(record_id))["record_time"] >= 1

            await until(has_recorded, "a recorded second")
            place = f"/local/recordings/{record_id}"
            taken = await asyncio.to_thread(local, recorder, f"{place}/snapshot", "POST")
            assert taken["frame"] >= 15
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", taken["clock"])
            assert {p["user_id"] for p in taken["pictures"]} == {"Ada", "Bao"}
            for picture in taken["pictures"]:
                png = base64.b64decode(picture["png"])
                assert png.startswith(b"\x89PNG")
                assert int.from_bytes(png[16:20], "big") == picture["width"]
            marked = {"json": {"text": "here"}}
            await asyncio.to_thread(local, recorder, f"{place}/markers", "POST", **marked)
            earlier = {"json": {"text": "before", "recorded": 0.5}}
            await asyncio.to_thread(local, recorder, f"{place}/markers", "POST", **earlier)
            await client.ask(4100, record_id=record_id)
            await client.ask(4099, record_id=record_id)
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6)
            return record_id

    record_id = asyncio.run(scenario())
    told = history(recorder, record_id)
    kinds = [event["kind"] for event in told["events"]]
    for kind in ("initialised", "subtitles", "layout", "started", "paused", "resumed"):
        assert kinds.count(kind) == 1, kind
    assert kinds[-4:] in (
        ["stopped", "encoding", "uploading", "done"],
        ["slice_finished", "encoding", "uploading", "done"],
        ["encoding", "slice_finished", "uploading", "done"],
    )
    layout = next(event for event in told["events"] if event["kind"] == "layout")
    assert [each["user_id"] for each in layout["video_list"]] == ["Ada", "Bao"]
    marker, earlier = (event for event in told["events"] if event["kind"] == "marker")
    moments = {event["kind"]: event["recorded"] for event in told["events"]}
    assert moments["paused"] == moments["resumed"]  # what is noted stands at its own moment
    assert (marker["text"], marker["recorded"] >= 1) == ("here", True)
    assert (earlier["text"], earlier["recorded"]) == ("before", 0.5)
    assert told["recorded_seconds"] == told["frames"] / 15
    assert (told["status"], told["slices"], told["reason"]) == (6, 1, "")
    with av.open(str(recorder.data / "files" / f"{record_id}.mp4")) as media:
        chapters = {
            each["metadata"]["title"]: float(each["start"] * (each["time_base"] or 1))
            for each in media.chapters()
        }
    assert chapters["before"] == 0.5
    assert chapters["here"] == pytest.approx(marker["recorded"])
    assert ("Ada, Bao" in chapters) == (told["recorded_seconds"] >= 2)


def test_a_window_sees_and_hears_what_is_recorded(recorder: RunningRecorder) -> None:
    async def scenario() -> list[dict[str, Any]]:
        async with (
            connected(recorder) as client,
            httpx.AsyncClient(timeout=20, headers=headers(recorder)) as http,
        ):
            record_id = await client.init(width=640, height=360)
            place = f"{recorder.storage}/local/recordings/{record_id}"
            assert (await http.get(f"{place}/program.jpg")).status_code == 409
            people = [video("Ada", w=640, h=360), video("Nobody", x=600, y=300, w=20, h=20)]
            layout = {"audio_list": [audio("Bao")], "video_list": people}
            await client.ask(4102, record_id=record_id, **layout)
            told: list[dict[str, Any]] = []
            taken = b""
            async with http.stream("GET", f"{place}/live") as stream:
                async for line in stream.aiter_lines():
                    if not line.startswith("data: "):
                        continue
                    told.append(json.loads(line.removeprefix("data: ")))
                    sources = told[-1]["sources"]
                    heard = told[-1]["peak"] != -96 and sources[0]["rate"]
                    counted = told[-1]["bytes_written"] and told[-1]["room"]  # once a second
                    if taken or not heard or not counted:
                        continue
                    taken = (await http.get(f"{place}/program.jpg")).content
                    await client.ask(4100, record_id=record_id)
                    assert (await http.get(f"{place}/program.jpg")).status_code == 200
                    await client.ask(4101, record_id=record_id)
            picture = decoded(taken)
            assert (picture.width, picture.height) == (480, 270)
            assert picture.to_ndarray(format="rgb24").std() > 20
            assert (await http.get(f"{place}/program.jpg")).status_code == 409
            await client.until_status(record_id, 6)
            return told

    told = asyncio.run(scenario())
    loudest = max(told, key=lambda report: report["peak"])
    sources = {(each["user_id"], each["media_type"]): each for each in loudest["sources"]}
    assert (sources["Ada", 2]["live"], sources["Ada", 2]["width"]) == (True, 1280)
    assert (sources["Nobody", 2]["live"], bool(sources["Nobody", 2]["reason"])) == (False, True)
    # the tone of the demo's people: a sine of 0.12
    assert sources["Bao", 1]["peak"] == pytest.approx(-18.4, abs=0.3)
    assert sources["Bao", 1]["rms"] == pytest.approx(-21.4, abs=0.6)
    assert loudest["peak"] == pytest.approx(-18.4, abs=0.3)
    assert told[-1]["status"] not in (1, 2, 7)
    assert told[-1]["bytes_written"] > 0
    assert 0 < told[-1]["room"] <= shutil.disk_usage(recorder.data).free + 2**30


def test_an_unknown_recording_has_no_history(recorder: RunningRecorder) -> None:
    response = httpx.get(
        f"{recorder.storage}/local/recordings/none/history", headers=headers(recorder)
    )
    assert response.status_code == 404
    assert response.json()["reason"]


def test_each_member_has_a_small_live_picture(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path, clips: dict[str, Path]
) -> None:
    file = tmp_path / "groups.toml"
    clip = clips["bikes.mp4"]
    file.write_text(GROUP + MORE + MORE.replace("Paul", "Rita").replace("missing.mp4", str(clip)))
    recorder = start_recorder(groups=file)
    with httpx.Client(headers=headers(recorder), timeout=20) as http:

        def picture(place: str) -> httpx.Response:
            return http.get(f"{recorder.storage}/local/groups/{place}.jpg")

        for place in ("demo/pictures/Ada/camera/2", "lesson/pictures/Rita/camera/2"):
            seen = {picture(place).content for _ in range(12)}
            assert len(seen) >= 2, "the picture does not move"
            for jpeg in seen:
                frame = decoded(jpeg)
                assert frame.width <= 480
                assert frame.height <= 270
        colours = decoded(picture("lesson/pictures/Jack/camera/2").content)
        assert colours.to_ndarray(format="rgb24").std() > 40  # bars, not one colour
        missing = picture("lesson/pictures/Paul/camera/2")
        assert (missing.status_code, bool(missing.json()["reason"])) == (409, True)
        assert picture("demo/pictures/Ada/microphone/1").status_code == 409
        assert picture("demo/pictures/Nobody/camera/2").status_code == 404
    recorder.kill()

    async def gone() -> bool:
        return not any(
            b"recorder_gui.recorder.previews" in command_of(process)
            and str(recorder.pid).encode() in parent_of(process)
            for process in Path("/proc").glob("[0-9]*")
        )

    asyncio.run(until(gone, "the end of the viewer"))


def decoded(jpeg: bytes) -> av.VideoFrame:
    with av.open(io.BytesIO(jpeg), "r") as opened:
        return next(opened.decode(video=0))


def command_of(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:
        return b""


def parent_of(process: Path) -> bytes:
    try:
        return (process / "status").read_bytes()
    except OSError:
        return b""
