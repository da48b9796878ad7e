"""Which version is the newest: asked at an address of one's own, believed only where it is sane."""

import asyncio
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from recorder_gui.client.errors import BadReply, ClientError, ConnectFailed
from recorder_gui.client.newest import Newest, is_newer, newest_version


class Told:
    """A web server that answers every question with `body` and remembers its head."""

    def __init__(self) -> None:
        self.body, self.status, self.heads = b"", 200, list[str]()
        told = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                told.heads.append(f"{self.requestline}\n{self.headers}")
                self.send_response(told.status)
                self.send_header("Content-Length", str(len(told.body)))
                self.end_headers()
                self.wfile.write(told.body)

            def log_message(self, format: str, *args: object) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/newest.json"
        Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()


@pytest.fixture
def told() -> Iterator[Told]:
    server = Told()
    yield server
    server.server.shutdown()
    server.server.server_close()


def ask(address: str) -> Newest:
    return asyncio.run(newest_version(address, timeout=5))


def test_version_and_page_are_read_and_nothing_is_told_of_the_person(told: Told) -> None:
    told.body = json.dumps({"version": "9.1.0", "page": "https://example.org/", "x": 1}).encode()
    assert ask(told.address) == Newest("9.1.0", "https://example.org/")
    [head] = told.heads
    names = {line.partition(":")[0].lower() for line in head.splitlines()[1:] if line}
    assert names == {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert head.startswith("GET /newest.json HTTP/1.1\n")
    assert "user-agent: recorder-gui\n" in head.lower()


@pytest.mark.parametrize(
    "page", ["http://example.org", "javascript:x", "file:///etc", "https://\n"]
)
def test_a_page_that_is_none_of_the_safe_web_is_dropped(told: Told, page: str) -> None:
    told.body = json.dumps({"version": "9.1.0", "page": page}).encode()
    assert ask(told.address) == Newest("9.1.0")


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'{"version": 3}', b'{"version": "new"}', b"[" * 90_000, b" " * 70_000],
)
def test_anything_else_is_a_bad_reply(told: Told, body: bytes) -> None:
    told.body = body
    with pytest.raises(BadReply):
        ask(told.address)


def test_an_error_of_the_server_is_a_bad_reply(told: Told) -> None:
    told.status = 404
    with pytest.raises(BadReply):
        ask(told.address)


def test_without_tls_only_this_computer_is_asked() -> None:
    with pytest.raises(ConnectFailed):
        ask("http://example.org/newest.json")
    with pytest.raises(ClientError):
        ask("ftp://example.org/x")


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.10", "0.9.9", True),
        ("1", "0.9", True),
        ("0.1.0", "0.1.0", False),
        ("0.1", "0.1.0", False),
        ("0.0.9", "0.1.0", False),
    ],
)
def test_versions_are_compared_as_numbers(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer
