"""`serve` as a program: limits, an encrypted port, the event command, the ready line."""

import asyncio
import datetime
import ipaddress
import json
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import websockets
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.raw_client import audio, connected, local, until, video
from tests.running_recorder import RunningRecorder

SMALL: dict[str, Any] = {"width": 160, "height": 90, "frame_rate": 10}


def test_more_recordings_than_allowed_are_refused(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder(max_tasks=2, max_pixel_rate=600_000)

    async def scenario() -> None:
        async with connected(recorder) as client:
            first = await client.init(**SMALL)
            second = await client.init(**SMALL)
            assert (await client.ask(4098, group_id="demo", **SMALL))["code"] == 30009
            await client.ask(4101, record_id=second)
            large = {"width": 320, "height": 180, "frame_rate": 10}
            # it may begin at any moment, and would be too much with a large one
            assert (await client.ask(4098, group_id="demo", **large))["code"] == 30010
            await client.ask(4102, record_id=first, video_list=[video("Ada")])
            assert (await client.ask(4098, group_id="demo", **large))["code"] == 30010
            await client.ask(4101, record_id=first)
            await client.until_status(first, 6)
            assert (await client.ask(4098, group_id="demo", **large))["code"] == 0

    asyncio.run(scenario())


def test_too_little_free_disk_refuses_a_recording(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder(min_free=2**60)

    async def scenario() -> None:
        async with connected(recorder) as client:
            assert (await client.ask(4098, group_id="demo"))["code"] == 30011

    asyncio.run(scenario())


def test_a_recording_that_nobody_feeds_or_asks_for_stops_by_itself(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder()

    async def scenario() -> None:
        async with connected(recorder) as client:
            started = await client.init("nobody", timeout=5, **SMALL)
            await client.ask(4102, record_id=started, video_list=[video("Eve")])
            left = await client.init("nobody", timeout=5, **SMALL)
            fed = await client.init(timeout=5, **SMALL)
            await client.ask(4102, record_id=fed, video_list=[video("Ada")])
            await client.until_status(started, 6)
            await client.until_status(left, 6)
            told = await asyncio.to_thread(local, recorder, f"/local/recordings/{started}/history")
            kinds = [event["kind"] for event in told["events"]]
            assert kinds.count("source_lost") == 1  # tried again and again, told once

            async def outlived() -> bool:
                return (await client.record(fed))["record_time"] >= 6

            await until(outlived, "more recorded seconds than the timeout has")
            assert await client.status(fed) == 2
            await client.ask(4101, record_id=fed)
            await client.until_status(fed, 6)

    asyncio.run(scenario())


def test_an_event_command_hears_of_start_end_and_failure(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    told = tmp_path / "told.jsonl"
    recorder = start_recorder(on_event=f"cat >> '{told}'")

    async def scenario() -> str:
        async with connected(recorder) as client:
            record_id = await client.init(file_name="told", **SMALL)
            layout = {"video_list": [video("Ada")], "audio_list": [audio("Ada")]}
            await client.ask(4102, record_id=record_id, **layout)
            await until(lambda: says(told, 1), "start told")
            await client.ask(4101, record_id=record_id)
            await until(lambda: says(told, 2), "end told")
            return record_id

    record_id = asyncio.run(scenario())
    events = [json.loads(line) for line in told.read_text().splitlines()]
    assert [event["event"] for event in events] == ["started", "ended"]
    assert {event["record_id"] for event in events} == {record_id}
    assert (events[1]["status"], events[1]["file_name"]) == (6, "told")


async def says(file: Path, lines: int) -> bool:
    return file.exists() and len(file.read_text().splitlines()) >= lines


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate of this machine's loopback address, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "recorder")])
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    cert_file, key_file = tmp_path / "cert.pem", tmp_path / "key.pem"
    cert_file.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return cert_file, key_file


def test_both_channels_are_encrypted_with_a_certificate(
    start_recorder: Callable[..., RunningRecorder], certificate: tuple[Path, Path]
) -> None:
    cert, key = certificate
    recorder = start_recorder(tls_cert=cert, tls_key=key)
    assert recorder.control.startswith("wss://127.0.0.1:")
    assert recorder.storage.startswith("https://127.0.0.1:")
    trusting = ssl.create_default_context(cafile=str(cert))

    async def login() -> dict[str, Any]:
        async with websockets.connect(recorder.control, ssl=trusting) as socket:
            message = {"id": 4097, "app_id": recorder.app_id, "token": recorder.token, "seq": ""}
            await socket.send(json.dumps(message))
            return json.loads(await socket.recv())

    assert asyncio.run(login())["code"] == 0
    form = {"app_id": (None, recorder.app_id), "token": (None, recorder.token)}
    url = recorder.storage + "/api/store/volume/getUsedVolume"
    with httpx.Client(verify=trusting) as http:
        assert http.post(url, files=form).json()["code"] == 0
    with pytest.raises(httpx.ConnectError):
        httpx.post(url, files=form)


def test_a_certificate_that_is_none_is_said(
    start_recorder: Callable[..., RunningRecorder], certificate: tuple[Path, Path], tmp_path: Path
) -> None:
    cert, key = certificate
    with pytest.raises(AssertionError, match=r"not there\.pem cannot be read: No such file"):
        start_recorder(tls_cert=cert, tls_key=tmp_path / "not there.pem")
    with pytest.raises(AssertionError, match="are no certificate with its key") as refused:
        start_recorder(tls_cert=key, tls_key=key)
    assert "Traceback" not in str(refused.value)


def test_a_port_in_use_is_said(start_recorder: Callable[..., RunningRecorder]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AssertionError, match=f"Cannot listen on 127.0.0.1 port {port}"):
            start_recorder(port=port)


def test_it_needs_no_display_and_loads_no_qt(tmp_path: Path) -> None:
    listing = (
        "import sys; from recorder_gui.recorder import service, options; "
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'PySide6', 'av', 'numpy'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
