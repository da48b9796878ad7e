"""The options of `serve`: a public interface."""

import argparse
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from recorder_gui.recorder.errors import ServiceError

TOKEN_VARIABLE = "RECORDER_GUI_TOKEN"  # noqa: S105  a name, not a token
PRESETS = (
    "ultrafast",
    "superfast",
    "veryfast",
    "faster",
    "fast",
    "medium",
    "slow",
    "slower",
    "veryslow",
)
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What `serve` was asked to do. `None` of a limit: there is none, or the machine's own.

    Seconds for `link_seconds`, `ping_interval`, `ping_timeout`, `groups_interval` and
    `worker_patience`; bytes for `quota` and `min_free`.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    app_id: str = "local"
    token: str = ""
    apps: Path | None = None
    groups: Path | None = None
    quota: int | None = None
    preset: str = "ultrafast"
    tls_cert: Path | None = None
    tls_key: Path | None = None
    insecure: bool = False
    local: bool = True
    max_tasks: int = 64
    max_pixel_rate: int | None = None
    min_free: int | None = None
    on_event: str | None = None
    runtime_file: Path | None = None
    link_seconds: float = 3600.0
    ping_interval: float = 5.0
    ping_timeout: float = 15.0
    groups_interval: float = 1.0
    worker_patience: float = 15.0

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        return self.host in _LOOPBACK


def default_data_folder() -> Path:
    """Where recordings go when `--data` does not say."""
    return Path(platformdirs.user_data_dir("recorder-gui", appauthor=False)) / "recorder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `serve` to `parser`."""
    plain = ServeOptions(data=Path())
    add = parser.add_argument
    add("--data", type=Path, metavar="DIR", help="recordings and catalogue (default: yours)")
    add("--host", default=plain.host, help="address to listen on (default: %(default)s)")
    add("--port", type=_port, default=0, help="port for both channels (default: a free one)")
    add("--app-id", default=plain.app_id, metavar="ID", help="the one app id (%(default)s)")
    add(
        "--token",
        help=f"its token; better in the variable {TOKEN_VARIABLE} (default: a random one)",
    )
    add("--apps", type=Path, metavar="FILE", help="several app ids with tokens (TOML)")
    add("--groups", type=Path, metavar="FILE", help="groups and their media (TOML)")
    add("--quota", type=_count, metavar="BYTES", help="most that stored files may take")
    add("--preset", choices=PRESETS, default=plain.preset, help="of x264 (%(default)s)")
    add("--tls-cert", type=Path, metavar="FILE", help="certificate chain (PEM)")
    add("--tls-key", type=Path, metavar="FILE", help="its private key (PEM)")
    add("--insecure", action="store_true", help="allow another host than loopback without TLS")
    add("--no-local", action="store_true", help="switch off what only our own window asks for")
    add(
        "--max-tasks",
        type=_count,
        default=plain.max_tasks,
        metavar="N",
        help="most recordings that have not ended (%(default)s)",
    )
    add(
        "--max-pixel-rate",
        type=_count,
        metavar="N",
        help="most pixels a second that open recordings may write (default: by the cores)",
    )
    add(
        "--min-free",
        type=_count,
        metavar="BYTES",
        help="free disk below which no recording begins (default: by the disk)",
    )
    add("--on-event", metavar="COMMAND", help="run when a recording starts, ends or fails")
    add(
        "--runtime-file", type=Path, metavar="FILE", help="what tells of this process: goes with it"
    )
    for name, what in (
        ("link-seconds", "how long a download link lives"),
        ("ping-interval", "between pings to a client"),
        ("ping-timeout", "until a silent client is given up"),
        ("groups-interval", "between looks at the groups file"),
        ("worker-patience", "until a recording's process that gives no answer is given up"),
    ):
        default = getattr(plain, name.replace("-", "_"))
        add(f"--{name}", type=_seconds, default=default, metavar="S", help=f"{what} (%(default)s)")


def options_from(arguments: argparse.Namespace) -> ServeOptions:
    """The parsed `arguments` as options; the token from the environment where none is given.

    Raises ServiceError when they contradict each other.
    """
    token = arguments.token or os.environ.get(TOKEN_VARIABLE) or secrets.token_urlsafe(32)
    options = ServeOptions(
        data=(arguments.data or default_data_folder()).expanduser().absolute(),
        host=arguments.host,
        port=arguments.port,
        app_id=arguments.app_id,
        token=token,
        apps=arguments.apps,
        groups=arguments.groups.absolute() if arguments.groups else None,
        quota=arguments.quota,
        preset=arguments.preset,
        tls_cert=arguments.tls_cert,
        tls_key=arguments.tls_key,
        insecure=arguments.insecure,
        local=not arguments.no_local,
        max_tasks=arguments.max_tasks,
        max_pixel_rate=arguments.max_pixel_rate,
        min_free=arguments.min_free,
        on_event=arguments.on_event,
        runtime_file=arguments.runtime_file.absolute() if arguments.runtime_file else None,
        link_seconds=arguments.link_seconds,
        ping_interval=arguments.ping_interval,
        ping_timeout=arguments.ping_timeout,
        groups_interval=arguments.groups_interval,
        worker_patience=arguments.worker_patience,
    )
    _check(options)
    return options


def _check(options: ServeOptions) -> None:
    if not options.app_id:
        raise ServiceError("--app-id is empty.")
    if (options.tls_cert is None) != (options.tls_key is None):
        raise ServiceError("--tls-cert and --tls-key belong together.")
    if not options.is_loopback and options.tls_cert is None and not options.insecure:
        raise ServiceError(
            f"{options.host} can be reached from other machines: give --tls-cert and --tls-key, "
            "or --insecure if the network is trusted."
        )


def _port(text: str) -> int:
    port = _count(text)
    if port > 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port")
    return port


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0")
    return number


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds
