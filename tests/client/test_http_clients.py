"""The connections of HTTP clients, and their end."""

import asyncio

import pytest

from recorder_gui.client.http_clients import HttpClients, http_address

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class PatientServer:
    """Answers once two have asked, so that they ask over two connections; counts those open."""

    def __init__(self) -> None:
        self.open = 0
        self._both = asyncio.Barrier(2)
        self._none = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open += 1
        await reader.readuntil(b"\r\n\r\n")
        await self._both.wait()
        writer.write(ANSWER)
        await reader.read()
        self.open -= 1
        writer.close()
        if not self.open:
            self._none.set()

    async def left_alone(self) -> None:
        async with asyncio.timeout(10):
            await self._none.wait()


@pytest.mark.parametrize("steps", range(1, 8))
def test_cancelled_while_closing_they_close_to_the_last_connection(steps: int) -> None:
    async def scenario() -> None:
        service = PatientServer()
        server = await asyncio.start_server(service.serve, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        clients = HttpClients(timeout=10)
        client = await clients.client_for(http_address(url))
        await asyncio.gather(client.get(url), client.get(url))
        assert service.open == 2
        closing = asyncio.create_task(clients.aclose())
        for _ in range(steps):
            await asyncio.sleep(0)
        closing.cancel()
        await asyncio.wait({closing})
        await service.left_alone()
        server.close()
        await server.wait_closed()

    asyncio.run(scenario())
