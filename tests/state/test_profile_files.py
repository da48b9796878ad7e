"""Profiles as a file: handed on, preset, and never with a token (state/profile_files.py)."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from recorder_gui.errors import UserFacingError
from recorder_gui.state.profile_files import (
    PRESET_NAME,
    VARIABLE,
    preset_profiles,
    profiles_text,
    read_profiles,
)
from recorder_gui.state.profiles import LOCAL, Profile, Profiles
from recorder_gui.state.settings import Settings

CLOUD = Profile(
    id="1", name="Cloud", control="wss://a/", storage="https://b", app_id="x", zone="Asia/Shanghai"
)


def test_what_is_written_is_read_again_without_this_computer(tmp_path: Path) -> None:
    path = tmp_path / "handed on.json"
    path.write_bytes(profiles_text([LOCAL, CLOUD]))
    assert read_profiles(path) == [CLOUD]


def test_a_token_in_such_a_file_is_not_taken(tmp_path: Path) -> None:
    fields = json.loads(profiles_text([CLOUD]))
    fields["profiles"][0]["token"] = "secret"
    path = tmp_path / "p.json"
    path.write_text(json.dumps(fields))
    assert read_profiles(path) == [CLOUD]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"kind": "cake", "version": 1, "profiles": []}',
        b'{"kind": "cloud-recorder-profiles", "version": 2, "profiles": []}',
        b'{"kind": "cloud-recorder-profiles", "version": 1, "profiles": [{"id": 3}]}',
        b" " * 2_000_000,
    ],
)
def test_anything_else_is_refused_in_one_sentence(
    qapp: QCoreApplication, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(content)
    with pytest.raises(UserFacingError) as told:
        read_profiles(path)
    assert "p.json" in told.value.sentence and told.value.advice


def test_a_machine_presets_by_its_folder_or_by_a_variable(tmp_path: Path) -> None:
    assert preset_profiles(tmp_path, {}) == ([], None)
    (tmp_path / PRESET_NAME).write_bytes(profiles_text([CLOUD]))
    assert preset_profiles(tmp_path, {}) == ([CLOUD], None)
    found, problem = preset_profiles(tmp_path, {VARIABLE: str(tmp_path / "missing.json")})
    assert found == [] and problem is not None


def test_what_is_preset_stays_as_it_is(qapp: QCoreApplication, tmp_path: Path) -> None:
    profiles = Profiles(Settings(tmp_path), preset=[CLOUD])
    profiles.put(Profile(id="1", name="Mine"))
    profiles.put(Profile(id="2", name="Other"))
    assert [each.name for each in profiles.all()[1:]] == ["Cloud", "Other"]
    assert profiles.is_preset(profiles.get("1")) and not profiles.is_preset(profiles.get("2"))
