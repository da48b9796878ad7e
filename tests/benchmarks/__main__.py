"""`make bench`: how fast, how lean, each figure beside a yardstick of the same run."""

import sys
from pathlib import Path

from tests.measuring import main

if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent))
