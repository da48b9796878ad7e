"""No secret leaves the place where a message is made."""

from recorder_gui.protocol.masking import MASK, masked


def test_tokens_are_masked_at_any_depth_and_the_rest_is_kept() -> None:
    message = {"app_id": "a", "token": "s3cret", "inner": [{"Token": "s3cret", "x": 1}]}
    shown = masked(message)
    assert "s3cret" not in str(shown)
    assert shown["app_id"] == "a" and shown["inner"][0]["x"] == 1
    assert message["token"] == "s3cret"


def test_the_signature_of_a_link_is_masked_and_its_rest_is_kept() -> None:
    link = "http://host/files/name.mp4?expires=5&signature=abcdef&n=1"
    assert masked({"urls": [link]})["urls"] == [
        f"http://host/files/name.mp4?expires=5&signature={MASK}&n=1"
    ]


def test_an_absent_token_is_not_made_up() -> None:
    assert masked({"token": ""}) == {"token": ""}
