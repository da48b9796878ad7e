"""The application's log is there, whole, and without secrets."""

import logging
from pathlib import Path

from recorder_gui.state.app_log import AppLog


def _written(folder: Path, *lines: str) -> str:
    log = AppLog(folder)
    for line in lines:
        logging.getLogger("recorder_gui.test").warning("%s", line)
    log.close()
    return log.path.read_text(encoding="utf-8")


def test_lines_arrive_in_the_file(tmp_path: Path) -> None:
    assert "first 红色" in _written(tmp_path / "logs", "first 红色")


def test_secrets_never_arrive(tmp_path: Path) -> None:
    text = _written(
        tmp_path,
        'sent {"app_id":"a","token":"s3cr3t-one"}',
        "link http://h/file?token=s3cr3t-two&x=1",
        "Authorization: Bearer s3cr3t-three",
        "token=s3cr3t-four",
    )
    assert "s3cr3t" not in text
    assert text.count("WARNING") == 4


def test_a_secret_that_is_known_never_arrives_however_it_is_written(tmp_path: Path) -> None:
    log = AppLog(tmp_path)
    log.hide(lambda: {"s3cr3t"})
    logging.getLogger("recorder_gui.test").warning("the service said: who is s3cr3t?")
    log.close()
    assert "the service said: who is" in log.path.read_text(encoding="utf-8")
    assert "s3cr3t" not in log.path.read_text(encoding="utf-8")


def test_closing_leaves_the_root_logger_as_it_was(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    AppLog(tmp_path).close()
    assert (root.level, list(root.handlers)) == before
