"""What tests of the recorder's rooms share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_gui.recorder.catalogue.catalogue import Catalogue


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """An open one, empty, closed at the end."""
    opened = Catalogue(tmp_path / "catalogue.sqlite3")
    opened.open()
    yield opened
    opened.close()
