"""Clips as live sources: each connection to `/NAME` is fed that clip's MPEG-TS in its own time,
round and round, by an ffmpeg of its own.
"""

import contextlib
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CHUNK = 188 * 64


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextlib.contextmanager
def fed_live(folder: Path) -> Iterator[str]:
    """The address under which each file of `folder` is a live stream."""

    class Feed(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            clip = folder / Path(self.path).name
            command = ["ffmpeg", "-v", "error", "-re", "-stream_loop", "-1", "-i", str(clip)]
            command += ["-map", "0", "-c", "copy", "-f", "mpegts", "-flush_packets", "1", "pipe:1"]
            self.send_response(200)
            self.end_headers()
            with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0) as feeder:
                assert feeder.stdout is not None
                with contextlib.suppress(OSError):
                    while data := feeder.stdout.read(CHUNK):
                        self.wfile.write(data)
                feeder.kill()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: it would stand between the figures."""

    server = _Server(("127.0.0.1", 0), Feed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
