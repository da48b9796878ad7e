"""A camera that speaks RTSP: a clip, round and round in its own time, over the one connection.

An ffmpeg makes the RTP of each connection that plays; what it sends by UDP is passed on between the
answers, as cameras do it that are pulled from over TCP.
"""

import contextlib
import select
import socket
import socketserver
import subprocess
import threading
from pathlib import Path
from typing import BinaryIO, Self

_KINDS = ("v", "a")


class RtspCamera:
    """Plays `clip` to all who ask at `url`; `folder` is where its descriptions go."""

    def __init__(self, ffmpeg: Path, clip: Path, folder: Path) -> None:
        self._ffmpeg = ffmpeg
        self._clip = clip
        self._folder = folder
        self._open: list[socket.socket] = []
        camera = self

        class Connection(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    camera._serve(self.request)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Connection)
        self.url = f"rtsp://127.0.0.1:{self._server.server_address[1]}/camera"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self.hang_up()
        self._server.server_close()

    def hang_up(self) -> None:
        """End all connections, as a camera does that restarts."""
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def _serve(self, connection: socket.socket) -> None:
        self._open.append(connection)
        with contextlib.ExitStack() as kept:
            reader = kept.enter_context(connection.makefile("rb"))
            receivers = [kept.enter_context(each) for _ in _KINDS for each in _pair()]
            while (request := _request(reader)) is not None:
                method, sequence, transport = request
                headers, body = "", b""
                if method == "DESCRIBE":
                    body = self._description(receivers)
                    headers = f"Content-Type: application/sdp\r\nContent-Base: {self.url}/\r\n"
                elif method == "SETUP":
                    headers = f"Transport: {transport}\r\n"
                answer = f"RTSP/1.0 200 OK\r\nCSeq: {sequence}\r\nSession: 7\r\n{headers}"
                answer += f"Content-Length: {len(body)}\r\n\r\n"
                connection.sendall(answer.encode() + body)
                if method == "PLAY":
                    self._play(connection, receivers)
                    return

    def _description(self, receivers: list[socket.socket]) -> bytes:
        described = self._folder / f"{receivers[0].getsockname()[1]}.sdp"
        brief = [*self._command(receivers), "-sdp_file", str(described)]
        brief.insert(brief.index("-i"), "-t")
        brief.insert(brief.index("-i"), "0.1")
        subprocess.run(brief, check=True, timeout=20)
        for receiver in receivers:  # what it sent meanwhile
            receiver.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                while True:
                    receiver.recv(65536)
        lines: list[str] = []
        for line in described.read_text().splitlines():
            if line.startswith("m="):
                kind, _, rest = line.split(" ", 2)
                lines += [f"{kind} 0 {rest}", f"a=control:track{len(_tracks(lines))}"]
            else:
                lines.append(line)
        return "\r\n".join([*lines, ""]).encode()

    def _command(self, receivers: list[socket.socket]) -> list[str]:
        command = [str(self._ffmpeg), "-v", "error", "-re", "-stream_loop", "-1"]
        command += ["-i", str(self._clip)]
        for kind, receiver in zip(_KINDS, receivers[::2], strict=True):
            place = f"rtp://127.0.0.1:{receiver.getsockname()[1]}"
            # each frame at once, as cameras send them: not half a second of sound in one packet
            command += ["-map", f"0:{kind}", "-c", "copy", "-max_delay", "0", "-f", "rtp", place]
        return command

    def _play(self, connection: socket.socket, receivers: list[socket.socket]) -> None:
        """Pass on until the other side says anything but how much it receives, or is gone."""
        sender = subprocess.Popen(self._command(receivers), stdout=subprocess.DEVNULL)
        try:
            while True:
                ready, _, _ = select.select([connection, *receivers], [], [], 10)
                if connection in ready and not connection.recv(65536).startswith(b"$"):
                    return
                for channel, receiver in enumerate(receivers):
                    if receiver in ready:
                        data = receiver.recv(65536)
                        head = bytes((ord("$"), channel)) + len(data).to_bytes(2, "big")
                        connection.sendall(head + data)
        finally:
            sender.kill()
            sender.wait()


def _tracks(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("a=control:")]


def _request(reader: BinaryIO) -> tuple[str, str, str] | None:
    """Method, sequence number and wanted transport; None at the end."""
    lines: list[str] = []
    while line := reader.readline().decode().strip():
        lines.append(line)
    if not lines:
        return None
    headers = dict(line.split(": ", 1) for line in lines[1:])
    return lines[0].split()[0], headers.get("CSeq", ""), headers.get("Transport", "")


def _pair() -> tuple[socket.socket, socket.socket]:
    """UDP sockets at an even port and the odd one after it: data and its control."""
    while True:
        data = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        data.bind(("127.0.0.1", 0))
        port = data.getsockname()[1]
        control = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            if port % 2 == 0:
                control.bind(("127.0.0.1", port + 1))
                return data, control
        except OSError:
            pass
        data.close()
        control.close()
