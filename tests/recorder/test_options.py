import argparse
from pathlib import Path

import pytest

from recorder_gui.recorder.errors import ServiceError
from recorder_gui.recorder.options import ServeOptions, add_arguments, options_from


def parsed(*words: str) -> ServeOptions:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return options_from(parser.parse_args(words))


def test_without_options_it_is_ours_alone_with_a_random_token() -> None:
    first, second = parsed(), parsed()
    assert (first.host, first.port, first.is_loopback, first.local) == ("127.0.0.1", 0, True, True)
    assert len(first.token) >= 32
    assert first.token != second.token
    assert first.data.is_absolute()


def test_the_token_comes_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECORDER_GUI_TOKEN", "from outside")
    assert parsed().token == "from outside"
    assert parsed("--token", "given").token == "given"


def test_another_host_wants_tls_or_a_word_that_it_is_not_needed() -> None:
    with pytest.raises(ServiceError, match="--tls-cert"):
        parsed("--host", "0.0.0.0")
    assert parsed("--host", "0.0.0.0", "--insecure").insecure
    secured = parsed("--host", "0.0.0.0", "--tls-cert", "c.pem", "--tls-key", "k.pem")
    assert secured.tls_cert == Path("c.pem")
    with pytest.raises(ServiceError, match="belong together"):
        parsed("--tls-cert", "c.pem")


@pytest.mark.parametrize(
    "words",
    [
        ["--port", "70000"],
        ["--port", "-1"],
        ["--quota", "some"],
        ["--preset", "fastest"],
        ["--link-seconds", "0"],
        ["--ping-timeout", "nan"],
    ],
)
def test_what_cannot_be_meant_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parsed(*words)
    assert words[0] in capsys.readouterr().err


def test_an_empty_app_id_is_refused() -> None:
    with pytest.raises(ServiceError):
        parsed("--app-id", "")
