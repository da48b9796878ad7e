"""The real window in a process of its own, told by lines of JSON what its user does about
downloads, and telling in such lines what the user sees of them.

    window.py FOLDER DOWNLOADS

The first line names the service (`control`, `storage`, `app_id`, `token`); then `{"download":
[NAME...]}` and `{"retry": NUMBER}`.
"""

import asyncio
import json
import sys
import threading
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from recorder_gui.app import DesktopApplication, NetworkTimes, prepare_application
from recorder_gui.client.control.session import RetryWaits
from recorder_gui.client.downloading.times import FetchTimes
from recorder_gui.places import Places
from recorder_gui.protocol.storage import StoredFile
from recorder_gui.qt_loop import QtLoop
from recorder_gui.state.files.transfer import Transfer
from recorder_gui.state.files.transfers import QueueTimes
from recorder_gui.state.language import LanguageChoice
from recorder_gui.state.profiles import Profile

QUICK = NetworkTimes(
    retry=RetryWaits(first=0.05, longest=0.2),
    downloads=QueueTimes(
        first_wait=0.1,
        longest_wait=0.5,
        fetch=FetchTimes(silence=0.7, first_wait=0.02, longest_wait=0.1, tries=4),
    ),
)


class Teller:
    """Tells each new state of a transfer, a failure in both languages."""

    def __init__(self, program: DesktopApplication) -> None:
        self._program = program
        self._told: dict[int, object] = {}

    def tell(self, transfer: Transfer) -> None:
        """Say how `transfer` stands, unless that was said."""
        seen = (transfer.state, id(transfer.failure))
        if self._told.get(transfer.number) == seen:
            return
        self._told[transfer.number] = seen
        facts: dict[str, Any] = {
            "number": transfer.number,
            "name": transfer.file_name,
            "state": transfer.state.value,
            "again": transfer.retry_at is not None,
        }
        if transfer.error is not None:
            facts["code"] = transfer.error.code
            for choice in (LanguageChoice.CHINESE, LanguageChoice.ENGLISH):
                self._program.language.set_choice(choice)
                error = transfer.error
                facts[choice.value] = [error.sentence, error.advice]
        say(**facts)


def say(**facts: object) -> None:
    print(json.dumps(facts, ensure_ascii=False), flush=True)


async def main(folder: Path, downloads: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    service = json.loads(sys.stdin.readline())
    places = replace(Places.under(folder), downloads=downloads)
    program = DesktopApplication(application, places, network=QUICK)
    program.language.set_choice(LanguageChoice.ENGLISH)
    profile = Profile(
        id="toy",
        name="Toy",
        control=service["control"],
        storage=service["storage"],
        app_id=service["app_id"],
    )
    program.profiles.put(profile)
    program.profiles.set_current(profile)
    await program.vault.keep(profile.id, service["token"])
    transfers = program.pages.files.transfers
    teller = Teller(program)
    for signal in (transfers.added, transfers.changed, transfers.ended):
        signal.connect(teller.tell)
    program.start()
    program.window.show_page("files")
    loop = asyncio.get_running_loop()

    def act(line: str) -> None:
        wish = json.loads(line)
        for name in wish.get("download", ()):
            file = StoredFile(resource_name=name, resource_type=".mp4")
            program.pages.files.download([file])
        if "retry" in wish:
            transfers.retry(wish["retry"])

    def listen() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(act, line)
        loop.call_soon_threadsafe(program.close)

    while not program.connection.is_connected:  # nothing is listed to be downloaded before
        await asyncio.sleep(0.01)
    threading.Thread(target=listen, daemon=True).start()
    say(ready=True)
    await program.wait_until_closed()
    await program.shut_down()


if __name__ == "__main__":
    with QtLoop(prepare_application(sys.argv[:1])) as loop:
        loop.run_until_complete(main(Path(sys.argv[1]), Path(sys.argv[2])))
