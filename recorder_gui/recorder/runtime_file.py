"""The file by which windows find this recorder, and which holds its token: whoever starts `serve`
writes it and names it with `--runtime-file`; it goes when the recorder ends.
"""

import logging
import os
from pathlib import Path

from recorder_gui.protocol import local
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.local import RunningRecorder

_LOG = logging.getLogger(__name__)


def remove(path: Path | None) -> None:
    """Take the file away, unless it tells of another process by now."""
    if path is None:
        return
    try:
        if local.decode(path.read_bytes(), RunningRecorder).ready.pid == os.getpid():
            path.unlink()
    except FileNotFoundError:
        return
    except (OSError, MalformedMessage) as error:
        _LOG.warning("the runtime file was left: %s", error)
