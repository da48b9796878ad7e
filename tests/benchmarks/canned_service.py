"""A service that answers every message at once, in a process of its own: what remains to be
measured is the client.

Prints its address, then echoes the `seq` of each message in a reply as long as a real one.
"""

import asyncio
import json

from websockets.asyncio.server import ServerConnection, serve

RECORD = {
    "record_id": "20260101120000_00001",
    "record_mode": 0,
    "group_id": "lesson-1",
    "start_time": "2026-01-01 12:00:00",
    "stop_time": "2026-01-01 13:00:00",
    "status": 6,
}
RECORDS_IN_A_REPLY = 5


async def answer(connection: ServerConnection) -> None:
    async for message in connection:
        request = json.loads(message)
        reply: dict[str, object] = {
            "business": "RE",
            "id": request["id"] + 4096,
            "code": 0,
            "msg": "10000",
            "seq": request["seq"],
        }
        if reply["id"] == 8200:
            reply |= {"record_list": [RECORD] * RECORDS_IN_A_REPLY, "total_num": 1}
        await connection.send(json.dumps(reply))


async def main() -> None:
    async with serve(answer, "127.0.0.1", 0, compression=None) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"ws://127.0.0.1:{port}/", flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
