"""What is kept of messages on disk: filters, bounds, damage, earlier runs (state/wire_log/)."""

import json
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage
from recorder_gui.state.wire_log.entries import WireFilter
from recorder_gui.state.wire_log.ring import Bounds, WireRing
from recorder_gui.state.wire_log.runs import WireRuns

EVERYTHING = WireFilter()
KINDS = {"query": 4104, "resume": 4099, "list files": 0}


def message(number: int, chance: random.Random) -> WireMessage:
    """One of many different ones."""
    kind = chance.choice(list(KINDS))
    sent = chance.random() < 0.5
    record = f"{chance.randrange(5):05d}"
    fields = {"seq": str(number % 40), "record_list": [{"record_id": record}], "group_id": "Ä_100%"}
    return WireMessage(
        time=1_800_000_000 + number,
        direction=Direction.SENT if sent else Direction.RECEIVED,
        channel=Channel.STORAGE if kind == "list files" else Channel.CONTROL,
        kind=kind,
        text=json.dumps(fields, ensure_ascii=False) + ("LATE" if chance.random() < 0.3 else ""),
        size=100,
        id=KINDS[kind] + (0 if sent else 4096),
        seq=str(number % 40),
        code=None if sent else chance.choice((0, 0, 30004, 30040)),
        note="unasked" if chance.random() < 0.1 else "",
    )


def lets_through(wanted: WireFilter, said: WireMessage) -> bool:
    """The same in plain Python."""
    return (
        wanted.text.lower() in said.text.lower()
        and wanted.kind in ("", said.kind)
        and wanted.id in ("", str(said.id), said.seq)
        and wanted.code in (None, said.code)
        and (not wanted.record or f'"{wanted.record}"' in said.text)
        and wanted.direction in (None, said.direction)
        and wanted.channel in (None, said.channel)
        and (not wanted.only_failures or bool(said.code or said.note))
    )


CONDITIONS = (
    {"text": "late"},
    {"text": "_100%"},
    {"kind": "resume"},
    {"id": "4104"},
    {"id": "7"},
    {"code": 30040},
    {"code": 0},
    {"record": "00003"},
    {"direction": Direction.SENT},
    {"channel": Channel.STORAGE},
    {"only_failures": True},
)


def test_each_filter_and_any_two_together_find_what_plain_python_finds(tmp_path: Path) -> None:
    chance = random.Random(5)
    said = [message(number, chance) for number in range(1_500)]
    ring = WireRing(lambda: tmp_path / "ring.sqlite3")
    for first in range(0, len(said), 100):
        ring.add(said[first : first + 100], EVERYTHING)
    found_some = 0
    for one, other in combinations(CONDITIONS, 2):
        wanted = replace(replace(EVERYTHING, **one), **other)
        expected = [at for at, each in enumerate(said, start=1) if lets_through(wanted, each)]
        assert list(ring.find(wanted)) == expected, wanted
        assert list(ring.find(wanted, after=700)) == [each for each in expected if each > 700]
        found_some += bool(expected)
    assert found_some > 40
    ring.close()


def test_what_is_read_is_what_was_said(tmp_path: Path) -> None:
    chance = random.Random(6)
    said = [message(number, chance) for number in range(300)]
    ring = WireRing(lambda: tmp_path / "ring.sqlite3")
    added = ring.add(said, WireFilter(code=30040))
    assert [each.message for each in added.entries] == said
    assert [each.number for each in added.shown] == list(ring.find(WireFilter(code=30040)))
    assert [each.message for each in ring.read(range(1, 301))] == said
    scattered = [3, 77, 290]
    assert [each.number for each in ring.read(scattered)] == scattered
    assert [each.number for each in ring.newest(2)] == [299, 300]
    ring.close()


def test_a_hostile_message_is_kept_too(tmp_path: Path) -> None:
    ring = WireRing(lambda: tmp_path / "ring.sqlite3")
    said = WireMessage(
        1.0,
        Direction.RECEIVED,
        Channel.CONTROL,
        "a\x00b",
        "\ud800'; --",
        9,
        2**80,
        "\udfff",
        -(2**90),
    )
    ring.add([said], EVERYTHING)
    kept = ring.read([1])[0].message
    assert kept.kind == "a\x00b" and kept.text == "?'; --" and kept.seq == "?"
    assert list(ring.find(WireFilter(id=str(2**80)))) == [1]
    assert list(ring.find(WireFilter(id="9" * 5_000))) == [1]  # beyond a column all are one
    assert list(ring.find(WireFilter(code=1))) == []
    ring.close()


def test_a_request_and_its_reply_of_a_later_batch_know_each_other(tmp_path: Path) -> None:
    ring = WireRing(lambda: tmp_path / "ring.sqlite3")
    sent = WireMessage(1.0, Direction.SENT, Channel.CONTROL, "query", "{}", 2, 4104, "1")
    ring.add([sent, sent], EVERYTHING)
    ring.add([replace(sent, direction=Direction.RECEIVED)], EVERYTHING)
    assert [each.partner for each in ring.read([1, 2, 3])] == [None, 3, 2]
    ring.close()


def test_it_stays_within_its_bounds_and_only_its_user_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "ring.sqlite3"
    ring = WireRing(lambda: path, Bounds(messages=100_000, bytes=2_000_000))
    large = WireMessage(1.0, Direction.SENT, Channel.CONTROL, "query", "x" * 20_000, 20_000)
    for _ in range(40):
        ring.add([large] * 10, EVERYTHING)
    files = list(path.parent.iterdir())
    assert sum(each.stat().st_size for each in files) < 8_000_000
    assert 50 < ring.count < 130 and ring.last == 400
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    ring.clear()
    assert ring.count == 0 and b"xxxx" not in path.read_bytes()
    ring.close()


def test_a_file_damaged_while_it_is_written_is_put_aside_and_another_begun(tmp_path: Path) -> None:
    names = iter(range(10))
    ring = WireRing(lambda: tmp_path / f"ring-{next(names)}.sqlite3")
    said = [message(number, random.Random(7)) for number in range(2_000)]
    ring.add(said, EVERYTHING)
    ring._accesses()[0]._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    ring._accesses()[0]._database.execute("PRAGMA cache_size = 0")
    path = tmp_path / "ring-0.sqlite3"
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    added = ring.add(said[:5], EVERYTHING)
    assert len(added.entries) == 5
    assert added.first == added.entries[0].number == 2_001
    assert [each.message for each in ring.read(range(1, 2_010))] == said[:5]
    assert (tmp_path / "ring-0.sqlite3.damaged").exists()
    ring.close()


@pytest.mark.skipif(os.name != "posix", reason="a file in the way of a folder")
def test_where_nothing_can_be_written_the_newest_are_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    runs = WireRuns(tmp_path / "file" / "wire")
    ring = WireRing(runs.begin, Bounds(messages_in_memory=50))
    added = ring.add([message(number, random.Random(8)) for number in range(200)], EVERYTHING)
    assert ring.problem and added.first > 150
    assert len(ring.read(range(1, 201))) == ring.count <= 50
    ring.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from recorder_gui.client.wire_tap import Channel, Direction, WireMessage
from recorder_gui.state.wire_log.entries import WireFilter
from recorder_gui.state.wire_log.ring import WireRing
from recorder_gui.state.wire_log.runs import WireRuns
ring = WireRing(WireRuns(Path(sys.argv[1])).begin)
said = WireMessage(5.0, Direction.SENT, Channel.CONTROL, "stop", '{"the": "last words"}', 9)
ring.add([said], WireFilter())
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_window_said_is_found_apart_from_what_this_one_says(tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    runs = WireRuns(folder)
    own = WireRing(runs.begin)
    own.add([message(1, random.Random(9))], EVERYTHING)
    (killed,) = runs.earlier()
    assert not killed.ended and killed.count == 1 and killed.last == 5.0
    ring = runs.open(killed)
    assert ring is not None
    assert [each.message.kind for each in ring.read([1])] == ["stop"]
    ring.close(ended=False)
    own.close()
    runs.release()
    later = WireRuns(folder)
    assert [run.ended for run in later.earlier()] == [True, False]


def test_windows_of_the_same_folder_leave_each_other_alone(tmp_path: Path) -> None:
    one, other = WireRuns(tmp_path), WireRuns(tmp_path)
    rings = [WireRing(one.begin), WireRing(other.begin)]
    for number, ring in enumerate(rings):
        ring.add([message(number, random.Random(1))] * (number + 1), EVERYTHING)
    assert one.earlier() == other.earlier() == []
    assert [ring.count for ring in rings] == [1, 2]
    rings[0].close()
    one.release()
    assert [run.count for run in other.earlier()] == [1]
    rings[1].close()
    other.release()


def test_only_the_newest_earlier_runs_stay_and_a_damaged_one_is_put_aside(tmp_path: Path) -> None:
    for number in range(8):
        runs = WireRuns(tmp_path)
        ring = WireRing(runs.begin)
        ring.add([message(number, random.Random(2))] * (number + 1), EVERYTHING)
        ring.close()
        runs.release()
    runs = WireRuns(tmp_path)
    assert [run.count for run in runs.earlier()] == [8, 7, 6, 5, 4, 3]
    newest = runs.earlier()[0].path
    newest.write_bytes(b"no database at all" * 1000)
    before = runs.earlier()
    assert [run.count for run in before] == [7, 6, 5, 4, 3]
    assert newest.with_name(newest.name + ".damaged").exists()
    runs.begin()
    assert len(runs.earlier()) == 5
    runs.release()


def test_a_file_of_another_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "wire-1.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    assert WireRuns(tmp_path).earlier() == []
    assert path.exists()
