"""`python -m recorder_gui.recorder.previews`: the process that looks at sources."""

from recorder_gui.recorder.engine.watching.looking import main

main()
