"""`python -m recorder_gui`: the same as the `recorder-gui` command."""

import sys

from recorder_gui.cli import main

if __name__ == "__main__":
    sys.exit(main())
