"""Profiles as a file: to hand on to others, and to be preset by whoever looks after the machines.

A token is never in it, and one that somebody wrote into such a file is not read.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from recorder_gui.errors import UserFacingError
from recorder_gui.state.profiles import Profile

VARIABLE = "RECORDER_GUI_PROFILES"
PRESET_NAME = "profiles.json"
_KIND = "cloud-recorder-profiles"
_VERSION = 1
_LARGEST = 1024 * 1024  # bytes


class _File(Struct):
    kind: str
    version: int
    profiles: list[Profile]


def profiles_text(profiles: Iterable[Profile]) -> bytes:
    """`profiles` as such a file, without this computer's own."""
    kept = [profile for profile in profiles if not profile.is_local]
    return msgspec.json.format(msgspec.json.encode(_File(_KIND, _VERSION, kept)), indent=2) + b"\n"


def read_profiles(path: Path) -> list[Profile]:
    """The profiles of the file at `path`; raises UserFacingError that says what is wrong."""
    try:
        with path.open("rb") as file:
            untrusted = file.read(_LARGEST + 1)
    except OSError as error:
        raise _refused(path, error.strerror or str(error)) from error
    if len(untrusted) > _LARGEST:
        raise _refused(path, QCoreApplication.translate("ProfileFiles", "it is too large"))
    try:
        read = msgspec.json.decode(untrusted, type=_File)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise _refused(path, str(error)) from error
    if read.kind != _KIND:
        raise _refused(path, QCoreApplication.translate("ProfileFiles", "it is something else"))
    if read.version > _VERSION:
        raise _refused(
            path, QCoreApplication.translate("ProfileFiles", "a newer Cloud Recorder wrote it")
        )
    return [profile for profile in read.profiles if profile.id and not profile.is_local]


def preset_profiles(
    site_folder: Path, environment: Mapping[str, str] = os.environ
) -> tuple[list[Profile], UserFacingError | None]:
    """What is preset on this machine: by the file that VARIABLE names, else `profiles.json` in
    `site_folder`; and what keeps it from being read."""
    named = environment.get(VARIABLE, "")
    path = Path(named) if named else site_folder / PRESET_NAME
    if not named and not path.exists():
        return [], None
    try:
        return read_profiles(path), None
    except UserFacingError as error:
        return [], error


def _refused(path: Path, why: str) -> UserFacingError:
    return UserFacingError(
        "profiles_unreadable",
        lambda: (
            QCoreApplication.translate(
                "ProfileFiles", "“{0}” holds no profiles that can be read: {1}."
            ).format(path, why),
            QCoreApplication.translate(
                "ProfileFiles",
                "Ask whoever gave it to you for another one. Your own profiles are as they were.",
            ),
        ),
    )
