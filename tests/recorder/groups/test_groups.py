"""What windows add to groups, and whose it is; the file that is followed."""

import asyncio
from dataclasses import replace
from pathlib import Path

import msgspec

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.accounts import Account, Accounts
from recorder_gui.recorder.groups import toml_file
from recorder_gui.recorder.groups.groups import Groups

SCHOOL, CLUB = Account("school", "one"), Account("club", "two")
CAMERA = MediaSource(
    user_id="Eve", media_id="camera", media_type=MediaType.CAMERA, source="test:bars"
)


def opened(folder: Path, *accounts: Account) -> Groups:
    groups = Groups(Accounts(accounts), folder / "groups.toml", (), allow_files=True, interval=1.0)
    groups.open()
    return groups


def test_what_one_account_added_stays_its_own_in_whatever_order_they_are_listed(
    tmp_path: Path,
) -> None:
    asyncio.run(opened(tmp_path, SCHOOL, CLUB).add("school", "lesson", CAMERA))
    for groups in (opened(tmp_path, SCHOOL, CLUB), opened(tmp_path, CLUB, SCHOOL)):
        assert groups.members("school", "lesson") == (CAMERA,)
        assert groups.members("club", "lesson") == ()


def test_the_only_account_keeps_what_it_added_in_groups_toml(tmp_path: Path) -> None:
    asyncio.run(opened(tmp_path, SCHOOL).add("school", "lesson", CAMERA))
    assert [each.name for each in tmp_path.iterdir()] == ["groups.toml"]
    assert opened(tmp_path, SCHOOL).members("school", "lesson") == (CAMERA,)


def test_what_is_added_at_the_same_moment_is_all_kept(tmp_path: Path) -> None:
    people = [
        MediaSource(user_id=name, media_id="1", media_type=MediaType.CAMERA, source="test:bars")
        for name in ("Ada", "Bao", "Clara")
    ]

    async def work() -> None:
        groups = opened(tmp_path, SCHOOL)
        await asyncio.gather(*(groups.add("school", "lesson", person) for person in people))

    asyncio.run(work())
    assert set(opened(tmp_path, SCHOOL).members("school", "lesson")) == set(people)


def test_a_file_is_read_again_only_once_it_stands_still(tmp_path: Path) -> None:
    file = tmp_path / "school.toml"
    whole = toml_file.write({"lesson": (CAMERA,)})
    file.write_text(whole)
    groups = opened(tmp_path, replace(SCHOOL, groups=file))

    def seen_after(text: str) -> tuple[MediaSource, ...]:
        file.write_text(text)
        groups._reread()
        return groups.members("school", "lesson")

    # an editor that writes in place empties the file first, and may be slow with the rest
    assert seen_after("") == (CAMERA,)
    assert seen_after(whole[:20]) == (CAMERA,)
    another = msgspec.structs.replace(CAMERA, user_id="Jack")
    assert seen_after(toml_file.write({"lesson": (another,)})) == (CAMERA,)
    groups._reread()
    assert groups.members("school", "lesson") == (another,)
    file.write_text("")
    groups._reread()
    groups._reread()
    assert groups.members("school", "lesson") == ()  # it was meant
