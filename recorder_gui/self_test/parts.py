"""The checks that need no window. Each returns what it found in a few words, and raises where the
part does not work; they block, and are called in a thread unless they say otherwise."""

import importlib
import io
import pkgutil
import re
import ssl
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import av
import numpy as np
import websockets
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

import recorder_gui
from recorder_gui.client.http_clients import system_trust
from recorder_gui.errors import RecorderError
from recorder_gui.resources import resource_path, resources_root

LOCK_NAME = "requirements.txt"
_FRAMES = 5
_WIDTH, _HEIGHT = 320, 240
_GREYS = (40, 80, 120, 160, 200)  # of the five frames
_NEAR = 6  # levels that a lossy codec may be off


class CheckFailed(RecorderError):
    """A part does not do what it is for."""


def require(holds: bool, otherwise: str) -> None:
    """Raise CheckFailed with the sentence `otherwise` unless it `holds`."""
    if not holds:
        raise CheckFailed(otherwise)


def modules() -> str:
    """Every module of this program imports; in the main thread, as the program does it."""
    names = [
        module.name
        for module in pkgutil.walk_packages(recorder_gui.__path__, "recorder_gui.")
        if not module.name.endswith("__main__")
    ]
    for name in names:
        importlib.import_module(name)
    require(len(names) > 100, f"only {len(names)} modules of the program are there")
    return f"{len(names)} modules"


def versions() -> str:
    """Every package that is here is the one that was tested together with the others."""
    wanted = locked_versions(lock_file().read_text(encoding="utf-8"))
    require(bool(wanted), "the list of tested versions is empty")
    wrong = [
        f"{name} {_installed(name)} instead of {wanted_version}"
        for name, (wanted_version, always) in wanted.items()
        if _installed(name) != (wanted_version if always or _installed(name) else "")
    ]
    require(not wrong, "; ".join(wrong))
    return f"{len(wanted)} packages, as locked"


def lock_file() -> Path:
    """The list of tested versions, in an installed copy and in a checkout."""
    here = resources_root() / LOCK_NAME
    if here.exists():
        return here
    return resources_root().parent / "packaging" / "requirements" / "runtime.txt"


def locked_versions(lock: str) -> dict[str, tuple[str, bool]]:
    """Of each package its version, and whether every system needs it."""
    pin = re.compile(r"^([a-z0-9-]+)==(\S+)( ;)?", re.MULTILINE)
    return {match[1]: (match[2], match[3] is None) for match in pin.finditer(lock)}


def media() -> str:
    """Five frames encoded with x264 into an MP4 in memory, and decoded to what they were."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=25, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = _WIDTH, _HEIGHT, "yuv420p"
        for grey in _GREYS:
            picture = np.full((_HEIGHT * 3 // 2, _WIDTH), 128, np.uint8)
            picture[:_HEIGHT] = grey
            frame = av.VideoFrame.from_ndarray(picture, format="yuv420p")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    file.seek(0)
    with av.open(file, "r") as container:
        found = [frame.to_ndarray()[:_HEIGHT].mean() for frame in container.decode(video=0)]
    require(len(found) == _FRAMES, f"{len(found)} frames came back instead of {_FRAMES}")
    off = max(abs(is_ - was) for is_, was in zip(found, _GREYS, strict=True))
    require(off <= _NEAR, f"the frames came back {off:.0f} levels off")
    return f"{_FRAMES} frames by FFmpeg {av.ffmpeg_version_info}"


def pictures() -> str:
    """The program's SVG icon and a JPEG can be read."""
    known = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    missing = {"svg", "jpeg", "png"} - known
    require(not missing, f"Qt cannot read {', '.join(sorted(missing))}")
    icon = QImage.fromData(resource_path("icons", "app.svg").read_bytes())
    require(not icon.isNull() and _colours(icon) > 2, "the SVG icon is empty")
    box, red = QBuffer(), QImage(64, 64, QImage.Format.Format_RGB32)
    red.fill(0xFFFF0000)
    box.open(QIODevice.OpenModeFlag.ReadWrite)
    require(red.save(box, "JPEG"), "no JPEG can be written")  # pyright: ignore
    again = QImage.fromData(QByteArray(box.data()))
    require(not again.isNull() and again.pixelColor(32, 32).red() > 240, "a JPEG came back wrong")
    return "SVG and JPEG"


async def echo() -> str:
    """A WebSocket on loopback says what was said to it, on the window's own loop."""

    async def answer(connection: websockets.ServerConnection) -> None:
        async for message in connection:
            await connection.send(message)

    async with websockets.serve(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with websockets.connect(f"ws://127.0.0.1:{port}/", proxy=None) as client:
            await client.send("Cloud Recorder 云端录制")
            heard = await client.recv()
    require(heard == "Cloud Recorder 云端录制", f"the echo was {heard!r}")
    return f"websockets {version('websockets')}"


async def trust() -> str:
    """TLS checks names and certificates, by authorities of this system's own."""
    context = await system_trust()
    checks = context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname
    require(checks, "certificates would not be checked")
    count = context.cert_store_stats()["x509_ca"] + _authorities_in_folder()
    require(count > 0, "this system has no certificate authorities: install ca-certificates")
    return f"{count} authorities, {ssl.OPENSSL_VERSION}"


def zones() -> str:
    """The service's dates are in a zone of its own: its rules are known."""
    try:
        far = datetime(2026, 7, 1, tzinfo=ZoneInfo("Asia/Shanghai")).utcoffset()
    except ZoneInfoNotFoundError as error:
        raise CheckFailed("no time zones are known: install tzdata") from error
    require(far == timedelta(hours=8), f"Shanghai is {far} from Greenwich")
    return f"{len(available_timezones())} time zones"


def vault() -> str:
    """The name of the system's vault; a system without one keeps tokens for one run only."""
    import keyring
    from keyring.backends import fail

    found = keyring.get_keyring()
    if isinstance(found, fail.Keyring):
        return "none: tokens are kept for one run only"
    return found.name


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _authorities_in_folder() -> int:
    """OpenSSL reads a folder's certificates when it needs them, so they are not counted yet."""
    folder = ssl.get_default_verify_paths().capath
    if folder is None:
        return 0
    return sum(1 for path in Path(folder).iterdir() if re.search(r"\.\d+$", path.name))


def _colours(image: QImage) -> int:
    small = image.scaled(64, 64)
    return len({small.pixel(x, y) for x in range(64) for y in range(64)})
