"""The support bundle: everything that helps, and no secret (state/support_bundle.py)."""

import zipfile
from pathlib import Path

from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.masking import MASK
from recorder_gui.state.support_bundle import (
    Ingredients,
    RecentErrors,
    entries_of,
    without_secrets,
    write_zip,
)

SECRET = "Tr0ub4dor&3-of-this-run"


def ingredients(folder: Path) -> Ingredients:
    log, settings = folder / "recorder-gui.log", folder / "settings.ini"
    log.write_text(f"login with {SECRET}\nAuthorization: Bearer {SECRET}x\ntoken={SECRET[:8]}\n")
    settings.write_text(f'[profiles]\nlist="{SECRET}"\n')
    errors = RecentErrors(most=2)
    for number in range(3):
        errors.note(
            UserFacingError.verbatim("disk_full", f"No room {number}", f"Free some {SECRET}")
        )
    return Ingredients(
        facts=[("Version", "1.2.3"), ("Token", SECRET)],
        logs=[log, folder / "not there.log"],
        settings=settings,
        wire=lambda: [b'{"message": {"token": "abc"}}', SECRET.encode()],
        errors=errors.texts(),
        secrets=frozenset({SECRET}),
    )


def test_its_files_are_there_and_none_holds_a_secret(tmp_path: Path) -> None:
    entries = entries_of(ingredients(tmp_path))
    names = [entry.name for entry in entries]
    assert names == [
        "versions.txt",
        "last-errors.txt",
        "settings.ini",
        "logs/recorder-gui.log",
        "wire-log.jsonl",
    ]
    write_zip(entries, tmp_path / "bundle.zip")
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        assert bundle.namelist() == names
        whole = b"".join(bundle.read(name) for name in names).decode()
    assert SECRET not in whole and SECRET[:8] not in whole and MASK in whole
    assert "No room 0" not in whole and "No room 1" in whole and "No room 2" in whole
    assert not (tmp_path / "bundle.zip.part").exists()


def test_of_a_huge_log_the_end_is_taken(tmp_path: Path) -> None:
    made = ingredients(tmp_path)
    made.logs[0].write_text("old\n" * 1_000_000 + "the last line\n")
    log = next(entry for entry in entries_of(made) if entry.name.startswith("logs/"))
    assert log.text.endswith("the last line\n") and log.size <= 2 * 1024 * 1024


def test_links_and_named_secrets_are_masked() -> None:
    text = "https://a/b?sig=0123456789abcdef&x=1 password: hunter2 {'token': 'abc'}"
    clean = without_secrets(text, [])
    assert "0123456789abcdef" not in clean and "hunter2" not in clean and "abc'" not in clean
    assert "x=1" in clean
