"""A recorder with a catalogue of many recordings, for lists that page."""

from collections.abc import Iterator

import pytest

from tests.running_recorder import RunningRecorder
from tests.state.service_desk import APP_ID, TOKEN, seed

SEEDED = 3_000
FILES = 30


@pytest.fixture(scope="session")
def seeded_recorder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRecorder]:
    """`seeded_0000000` is the newest of 3,000 recordings; 30 files of two slices of 200 kB."""
    folder = tmp_path_factory.mktemp("seeded")
    seed(folder / "data", SEEDED, FILES, bytes(range(256)) * 800)
    running = RunningRecorder.start(folder, app_id=APP_ID, token=TOKEN)
    yield running
    running.stop()
