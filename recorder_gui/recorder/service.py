"""`serve`: the recorder as a program. One port for both channels, one line when it is ready, a
proper end on SIGTERM and Ctrl+C."""

import argparse
import asyncio
import contextlib
import logging
import os
import signal
import socket
import ssl
import sys
from collections.abc import Generator

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from recorder_gui.protocol import local
from recorder_gui.recorder import runtime_file
from recorder_gui.recorder.application import Application
from recorder_gui.recorder.engine.sources.drawn.demo import demo_media
from recorder_gui.recorder.errors import ServiceError
from recorder_gui.recorder.log_lines import logged_to
from recorder_gui.recorder.options import ServeOptions, options_from
from recorder_gui.recorder.workers.launching import ProcessLauncher

_LOG = logging.getLogger(__name__)
_LARGEST_MESSAGE = 1024 * 1024
_GOODBYE_SECONDS = 2
_GIVEN_UP = 130


def run(args: argparse.Namespace) -> int:
    """Serve until told to end; the exit status."""
    try:
        options = options_from(args)
        try:
            with logged_to(sys.stderr):
                return asyncio.run(_serve(options))
        finally:
            runtime_file.remove(options.runtime_file)
    except ServiceError as error:
        sys.stderr.write(f"recorder-gui serve: {error}\n")
        return 1
    except KeyboardInterrupt:
        return _GIVEN_UP


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: ours finish the recordings first."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


class _ControlProtocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket, but a client that answers no ping is cut off at once: waiting until it
    takes what is still to be written would keep its app id occupied."""

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()


async def _serve(options: ServeOptions) -> int:
    _check_certificate(options)
    listener = _listen(options)
    told_to_end = asyncio.Event()
    launcher = ProcessLauncher(options.data / "ready")
    application = Application(options, launcher, demo_media(), told_to_end)
    try:
        asgi = await application.open()
    except ServiceError:
        listener.close()
        raise
    server = _Server(
        uvicorn.Config(
            asgi,
            ws=_ControlProtocol,
            ws_max_size=_LARGEST_MESSAGE,
            ws_ping_interval=options.ping_interval,
            ws_ping_timeout=options.ping_timeout,
            ws_per_message_deflate=False,
            http="h11",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            ssl_certfile=options.tls_cert,
            ssl_keyfile=options.tls_key,
            timeout_graceful_shutdown=_GOODBYE_SECONDS,
        )
    )
    _catch_signals(options, told_to_end)
    serving = asyncio.get_running_loop().create_task(server.serve([listener]))
    try:
        while not server.started and not serving.done():  # noqa: ASYNC110  it has no event
            await asyncio.sleep(0.005)
        if server.started:
            _tell_ready(options, listener, application)
            ending = asyncio.get_running_loop().create_task(told_to_end.wait())
            await asyncio.wait({serving, ending}, return_when=asyncio.FIRST_COMPLETED)
            ending.cancel()
            _LOG.info("finishing what is recorded")
            await application.finish()
    finally:
        try:
            await application.end_streams()
            server.should_exit = True
            await serving
        finally:
            await application.close()
    return 0


def _check_certificate(options: ServeOptions) -> None:
    """Raises ServiceError where clients could not be served with it."""
    if options.tls_cert is None or options.tls_key is None:
        return
    for path in (options.tls_cert, options.tls_key):
        try:
            path.read_bytes()
        except OSError as error:
            raise ServiceError(f"{path} cannot be read: {error.strerror}.") from error
    try:
        # with a password of its own it never asks for one at the terminal
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(
            options.tls_cert, options.tls_key, password=""
        )
    except (ssl.SSLError, ValueError) as error:
        raise ServiceError(
            f"{options.tls_cert} and {options.tls_key} are no certificate with its key: both must "
            "be PEM, belong together, and the key must have no password."
        ) from error


def _listen(options: ServeOptions) -> socket.socket:
    """The listening socket; raises ServiceError."""
    try:
        family = socket.getaddrinfo(options.host, options.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((options.host, options.port), family=family)
    except OSError as error:
        raise ServiceError(
            f"Cannot listen on {options.host} port {options.port}: {error.strerror}."
        ) from error


def _tell_ready(options: ServeOptions, listener: socket.socket, application: Application) -> None:
    """Print the one line that tells where the service is."""
    host, port = listener.getsockname()[:2]
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    secure = "s" if options.tls_cert is not None else ""
    account = next(iter(application.accounts))
    ready = local.ReadyLine(
        control=f"ws{secure}://{place}/",
        storage=f"http{secure}://{place}",
        app_id=account.app_id,
        token=account.token,
        pid=os.getpid(),
    )
    sys.stdout.write(local.encode(ready).decode() + "\n")
    sys.stdout.flush()


def _catch_signals(options: ServeOptions, told: asyncio.Event) -> None:
    """`told` at the first SIGTERM or Ctrl+C; the second one ends the process where it stands."""
    loop = asyncio.get_running_loop()

    def on_signal() -> None:
        if told.is_set():
            runtime_file.remove(options.runtime_file)
            os._exit(_GIVEN_UP)
        told.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(on_signal))
        else:
            loop.add_signal_handler(number, on_signal)
