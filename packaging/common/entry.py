"""What a packaged executable runs: the `recorder-gui` command, its processes included."""

import sys

from recorder_gui.cli import main

sys.exit(main())
