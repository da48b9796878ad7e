"""`make soak`: what needs many runs to be believed."""

import sys
from pathlib import Path

from tests.measuring import main

if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent))
