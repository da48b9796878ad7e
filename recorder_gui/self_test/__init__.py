"""The self-test: whether this copy of the program, as it is installed here, can do its work.

parts       what needs no window: modules, versions, media, pictures, sockets, certificates, vault
in_window   what needs the window: its picture, both languages, a recording, played back
running     one run from nothing to the report
"""

from pathlib import Path


def run(output: Path | None) -> int:
    """Try every part, print the report, and write it to `output` too where that is given.

    The exit status: 0 only if all of it works.
    """
    from recorder_gui.self_test import running  # Qt is loaded only here

    return running.run(output)
