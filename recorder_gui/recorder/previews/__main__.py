"""`python -m recorder_gui.recorder.previews`: the process that looks at sources."""

from recorder_gui.recorder.engine.looking import main

main()
