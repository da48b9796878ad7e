"""`python -m recorder_gui.recorder.engine`: a worker, see `worker`."""

import sys

from recorder_gui.recorder.engine.worker import main

sys.exit(main())
