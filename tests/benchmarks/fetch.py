"""Downloads one recording as the window does: `fetch.py ADDRESS FOLDER`."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from recorder_gui.client.downloading.downloader import Downloader
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.storage.channel import StorageChannel


async def fetch(address: str, folder: Path) -> None:
    endpoint = Endpoint(control="", storage=address, app_id="bench", token="token")
    storage = StorageChannel(endpoint)
    with ThreadPoolExecutor(4) as executor:
        downloader = Downloader(storage, executor)
        await downloader.download("lesson", folder)
        await downloader.aclose()
    await storage.aclose()


if __name__ == "__main__":
    asyncio.run(fetch(sys.argv[1], Path(sys.argv[2])))
