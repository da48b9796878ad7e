"""What the window remembers survives a restart, and a broken file never stops it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from recorder_gui.state.preferences import Preferences
from recorder_gui.state.profiles import LOCAL, Profile, Profiles, new_profile_id
from recorder_gui.state.settings import Settings


def _profile(name: str = "Cloud") -> Profile:
    return Profile(
        id=new_profile_id(),
        name=name,
        control="wss://record.example/",
        storage="https://store.example",
        app_id="app",
        zone="Asia/Shanghai",
    )


def test_values_come_back_after_a_restart(qapp: object, tmp_path: Path) -> None:
    first = Settings(tmp_path)
    first.set_value("a/text", "红色, with comma")
    first.set_value("a/number", 42)
    first.set_value("a/bytes", QByteArray(b"\x00\x01\xff"))
    first.set_flag("a/flag", True)
    first.save()
    second = Settings(tmp_path)
    assert second.text("a/text") == "红色, with comma"
    assert second.number("a/number") == 42
    assert second.blob("a/bytes") == QByteArray(b"\x00\x01\xff")
    assert second.flag("a/flag")


def test_a_value_of_another_kind_gives_the_default(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set_value("a/text", "not a number")
    assert settings.number("a/text", 7) == 7
    assert settings.blob("a/text").isEmpty()


def test_an_unreadable_file_is_kept_aside_and_told_once(qapp: object, tmp_path: Path) -> None:
    broken = tmp_path / "settings.ini"
    broken.write_bytes(b"[window\nno equals sign here\n\xff\xfe=")
    settings = Settings(tmp_path)
    assert settings.kept_aside is not None
    assert settings.kept_aside.read_bytes().startswith(b"[window")
    assert settings.text("window/page", "studio") == "studio"
    settings.set_value("window/page", "tasks")
    settings.save()
    assert Settings(tmp_path).kept_aside is None


def test_profiles_come_back_with_this_computer_first(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    added = _profile()
    Profiles(settings).put(added)
    again = Profiles(Settings(tmp_path))
    assert again.all() == [LOCAL, added]
    again.set_current(added)
    assert Profiles(Settings(tmp_path)).current() == added


def test_a_corrected_profile_replaces_the_old_one_in_place(qapp: object, tmp_path: Path) -> None:
    profiles = Profiles(Settings(tmp_path))
    first, second = _profile("One"), _profile("Two")
    profiles.put(first)
    profiles.put(second)
    corrected = Profile(id=first.id, name="Uno", control=first.control, storage=first.storage)
    profiles.put(corrected)
    assert [each.name for each in profiles.all()[1:]] == ["Uno", "Two"]


def test_removing_the_profile_in_use_falls_back_to_this_computer(
    qapp: object, tmp_path: Path
) -> None:
    profiles = Profiles(Settings(tmp_path))
    added = _profile()
    profiles.put(added)
    profiles.set_current(added)
    profiles.remove(added)
    assert profiles.current() == LOCAL


def test_the_built_in_profile_can_not_be_overwritten(qapp: object, tmp_path: Path) -> None:
    profiles = Profiles(Settings(tmp_path))
    profiles.put(Profile(id=LOCAL.id, name="Evil", control="ws://elsewhere/"))
    assert profiles.all() == [LOCAL]


def test_a_hostile_list_of_profiles_is_told_and_kept(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set_value("profiles/list", '[{"id": 7}]')
    profiles = Profiles(settings)
    assert profiles.unreadable
    assert profiles.all() == [LOCAL]
    assert settings.text("profiles/list-unreadable") == '[{"id": 7}]'


def test_no_token_is_ever_written_to_the_settings(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    Profiles(settings).put(_profile())
    settings.save()
    assert "token" not in settings.path.read_text().lower()


def test_preferences_have_defaults_and_come_back(qapp: object, tmp_path: Path) -> None:
    first = Preferences(Settings(tmp_path), tmp_path / "usual")
    assert first.downloads == tmp_path / "usual"
    assert not first.keep_recorder
    first.downloads = tmp_path / "chosen"
    first.keep_recorder = True
    second = Preferences(Settings(tmp_path), tmp_path / "usual")
    assert second.downloads == tmp_path / "chosen"
    assert second.keep_recorder


def test_data_folder_and_limit_of_the_recorder_come_back(qapp: object, tmp_path: Path) -> None:
    first = Preferences(Settings(tmp_path), tmp_path)
    assert (first.recorder_data, first.recorder_quota) == (None, None)
    assert not first.mend_storing()
    first.recorder_data, first.recorder_quota = tmp_path / "a, b; c", 20
    second = Preferences(Settings(tmp_path), tmp_path)
    assert not second.mend_storing()
    assert (second.recorder_data, second.recorder_quota) == (tmp_path / "a, b; c", 20)
    second.recorder_data, second.recorder_quota = None, None
    assert not Preferences(Settings(tmp_path), tmp_path).mend_storing()


@pytest.mark.parametrize(
    "line", ["data=here/there", "data=a, b", "quota-gb=much", "quota-gb=-3", "quota-gb=999999999"]
)
def test_a_damaged_data_folder_or_limit_gives_the_usual_one_and_is_told_once(
    line: str, qapp: object, tmp_path: Path
) -> None:
    (tmp_path / "settings.ini").write_text(f"[recorder]\n{line}\n", encoding="utf-8")
    settings = Settings(tmp_path)
    preferences = Preferences(settings, tmp_path)
    assert (preferences.recorder_data, preferences.recorder_quota) == (None, None)
    assert preferences.mend_storing()
    assert not preferences.mend_storing()
    settings.save()
    assert line.partition("=")[2] not in settings.path.read_text(encoding="utf-8")
