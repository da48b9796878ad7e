"""The demo: the main job unattended, through the real window and its real widgets.

hands, presenter    a person's mouse, keyboard and patience
main_job            what that person does
canvases            what the canvas showed, kept for comparing
footage, likeness   what is really in the file, and how alike pictures are
verdict             whether all of it really happened
stall_watch         how long the window was held
wire_record         every message of the control channel
running             one run from nothing to the report
"""

from pathlib import Path


def run(output: Path, seconds: float) -> int:
    """Do the main job for `seconds` of recorded time and leave the evidence in `output`.

    The exit status: 0 only if all of it really happened.
    """
    from recorder_gui.demo import running  # Qt is loaded only here

    return running.run(output, seconds)
