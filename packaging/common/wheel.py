"""The wheel and the source package, by hatchling; both reproducible by its own doing."""

import shutil
import sys
from pathlib import Path

from common.doing import fresh, run
from common.facts import TOP, Facts


def wheel_files(facts: Facts) -> list[Path]:
    """The wheel, then the source package, as they were built."""
    return sorted(facts.output.glob("recorder_gui-*.whl")) + sorted(
        facts.output.glob("recorder_gui-*.tar.gz")
    )


def build_wheel(facts: Facts) -> None:
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
    for path in wheel_files(facts):
        path.unlink()  # of another version
    for path in files:
        shutil.copy2(path, facts.output / path.name)
