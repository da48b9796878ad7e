"""The checks that need the window. They run on its loop."""

import asyncio
import importlib
from concurrent.futures import Executor
from pathlib import Path

import av
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication, QLabel

from recorder_gui.app import DesktopApplication
from recorder_gui.client.downloading.downloader import Downloader
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import AudioItem, InitRecord, Query, SetLayout, Stop, VideoItem
from recorder_gui.protocol.states import ENDED, Status
from recorder_gui.protocol.storage import StoredFile
from recorder_gui.self_test.parts import require
from recorder_gui.state.language import LanguageChoice

_QT_TEXT = ("QPlatformTheme", "Cancel")  # of Qt's own catalogue, not of ours
_SECONDS = 2.0
_PLAYED = 0.5  # seconds
_CONNECT_WITHIN = 30.0  # seconds
_RATE = 25
_PERSON = "Ada"
_SPEAK_WITHIN = 5.0
_LOOK_AGAIN = 0.1
_WIDTH, _HEIGHT = 640, 360


async def connected(program: DesktopApplication) -> None:
    """Until the window is connected to the recorder that it started; it tries again by itself, so
    only a trouble that lasts is raised."""
    deadline = asyncio.get_running_loop().time() + _CONNECT_WITHIN
    while not program.connection.is_connected:
        error = program.connection.status.error
        if error is not None and asyncio.get_running_loop().time() > deadline:
            raise error
        await asyncio.sleep(_LOOK_AGAIN)


async def window(program: DesktopApplication) -> str:
    """The window shows more than one colour, on the real platform."""
    shown = program.window
    shown.resize(1280, 720)
    await asyncio.sleep(_LOOK_AGAIN)
    picture = shown.grab().toImage()
    require(picture.width() >= shown.width(), f"the picture is {picture.width()} px wide")
    colours = _colours(picture)
    require(colours > 16, f"the window shows {colours} colours only")
    return f"{picture.width()}x{picture.height()} px, {colours} colours"


async def languages(program: DesktopApplication) -> str:
    """The window and Qt itself speak both languages."""
    texts: dict[LanguageChoice, tuple[str, ...]] = {}
    for choice in (LanguageChoice.CHINESE, LanguageChoice.ENGLISH):
        program.language.set_choice(choice)
        await _until_it_speaks(program.window, choice is LanguageChoice.CHINESE)
        texts[choice] = (_words(program.window), _qt_word())
    for what, english, chinese in zip(
        ("the window", "Qt"),
        texts[LanguageChoice.ENGLISH],
        texts[LanguageChoice.CHINESE],
        strict=True,
    ):
        require(english != chinese and _is_chinese(chinese), f"{what} speaks no Chinese")
        left = " ".join(word for word in english.split() if _is_chinese(word))
        require(not left, f"{what} does not go back to English: {left[:200]}")
    require(bool(QFontDatabase.families()), "this system has no fonts")
    fonts = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return "English and 中文" + ("" if fonts else "; this system has no font with Chinese")


async def _until_it_speaks(shown: QObject, chinese: bool) -> None:
    """The window's texts follow by and by; after a while what they are is taken as it is."""
    deadline = asyncio.get_running_loop().time() + _SPEAK_WITHIN
    while asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(0)
        if _is_chinese(_words(shown)) is chinese:
            return
        await asyncio.sleep(_LOOK_AGAIN)


async def recording(program: DesktopApplication, folder: Path) -> str:
    """This computer's recorder records the demo group for two seconds; the file is fetched over
    the storage channel and decoded."""
    connection = program.connection
    local, storage = connection.local, connection.storage
    require(local is not None, "this computer's recorder has no /local/")
    assert local is not None and storage is not None
    begun = await connection.control.request(
        InitRecord(
            group_id="demo", file_name="self-test", width=_WIDTH, height=_HEIGHT, frame_rate=_RATE
        )
    )
    number = begun.record_id
    await connection.control.request(
        SetLayout(
            record_id=number,
            audio_list=(AudioItem(user_id=_PERSON, media_id="microphone"),),
            video_list=(
                VideoItem(
                    user_id=_PERSON,
                    media_id="camera",
                    media_type=MediaType.CAMERA,
                    w=_WIDTH,
                    h=_HEIGHT,
                ),
            ),
        )
    )
    while (await local.history(number)).recorded_seconds < _SECONDS:  # noqa: ASYNC110
        await asyncio.sleep(_LOOK_AGAIN)
    await connection.control.request(Stop(record_id=number))
    while (status := await _status(program, number)) not in ENDED:  # noqa: ASYNC110
        await asyncio.sleep(_LOOK_AGAIN)
    reason = (await local.history(number)).reason
    require(status == Status.DONE, f"the recording ended in state {status}: {reason}")
    downloader = Downloader(storage, program.executor)
    try:
        done = await downloader.download("self-test", folder)
    finally:
        await downloader.aclose()
    return await _examined(done.paths[0], program.executor)


async def playing(program: DesktopApplication) -> str:
    """What was recorded plays where it lies: pictures come, its sound is taken, time passes."""
    importlib.import_module("miniaudio")  # the player goes on in silence where it is missing
    player = program.pages.files.player
    player.set_muted(True)
    player.open(StoredFile(resource_name="self-test", file_state="normal", resource_type=".mp4"))
    try:
        while player.position < _PLAYED or player.picture is None:
            require(player.problem is None, "" if player.problem is None else str(player.problem))
            await asyncio.sleep(_LOOK_AGAIN)
        contrast = float(player.picture[..., :3].std())
        require(contrast > 5, "the picture is empty")
        heard = "with sound" if player.is_heard else "this system plays no sound"
    finally:
        player.close()
    return f"{_PLAYED:g} s played, {heard}"


async def _examined(file: Path, executor: Executor) -> str:
    def examine() -> tuple[int, int, float]:
        with av.open(str(file)) as container:
            frames = [frame.to_ndarray()[:_HEIGHT].std() for frame in container.decode(video=0)]
        with av.open(str(file)) as container:
            sounds = sum(frame.samples for frame in container.decode(audio=0))
        return len(frames), sounds, max(frames, default=0.0)

    frames, sounds, contrast = await asyncio.get_running_loop().run_in_executor(executor, examine)
    require(frames >= _SECONDS * _RATE, f"{frames} frames were recorded")
    require(sounds > 0, "no sound was recorded")
    require(contrast > 5, "the picture is empty")
    return f"{frames} frames of {_WIDTH}x{_HEIGHT} with sound"


async def _status(program: DesktopApplication, number: str) -> int:
    reply = await program.connection.control.request(Query(record_id=number))
    return reply.record_list[0].status


def _words(window: QObject) -> str:
    """All that the window's labels and titles say; a hidden one is written when it is shown."""
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return " ".join([*labels, *(bar.windowTitle() for bar in QApplication.topLevelWidgets())])


def _qt_word() -> str:
    return QCoreApplication.translate(*_QT_TEXT)


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def _colours(picture: QImage) -> int:
    small = picture.scaled(160, 90)
    return len({small.pixel(x, y) for x in range(160) for y in range(90)})
