"""All parts of the service put together, and the addresses at which they answer."""

import asyncio
import concurrent.futures
import logging

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.accounts import Account, Accounts, read_accounts
from recorder_gui.recorder.background import Background
from recorder_gui.recorder.catalogue.catalogue import Catalogue
from recorder_gui.recorder.control.connection import Connection, Presence
from recorder_gui.recorder.data_folder import DataFolder
from recorder_gui.recorder.groups.groups import Groups
from recorder_gui.recorder.local.levels import MemberLevels
from recorder_gui.recorder.local.pictures import MemberPictures
from recorder_gui.recorder.local.routes import EncodedPaths, LocalRoutes
from recorder_gui.recorder.local.thumbnails import Thumbnails
from recorder_gui.recorder.on_event import EventCommand
from recorder_gui.recorder.options import ServeOptions
from recorder_gui.recorder.previews.asking import Previews
from recorder_gui.recorder.storage.links import Links
from recorder_gui.recorder.storage.serving import FileServer
from recorder_gui.recorder.storage.store import Store
from recorder_gui.recorder.tasks import admission
from recorder_gui.recorder.tasks.means import Means, Patience
from recorder_gui.recorder.tasks.tasks import Tasks
from recorder_gui.recorder.wakefulness import Wakefulness
from recorder_gui.recorder.workers.launching import Launcher

_LOG = logging.getLogger(__name__)
_STORING_AT_ONCE = 4
_ALONE = 60  # seconds without a client after which nothing is held ready for one


class Application:
    """Builds every part from the options; `open` and `close` it inside one event loop."""

    def __init__(
        self,
        options: ServeOptions,
        launcher: Launcher,
        demo_media: tuple[MediaSource, ...],
        told_to_end: asyncio.Event,
    ) -> None:
        self._options = options
        self._folder = DataFolder(options.data)
        self.accounts = accounts_of(options)
        self._catalogue = Catalogue(self._folder.catalogue)
        self._storing = concurrent.futures.ThreadPoolExecutor(_STORING_AT_ONCE, "storing")
        self._events = EventCommand(options.on_event)
        self._groups = Groups(
            self.accounts,
            self._folder.own_groups,
            demo_media,
            allow_files=options.is_loopback,
            interval=options.groups_interval,
        )
        means = Means(
            catalogue=self._catalogue,
            launcher=launcher,
            folder=self._folder,
            storing=self._storing,
            members=self._groups.members,
            tell_source=self._groups.tell_source,
            tell_event=self._events.tell,
            preset=options.preset,
            patience=Patience.of(options.worker_patience),
        )
        limits = admission.limits(options.max_tasks, options.max_pixel_rate, options.min_free)
        self._tasks = Tasks(means, limits)
        self._presence = Presence()
        self._previews = Previews()
        self._wakefulness = Wakefulness()
        self._closing = asyncio.Event()
        self._told_to_end = told_to_end
        self._background = Background()

    async def open(self) -> Starlette:
        """Take the data folder, begin to recover what a crash left; raises ServiceError."""
        self._folder.open()
        try:
            self._catalogue.open()
            self._groups.open()
        except BaseException:
            self._release()
            raise
        await self._tasks.recover()
        self._background.start(self._look_after(), "care of recordings")
        self._background.start(self._groups.watch(self._tasks.members_changed), "watch of groups")
        return Starlette(routes=self._routes(), middleware=[Middleware(EncodedPaths)])

    async def finish(self) -> None:
        """Stop every recording properly and wait until its file is stored."""
        await self._tasks.finish_all()

    async def end_streams(self) -> None:
        """Let go of those who only listen, so that the server can end."""
        self._closing.set()

    async def close(self) -> None:
        """Give everything back; what is still open is left to its worker and the next start."""
        await self._background.close()
        await self._wakefulness.close()
        await self._previews.close()
        await self._tasks.close()
        await self._events.close()
        await asyncio.to_thread(self._release)

    def _release(self) -> None:
        self._storing.shutdown(wait=True)
        self._catalogue.close()
        self._folder.close()

    def _routes(self) -> list[BaseRoute]:
        links = Links(self._folder.link_secret(), self._options.link_seconds)
        store = Store(self.accounts, self._catalogue, self._folder, self._tasks, links)
        server = FileServer(self._catalogue, self._folder, links)
        routes: list[BaseRoute] = [
            Route(path, store.respond, methods=["POST"]) for path in store.paths
        ]
        routes.append(
            Route("/files/{record_id}/{number:int}/{name}", server.respond, methods=["GET"])
        )
        if self._options.local:
            thumbnails = Thumbnails(self._catalogue, self._folder, self._previews)
            pictures = MemberPictures(self._groups, self._tasks, self._previews)
            local = LocalRoutes(
                self.accounts,
                self._groups,
                self._tasks,
                pictures,
                MemberLevels(self._groups, self._previews),
                thumbnails,
                self._closing,
            )
            routes += local.routes()
            if self._options.runtime_file is not None:  # a window's own, nobody else's
                routes += local.owners_routes(self._told_to_end)
        routes.append(WebSocketRoute("/{path:path}", self._serve_control))
        return routes

    async def _serve_control(self, websocket: WebSocket) -> None:
        await Connection(websocket, self._tasks, self.accounts, self._presence).serve()

    async def _look_after(self) -> None:
        quotas = {account.app_id: account.quota for account in self.accounts}
        alone = 0
        while True:
            await asyncio.sleep(1)
            alone = alone + 1 if self._presence.is_empty else 0
            try:
                await self._tasks.look_after(quotas)
                await self._stay_awake()
                if alone >= _ALONE:
                    await self._tasks.rest()
            except Exception:  # noqa: BLE001  one fault must not end the care of all
                _LOG.exception("the care of recordings failed")

    async def _stay_awake(self) -> None:
        running = [each for each in self._tasks.open_recordings if each.is_running]
        await self._wakefulness.keep(bool(running))
        for recording in running:
            recording.heard.may_sleep = self._wakefulness.reason


def accounts_of(options: ServeOptions) -> Accounts:
    """The accounts that the options tell; raises ServiceError."""
    if options.apps is not None:
        return Accounts(read_accounts(options.apps, options.groups, options.quota))
    account = Account(options.app_id, options.token, options.quota, options.groups)
    return Accounts((account,))
