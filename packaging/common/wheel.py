"""The wheel and the source package, by hatchling; both reproducible by its own doing."""

import shutil
import sys
from pathlib import Path

from common.doing import fresh, run
from common.facts import TOP, Facts


def build_wheel(facts: Facts) -> list[Path]:
    """Both files; raises CannotBuild where building fails or a check complains."""
    made = fresh(facts.work / "wheel")
    for kind in ("sdist", "wheel"):
        run(
            [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", made],
            cwd=TOP,
            env=facts.environment(),
        )
    files = sorted(made.iterdir())
    run([sys.executable, "-m", "twine", "check", "--strict", *files])
    wheels = [path for path in files if path.suffix == ".whl"]
    # W009: the folder of icons and translations is no package; W005 likewise.
    run([sys.executable, "-m", "check_wheel_contents", *wheels])
    return [Path(shutil.copy2(path, facts.output / path.name)) for path in files]
