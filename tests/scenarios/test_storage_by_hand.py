"""The storage channel with plain form posts: names, links, ranges, accounts, bounds."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.raw_client import RawClient, connected, local, post, until, video
from tests.running_recorder import RunningRecorder

LIST = "/api/record/file/list"
VOLUME = "/api/store/volume/getUsedVolume"
DOWNLOAD = "/api/record/file/download"
DELETE = "/api/record/file/delete"
SMALL: dict[str, Any] = {"width": 160, "height": 90, "frame_rate": 10}


async def recorded(client: RawClient, **fields: Any) -> str:
    """A finished recording of a second; its file's name."""
    record_id = await client.init(**SMALL, **fields)
    await client.ask(4102, record_id=record_id, video_list=[video("Ada", w=160, h=90)])

    async def enough() -> bool:
        return (await client.record(record_id))["record_time"] >= 1

    await until(enough, "a recorded second")
    await client.ask(4101, record_id=record_id)
    await client.until_status(record_id, 6)
    return (await client.record(record_id))["file_name"]


def one_recorded(recorder: RunningRecorder, **fields: Any) -> str:
    async def scenario() -> str:
        async with connected(recorder) as client:
            return await recorded(client, **fields)

    return asyncio.run(scenario())


@pytest.fixture(scope="module")
def stored(recorder: RunningRecorder) -> str:
    """The name of one stored file."""
    return one_recorded(recorder, file_name="stored by hand")


def url_of(recorder: RunningRecorder, name: str) -> str:
    url = post(recorder, DOWNLOAD, file_name=name)["data"]["urls"]
    assert isinstance(url, str)
    assert url.startswith(recorder.storage)
    return url


def test_names_of_any_script_are_stored_and_come_back(recorder: RunningRecorder) -> None:
    names = ["课程 一", "درس", "🎓👩‍🏫", "a, b & c?d=e#f%20", "x" * 200]

    async def scenario() -> None:
        async with connected(recorder) as client:
            jobs = [recorded(client, file_name=name) for name in names]
            assert await asyncio.gather(*jobs) == names

    asyncio.run(scenario())
    for name in names:
        (file,) = post(recorder, LIST, file_name=name)["data"]["dataList"]
        assert file["resourceName"] == name
        content = httpx.get(url_of(recorder, name))
        assert content.status_code == 200
        assert len(content.content) == file["fileSize"]
        assert post(recorder, DELETE, file_name=name) == {"code": 0, "message": "OK", "data": None}


def test_a_name_that_is_no_name_is_refused(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            for name in ("a/b", "../../etc/passwd", "x" * 300, "a\nb", ".."):
                reply = await client.ask(4098, group_id="demo", file_name=name)
                assert reply["code"] == 30003
                assert "file_name" in reply["msg"]

    asyncio.run(scenario())


def test_a_name_in_use_gets_a_suffix(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            names: list[str] = []
            for _ in range(3):
                record_id = await client.init(file_name="twice")
                names.append((await client.record(record_id))["file_name"])
            assert names == ["twice", "twice-2", "twice-3"]
            for record_id in [r["record_id"] for r in (await client.ask(4104))["record_list"]]:
                await client.ask(4101, record_id=record_id)

    asyncio.run(scenario())


def test_a_link_serves_ranges_with_one_etag_and_the_checksum(
    recorder: RunningRecorder, stored: str
) -> None:
    url = url_of(recorder, stored)
    whole = httpx.get(url)
    etag = whole.headers["etag"]
    assert whole.headers["accept-ranges"] == "bytes"
    assert whole.headers["content-type"] == "video/mp4"
    assert whole.headers["x-content-sha256"] == hashlib.sha256(whole.content).hexdigest()
    head = httpx.head(url)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))
    part = httpx.get(url, headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, whole.content[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(whole.content)}"
    assert part.headers["etag"] == etag
    rest = httpx.get(url, headers={"Range": "bytes=500-", "If-Range": etag})
    assert (rest.status_code, rest.content) == (206, whole.content[500:])
    changed = httpx.get(url, headers={"Range": "bytes=500-", "If-Range": '"another"'})
    assert (changed.status_code, changed.content) == (200, whole.content)
    beyond = httpx.get(url, headers={"Range": f"bytes={len(whole.content)}-"})
    assert beyond.status_code == 416
    for no_range in ("items=0-1", "bytes=x", ""):
        ignored = httpx.get(url, headers={"Range": no_range})
        assert (ignored.status_code, ignored.content) == (200, whole.content)
    assert httpx.get(url_of(recorder, stored)).headers["etag"] == etag


def test_a_link_is_good_for_nothing_else(recorder: RunningRecorder, stored: str) -> None:
    url = url_of(recorder, stored)
    assert httpx.get(url[:-1] + ("0" if url[-1] != "0" else "1")).status_code == 403
    assert httpx.get(url.replace("/1/", "/2/")).status_code == 403
    assert httpx.get(url.split("?")[0]).status_code == 403
    expires = httpx.URL(url).params["expires"]
    assert httpx.get(url.replace(expires, str(int(expires) + 60))).status_code == 403
    assert httpx.get(recorder.storage + "/files/../catalogue.sqlite3").status_code in (403, 404)
    assert httpx.get(recorder.storage + "/files/%2e%2e/1/catalogue.sqlite3").status_code == 403


def test_an_old_link_has_expired(start_recorder: Callable[..., RunningRecorder]) -> None:
    recorder = start_recorder(link_seconds=1)
    url = url_of(recorder, one_recorded(recorder))

    async def expired() -> bool:
        async with httpx.AsyncClient() as http:
            return (await http.get(url)).status_code == 410

    asyncio.run(until(expired, "the link expired"))
    assert httpx.get(url_of(recorder, post(recorder, LIST)["data"]["dataList"][0]["resourceName"]))


def test_links_outlive_a_restart(start_recorder: Callable[..., RunningRecorder]) -> None:
    first = start_recorder()
    url = httpx.URL(url_of(first, one_recorded(first)))
    before = httpx.get(url)
    first.stop()
    second = start_recorder(first.data.parent)
    after = httpx.get(url.copy_with(port=httpx.URL(second.storage).port))
    assert (after.status_code, after.content) == (200, before.content)
    assert after.headers["etag"] == before.headers["etag"]


def test_every_failure_is_http_200_with_its_code(recorder: RunningRecorder) -> None:
    for path in (LIST, VOLUME, DOWNLOAD, DELETE):
        assert post(recorder, path, token="wrong")["code"] == 30007
        assert post(recorder, path, app_id="other")["code"] == 30007
    for fields in (
        {"page": 0},
        {"page": "first"},
        {"page_size": 501},
        {"start_time": "yesterday"},
        {"end_time": "2026-13-01 00:00:00"},
    ):
        assert post(recorder, LIST, **fields)["code"] == 30003
    assert post(recorder, DOWNLOAD)["code"] == 30003
    assert post(recorder, DELETE)["code"] == 30003
    data = post(recorder, DOWNLOAD, file_name="not there")["data"]
    assert not data["urls"]
    assert post(recorder, DELETE, file_name="not there") == {
        "code": 0,
        "message": "OK",
        "data": None,
    }


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "text/plain"),
        (b"garbage", "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\n", "multipart/form-data"),
        (b"\xff" * 1000, "multipart/form-data; boundary=\xff".encode("latin-1").decode("latin-1")),
        (b"a=" + b"b" * 200_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"a%d=1" % n for n in range(1000)), "application/x-www-form-urlencoded"),
        (json.dumps({"app_id": "x"}).encode(), "application/json"),
    ],
)
def test_a_form_that_is_none_is_refused(
    recorder: RunningRecorder, content: bytes, kind: str
) -> None:
    headers = {"Content-Type": kind.encode("latin-1")}
    response = httpx.post(recorder.storage + LIST, content=content, headers=headers)  # type: ignore[arg-type]
    assert response.status_code == 200
    assert response.json()["code"] in (30003, 30007)


def test_an_upload_is_refused_and_bounded(recorder: RunningRecorder) -> None:
    files = {"app_id": ("big.bin", bytes(30_000_000), "application/octet-stream")}
    try:
        response = httpx.post(recorder.storage + LIST, files=files)
    except httpx.TransportError:
        pass  # cut off while it still sends is a refusal too
    else:
        assert response.json()["code"] == 30003
    assert post(recorder, VOLUME)["code"] == 0


def test_list_filters_and_pages(start_recorder: Callable[..., RunningRecorder]) -> None:
    recorder = start_recorder()

    async def scenario() -> list[str]:
        async with connected(recorder) as client:
            jobs = [recorded(client, file_name=f"n{number}") for number in range(3)]
            return await asyncio.gather(*jobs)

    names = asyncio.run(scenario())
    listed = post(recorder, LIST)["data"]
    assert listed["count"] == 3
    assert sorted(f["resourceName"] for f in listed["dataList"]) == names
    assert post(recorder, LIST, page=2, page_size=2)["data"]["count"] == 3
    assert len(post(recorder, LIST, page=2, page_size=2)["data"]["dataList"]) == 1
    assert post(recorder, LIST, file_state="normal")["data"]["count"] == 3
    assert post(recorder, LIST, file_state="creating")["data"] is None
    tomorrow = (datetime.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")
    assert post(recorder, LIST, start_time=tomorrow)["data"] is None
    assert post(recorder, LIST, end_time=tomorrow)["data"]["count"] == 3
    used = post(recorder, VOLUME)["data"]
    assert used == {"useVolume": sum(f["fileSize"] for f in listed["dataList"])}
    post(recorder, DELETE, file_name="n1")
    assert post(recorder, LIST)["data"]["count"] == 2
    assert len(list((recorder.data / "files").iterdir())) == 2


def test_a_file_that_is_being_recorded_is_listed_but_not_deleted(
    recorder: RunningRecorder,
) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            record_id = await client.init(file_name="in the making", **SMALL)
            assert post(recorder, LIST, file_name="in the making")["data"] is None
            await client.ask(4102, record_id=record_id, video_list=[video("Ada")])
            (file,) = post(recorder, LIST, file_name="in the making")["data"]["dataList"]
            assert file["fileState"] == "creating"
            assert not post(recorder, DOWNLOAD, file_name="in the making")["data"]["urls"]
            assert post(recorder, DELETE, file_name="in the making")["code"] == 30003
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6)

    asyncio.run(scenario())


def test_each_app_id_sees_only_its_own(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    (tmp_path / "school.toml").write_text('[[group]]\nid = "secret"\n')
    (tmp_path / "apps.toml").write_text(
        '[[app]]\napp_id = "school"\ntoken = "one"\ngroups = "school.toml"\nquota = 1000000000\n'
        '[[app]]\napp_id = "club"\ntoken = "two"\n'
    )
    school = start_recorder(apps=tmp_path / "apps.toml")
    assert (school.app_id, school.token) == ("school", "one")
    club = RunningRecorder(
        process=school.process,
        data=school.data,
        log=school.log,
        control=school.control,
        storage=school.storage,
        app_id="club",
        token="two",
    )

    async def scenario() -> str:
        async with connected(school) as mine, connected(club) as other:
            name = await recorded(mine, file_name="ours")
            record_id = (await mine.ask(4104))["record_list"][0]["record_id"]
            for command in (4099, 4100, 4101, 4102, 4103):
                assert (await other.ask(command, record_id=record_id))["code"] == 30001
            assert (await other.ask(4104))["total_num"] == 0
            assert (await other.ask(4104, record_id=record_id))["total_num"] == 0
            assert post(club, LIST)["data"] is None
            assert not post(club, DOWNLOAD, file_name=name)["data"]["urls"]
            assert post(club, DELETE, file_name=name)["code"] == 0
            assert post(school, LIST)["data"]["count"] == 1
            assert post(club, VOLUME)["data"] == {"useVolume": 0}
            assert post(school, VOLUME)["data"]["volume"] == 1_000_000_000
            assert "secret" in groups_of(school)
            assert "secret" not in groups_of(club)
            return record_id

    record_id = asyncio.run(scenario())
    response = httpx.get(
        f"{club.storage}/local/recordings/{record_id}/history",
        headers={"Authorization": "Bearer two", "X-App-Id": "club"},
    )
    assert response.status_code == 404


def groups_of(recorder: RunningRecorder) -> list[str]:
    return [group["id"] for group in local(recorder, "/local/groups")["groups"]]
