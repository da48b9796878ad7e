"""A storage service in a process of its own whose connections each give so many bytes a second.

`capped_service.py BYTES SLICES RATE`: prints its address and the SHA-256 of the whole, then serves
`/whole`, `/slice/N` with Range, and answers every form post with the links to the slices.
"""

import asyncio
import hashlib
import json
import random
import re
import sys
import time
from dataclasses import dataclass

BLOCK = random.Random(1).randbytes(1 << 20)
CHUNK = 1 << 18
_RANGE = re.compile(rb"(?i)^range: *bytes=(\d+)-(\d*)", re.MULTILINE)


@dataclass(frozen=True)
class Store:
    """`total` bytes, cut into `slices` of the same length; `rate`: bytes a second, 0: no cap."""

    total: int
    slices: int
    rate: int

    def part(self, path: str) -> tuple[int, int]:
        """First byte and length of what is at `path`."""
        if path == "/whole":
            return 0, self.total
        length = self.total // self.slices
        return length * int(path.rsplit("/", 1)[-1]), length

    def sha256(self, first: int, length: int) -> str:
        digest = hashlib.sha256()
        for start in range(first, first + length, CHUNK):
            digest.update(self.bytes_from(start, min(CHUNK, first + length - start)))
        return digest.hexdigest()

    @staticmethod
    def bytes_from(first: int, length: int) -> bytes:
        """`length` bytes, at most a CHUNK, of what is the same block over and over."""
        begin = first % len(BLOCK)
        return (BLOCK + BLOCK[:CHUNK])[begin : begin + length] if begin else BLOCK[:length]


class Service:
    """Answers requests over one port."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sums: dict[str, str] = {}
        self.address = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await self._answer_one(head, reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer_one(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        method, path, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
        if method == "POST":
            length = re.search(rb"(?i)^content-length: *(\d+)", head, re.MULTILINE)
            assert length is not None
            await reader.readexactly(int(length[1]))
            links = [f"{self.address}/slice/{n}" for n in range(self._store.slices)]
            reply = {"code": 0, "message": "", "data": {"urls": links, "count": len(links)}}
            body = json.dumps(reply).encode()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
            writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            await writer.drain()
            return
        await self._send_part(path, method == "HEAD", _RANGE.search(head), writer)

    async def _send_part(
        self,
        path: str,
        only_head: bool,
        wanted: re.Match[bytes] | None,
        writer: asyncio.StreamWriter,
    ) -> None:
        first, length = self._store.part(path)
        begin = int(wanted[1]) if wanted else 0
        end = int(wanted[2]) + 1 if wanted and wanted[2] else length
        lines = [
            "HTTP/1.1 206 Partial Content" if wanted else "HTTP/1.1 200 OK",
            f"Content-Length: {end - begin}",
            "Accept-Ranges: bytes",
            f'ETag: "{path}"',
            f"X-Content-SHA256: {self._sum_of(path)}",
        ]
        if wanted:
            lines.append(f"Content-Range: bytes {begin}-{end - 1}/{length}")
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        if only_head:
            await writer.drain()
            return
        started = time.monotonic()
        for at in range(begin, end, CHUNK):
            writer.write(self._store.bytes_from(first + at, min(CHUNK, end - at)))
            await writer.drain()
            if self._store.rate:
                due = started + (at - begin + CHUNK) / self._store.rate
                await asyncio.sleep(max(0.0, due - time.monotonic()))

    def _sum_of(self, path: str) -> str:
        if path not in self._sums:
            self._sums[path] = self._store.sha256(*self._store.part(path))
        return self._sums[path]

    def prepare(self) -> str:
        """Computes every checksum beforehand; gives that of the whole."""
        for number in range(self._store.slices):
            self._sum_of(f"/slice/{number}")
        return self._sum_of("/whole")


async def main(total: int, slices: int, rate: int) -> None:
    service = Service(Store(total, slices, rate))
    whole = service.prepare()
    server = await asyncio.start_server(service.answer, "127.0.0.1", 0)
    service.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    print(service.address, whole, flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(*(int(word) for word in sys.argv[1:4])))
