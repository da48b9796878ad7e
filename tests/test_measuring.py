"""The runner of benchmarks and soaks."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import measuring
from tests.measuring import in_pairs, percentile

TOP = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([5.0], 0.99, 5.0), ([float(n) for n in range(1, 101)], 0.99, 99.0), ([3.0, 1.0], 0.5, 1.0)],
)
def test_a_percentile_is_one_of_the_values(
    values: list[float], share: float, expected: float
) -> None:
    assert percentile(values, share) == expected


def test_pairs_alternate_and_give_medians() -> None:
    order: list[str] = []
    ours = iter([3.0, 1.0, 2.0])

    def mine() -> float:
        order.append("ours")
        return next(ours)

    def theirs() -> float:
        order.append("yardstick")
        return 4.0

    pairs = in_pairs(mine, theirs, pairs=3)
    assert (pairs.ours, pairs.yardstick, pairs.worst, pairs.ratio) == (2.0, 4.0, 3.0, 0.5)
    assert order == ["ours", "yardstick", "yardstick", "ours", "ours", "yardstick"]


def test_the_runner_writes_what_trials_yield_and_tells_what_broke(tmp_path: Path) -> None:
    package = tmp_path / "tests" / "trials"
    package.mkdir(parents=True)
    (tmp_path / "tests" / "measuring.py").write_bytes(Path(measuring.__file__).read_bytes())
    (package / "__main__.py").write_text(
        "import sys\nfrom pathlib import Path\nfrom tests.measuring import main\n"
        "sys.exit(main(Path(__file__).parent))\n"
    )
    (package / "trial_good.py").write_text(
        "from tests.measuring import Figure\n"
        "def measure():\n    yield Figure('a.b', 1.5, 's', 'true', 0.5)\n"
    )
    (package / "trial_worse.py").write_text("def measure():\n    raise ValueError\n    yield\n")
    output = tmp_path / "figures.json"
    done = subprocess.run(
        [sys.executable, "-m", "tests.trials", "--output", str(output)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "broken: trial_worse" in done.stdout
    assert json.loads(output.read_text()) == [
        {"name": "a.b", "value": 1.5, "unit": "s", "against": "true", "ratio": 0.5}
    ]
