from pathlib import Path

import pytest

from recorder_gui.recorder.accounts import Account, Accounts, read_accounts
from recorder_gui.recorder.errors import ServiceError

TWO = """
[[app]]
app_id = "school"
token = "one"
quota = 1000
groups = "school.toml"

[[app]]
app_id = "club"
token = "two"
"""


def test_a_file_gives_each_app_id_its_token_quota_and_groups(tmp_path: Path) -> None:
    path = tmp_path / "apps.toml"
    path.write_text(TWO)
    everyone = tmp_path / "everyone.toml"
    assert read_accounts(path, everyone, 5) == (
        Account("school", "one", 1000, tmp_path / "school.toml"),
        Account("club", "two", 5, everyone),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "app = 1",
        "[[app]]\napp_id = 'a'",
        "[[app]]\napp_id = ''\ntoken = 'secret-token'",
        "[[app]]\napp_id = 'a'\ntoken = 'secret-token'\nquota = 'much'",
        "[[app]]\napp_id = 'a'\ntoken = 'secret-token'\n[[app]]\napp_id = 'a'\ntoken = 'x'",
        "not toml",
        "[[app]]\napp_id = 'a'\ntoken = 'secret-token'\ngroups = 3",
    ],
)
def test_a_wrong_file_is_refused_without_showing_a_token(tmp_path: Path, text: str) -> None:
    path = tmp_path / "apps.toml"
    path.write_text(text)
    with pytest.raises(ServiceError) as refused:
        read_accounts(path, None, None)
    assert "secret-token" not in str(refused.value)


def test_only_the_own_token_authenticates() -> None:
    accounts = Accounts((Account("a", "tea"), Account("b", "bee")))
    assert accounts.authenticate("a", "tea") == Account("a", "tea")
    for app_id, token in (("a", "bee"), ("b", "tea"), ("c", "tea"), ("a", ""), ("", ""), ("c", "")):
        assert accounts.authenticate(app_id, token) is None
    assert accounts.authenticate("c", "\0") is None
    assert accounts.authenticate("a", "té\ud800") is None
