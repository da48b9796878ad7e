"""A browser's `<video>` plays and seeks what recordings leave: sliced, with chapters, recovered,
MP3. Needs Chromium."""

import http.server
import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from tests.finished_files import FinishedFile, finished_files
from tests.measuring import Figure
from tests.recorder.engine.conftest import Recording

PATIENCE = 120.0
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
PAGE = """<!doctype html><meta charset="utf-8"><body><script>
const heard = (media, name) => new Promise((done, broken) => {
  media.addEventListener(name, done, {once: true});
  media.addEventListener("error", () => broken(media.error.message), {once: true});
  setTimeout(() => broken("no " + name), 20000);
});
async function tried(name) {
  const media = document.createElement("video");
  media.muted = true;
  document.body.append(media);
  try {
    const known = heard(media, "loadedmetadata");
    media.src = name;
    await known;
    await media.play();
    while (media.currentTime < 0.5) await heard(media, "timeupdate");
    const played = media.currentTime;
    const found = heard(media, "seeked");
    media.currentTime = media.duration * 0.8;
    await found;
    const sought = media.currentTime;
    const over = heard(media, "ended");
    await media.play();
    await over;
    return {name, duration: media.duration, width: media.videoWidth, played, sought, fault: ""};
  } catch (fault) {
    return {name, fault: String(fault)};
  }
}
(async () => {
  const told = [];
  for (const name of NAMES) told.push(await tried(name));
  await fetch("REPORT", {method: "POST", mode: "no-cors", body: JSON.stringify(told)});
})();
</script>"""


def measure() -> Iterator[Figure]:
    browser = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    assert browser is not None, "it needs chromium"
    application = QGuiApplication(["players"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = finished_files(lambda **begin: _recording(folder, **begin), folder)
        told = _played(browser, files, folder)
    del application
    wrong = [f"{t['name']}: {t}" for file, t in zip(files, told, strict=True) if not _fits(file, t)]
    for each in wrong:
        print(each, flush=True)
    yield Figure("players.browser", len(wrong), "files", f"0 of {len(files)} that do not play")


def _recording(folder: Path, **begin: Any) -> Recording:
    return Recording(Path(tempfile.mkdtemp(dir=folder)), **begin)


def _fits(file: FinishedFile, told: dict[str, Any]) -> bool:
    return (
        not told["fault"]
        and abs(told["duration"] - file.seconds) < 0.5
        and (told["width"] > 0) is file.has_picture
        and abs(told["sought"] - 0.8 * told["duration"]) < 0.1
    )


def _played(browser: str, files: Sequence[FinishedFile], folder: Path) -> list[dict[str, Any]]:
    """What the browser tells of each file."""
    came = threading.Event()
    told: list[dict[str, Any]] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.extend(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()
            came.set()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = files[0].path.parent / "play.html"
        names = json.dumps([file.path.name for file in files])
        report = f"http://127.0.0.1:{server.server_port}/"
        page.write_text(PAGE.replace("NAMES", names).replace("REPORT", report), encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--mute-audio"]
        command += [
            "--autoplay-policy=no-user-gesture-required",
            f"--user-data-dir={folder / 'me'}",
        ]
        process = subprocess.Popen(
            [*command, "--remote-debugging-port=0", page.as_uri()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert came.wait(PATIENCE), "the browser told nothing"
        finally:
            process.terminate()
            process.wait(20)
            server.shutdown()
    return told
