"""The commands: which words start what.

Each command imports what it runs only once it is chosen: `--version` and `serve` must not pay
for Qt, and the window must not pay for the servers.
"""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from recorder_gui import __version__

_COMMANDS = ("serve", "join", "demo", "self-test", "finish")
_PROCESSES = ("worker", "previews", "repair")  # started by the recorder, never by a person


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command that `argv` (default: the program's own) names; returns its exit status.

    Without a command it opens the window, with the layout of a file where one is named; what is
    not ours among the arguments is Qt's (`-style`, `-platform`).
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in _COMMANDS:
        return _run_command(words)
    if words and words[0] in _PROCESSES:
        return _run_process(words)
    return _open_window(words)


def _run_command(words: list[str]) -> int:
    parser = _parser(words[0])
    arguments = parser.parse_args(words)
    if arguments.command == "demo":
        from recorder_gui import demo

        return demo.run(arguments.output, arguments.seconds)
    if arguments.command == "join":
        from recorder_gui import joining

        return joining.main(arguments.target, arguments.slices)
    if arguments.command == "self-test":
        from recorder_gui import self_test

        return self_test.run(arguments.output)
    if arguments.command == "finish":
        from recorder_gui.client.local import finishing

        return finishing.run(arguments.wait)
    from recorder_gui.recorder import service

    return service.run(arguments)


def _run_process(words: list[str]) -> int:
    name, *places = words
    if name == "repair":
        from recorder_gui.recorder.keeping import repair

        return repair.main(places)
    if name == "worker":
        from recorder_gui.recorder.engine import worker

        return worker.main()
    from recorder_gui.recorder.engine.watching import looking

    looking.main()
    return 0


def quicken_start() -> None:
    """What lets the window show sooner, before anything of Qt or asyncio is imported."""
    gc.disable()  # while so much is made that stays; the window collects once it is seen
    from recorder_gui.late_asyncio import put_off_asyncio
    from recorder_gui.late_signatures import late_signatures
    from recorder_gui.plain_imports import use_plain_imports

    with late_signatures():
        use_plain_imports()
    put_off_asyncio()


def _open_window(words: list[str]) -> int:
    _, qt_words = _parser(None).parse_known_args(words)
    from recorder_gui.layout.keeping.exchange import SUFFIX

    files = [word for word in qt_words if word.endswith(SUFFIX)]
    qt_words = [word for word in qt_words if word not in files]
    unknown = [word for word in qt_words if not word.startswith("-")][:1]
    if unknown and qt_words[0] == unknown[0]:
        _parser(None).error(f"unknown command: {unknown[0]}")
    quicken_start()
    from recorder_gui import opening

    layout_file = Path(files[-1]) if files else None
    return opening.run_window([sys.argv[0], *qt_words], layout_file=layout_file)


def _parser(command: str | None) -> argparse.ArgumentParser:
    """The parser of all commands; `serve` brings its options only when it is the `command`."""
    parser = argparse.ArgumentParser(
        prog="recorder-gui",
        description="Compose, record, find and download cloud recordings. "
        "Without a command it opens the window, with the layout of FILE on its canvas.",
    )
    _add_version(parser)
    if command is None:
        parser.usage = "recorder-gui [-h] [--version] [COMMAND ... | FILE.recorder-layout]"
        parser.epilog = (
            "commands: serve (run a recorder), join (slices into one file), demo (the main job "
            "unattended), self-test (whether this copy can do its work), finish (end this "
            "computer's recorder properly); recorder-gui COMMAND --help tells more"
        )
        return parser
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    if command == "serve":
        _add_serve(commands.add_parser("serve", help="run a recorder, without a window"))
    elif command == "join":
        _add_join(commands.add_parser("join", help="make the slices of a recording one file"))
    elif command == "self-test":
        _add_self_test(commands.add_parser("self-test", help="whether this copy can do its work"))
    elif command == "finish":
        _add_finish(commands.add_parser("finish", help="end this computer's recorder properly"))
    else:
        _add_demo(commands.add_parser("demo", help="do the main job unattended"))
    return parser


def _add_serve(parser: argparse.ArgumentParser) -> None:
    from recorder_gui.recorder import options

    parser.description = (
        "A recorder of its own: prints one JSON line when it is ready, then logs to stderr. "
        "SIGTERM and Ctrl+C finish every running recording first; a second one gives up at once."
    )
    _add_version(parser)
    options.add_arguments(parser)


def _add_join(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Makes the slices of a recording one file without encoding anything anew; chapters are "
        "kept. TARGET must not be there yet."
    )
    _add_version(parser)
    parser.add_argument("target", type=Path, metavar="TARGET")
    parser.add_argument("slices", type=Path, nargs="+", metavar="SLICE")


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Does the main job through the real window with a recorder of its own, and leaves the "
        "recording, pictures and report.json in DIR. Exit status 0 only if all of it happened."
    )
    _add_version(parser)
    parser.add_argument("--output", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--seconds",
        type=_positive_seconds,
        default=8.0,
        metavar="N",
        help="recorded time, the pause not counted (default: 8)",
    )


def _add_self_test(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Tries every part that this program needs: media, sockets, certificates, the vault, the "
        "window, both languages, and a recording of two seconds. Prints what it found as JSON; "
        "exit status 0 only if all of it works. Nothing of yours is touched."
    )
    _add_version(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the JSON there too")


def _add_finish(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Ends the recorder that the window started, for updates and removals: waits until it "
        "records nothing, SECONDS at most, then stops what still runs properly and ends it. Exit "
        "status 0 when none runs any more."
    )
    _add_version(parser)
    parser.add_argument(
        "--wait",
        type=float,
        default=600.0,
        metavar="SECONDS",
        help="how long a recording may go on (default: 600)",
    )


def _positive_seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds


def _add_version(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--version", action="version", version=f"recorder-gui {__version__}")
