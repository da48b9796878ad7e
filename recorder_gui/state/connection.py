"""The connection to the chosen service, for everything else in the window.

One control session lives for the whole run: switching profiles closes it and opens it elsewhere,
and a request meanwhile is refused with NotConnected, never queued. The storage channel and the
extras of our own recorder are made anew for each endpoint.
"""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recorder_gui.client.control.session import (
    ControlSession,
    RetryWaits,
    SessionState,
    SessionStatus,
)
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.control.waking import WakeWatch
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import ClientError, LocalUnavailable, LoginRefused
from recorder_gui.client.local.recorder import LocalRecorder
from recorder_gui.client.wire_tap import WireTap
from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.codes import Code
from recorder_gui.state.explanations import explain
from recorder_gui.state.profiles import LOCAL, Profile
from recorder_gui.state.vault import Vault

if TYPE_CHECKING:
    import ssl

    from recorder_gui.client.local.api import LocalApi
    from recorder_gui.client.storage.channel import StorageChannel


class TokenMissing(LoginRefused):
    """The vault has no token for the profile."""

    code = "token_missing"

    def __init__(self) -> None:
        super().__init__(Code.AUTHENTICATION_FAILED, "no token")


class Connection(QObject):
    """What the window is connected to, and how it stands.

    `control` takes requests at any time (NotConnected without a connection); `storage` is None
    until the endpoint is known; `local` is None where the service has none of our recorder's
    extras; `wire_tap` hands out every message of both channels.

    Signals: `status_changed`: state, latency or waiting time; `connected`: the first connection to
    a service, everything is new; `reconnected`: back after a cut, or the machine has slept, fetch
    anew what is shown;
    `lost`: there is no connection any more; `profile_changed`: another service was chosen.
    """

    status_changed = Signal()
    connected = Signal()
    reconnected = Signal()
    lost = Signal()
    profile_changed = Signal()

    def __init__(
        self,
        *,
        vault: Vault,
        local_recorder: LocalRecorder,
        waits: RetryWaits | None = None,
        times: ControlTimes | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.wire_tap = WireTap()
        self._vault = vault
        self._local_recorder = local_recorder
        self._profile = LOCAL
        self._endpoint: Endpoint | None = None
        self._storage: StorageChannel | None = None
        self._local: LocalApi | None = None
        self._announced = False  # whether `connected` was sent for this profile
        self._was_connected = False
        self.control = ControlSession(
            self._locate, on_change=self._on_status, waits=waits, times=times, tap=self.wire_tap
        )
        self._waking = WakeWatch(self.check_now)
        self._woke = False

    @property
    def profile(self) -> Profile:
        """The service that was chosen last."""
        return self._profile

    @property
    def endpoint(self) -> Endpoint | None:
        """Where it is; None until that is known."""
        return self._endpoint

    @property
    def storage(self) -> "StorageChannel | None":
        """The storage channel; None until the endpoint is known."""
        return self._storage

    @property
    def local(self) -> "LocalApi | None":
        """The extras of our own recorder; None where the service has none."""
        return self._local

    @property
    def status(self) -> SessionStatus:
        """The session's state now."""
        return self.control.status

    @property
    def is_connected(self) -> bool:
        """Whether requests can be sent."""
        return self.control.is_connected

    @property
    def is_closed(self) -> bool:
        """Whether it was closed on purpose, or never opened."""
        return self.status.state is SessionState.CLOSED

    @property
    def problem(self) -> UserFacingError | None:
        """Why there is no connection, in words; None while there is one or none is known."""
        error = self.status.error
        return None if error is None or self.is_connected else explain(error)

    def seconds_to_retry(self) -> float | None:
        """Seconds until the next try, while waiting for it."""
        at = self.status.retry_at
        return None if at is None else max(0.0, at - time.time())

    async def open(self, profile: Profile, *, wait_for_free: bool = False) -> None:
        """Leave the service of before and connect to `profile`, and stay connected. With
        `wait_for_free` an app id that another window holds is tried until it is free.

        Returns once it is under way: the signals tell how it goes.
        """
        await self.close()
        self._profile = profile
        self.profile_changed.emit()
        self._waking.start()
        self.control.start(wait_for_free=wait_for_free)

    async def close(self) -> None:
        """Disconnect and stay so."""
        await self._waking.stop()
        await self.control.close()
        await self._leave_endpoint()
        self._announced = False

    def try_now(self) -> None:
        """Don't wait for the next try."""
        self.control.try_now()

    def check_now(self) -> None:
        """The machine woke: is the connection still there? What is shown is asked for anew with
        the first pong, or with the next connection."""
        self._woke = self.is_connected
        self.control.check_now()

    async def _locate(self) -> Endpoint:
        """Called by the session before every try: the local recorder may be elsewhere by then."""
        from recorder_gui.client.http_clients import trust  # late: see `later`
        from recorder_gui.client.storage.channel import StorageChannel

        profile = self._profile
        if profile.is_local:
            endpoint = await self._local_recorder.endpoint()
        else:
            token = await self._vault.read(profile.id)
            if not token:
                raise TokenMissing
            endpoint = Endpoint(
                profile.control, profile.storage, profile.app_id, token, profile.authority
            )
        self.wire_tap.guard(endpoint.token)
        if endpoint != self._endpoint:
            await self._leave_endpoint()
            tls = await trust(endpoint.authority)
            self._storage = StorageChannel(endpoint, tap=self.wire_tap, tls=tls)
            self._local = await self._extras(endpoint, tls)
            self._endpoint = endpoint
        return endpoint

    async def _extras(self, endpoint: Endpoint, tls: "ssl.SSLContext | None") -> "LocalApi | None":
        """`/local/`, where the service has it; found out by asking once."""
        from recorder_gui.client.local.api import LocalApi  # late: see `later`

        extras = LocalApi(endpoint, tls=tls)
        try:
            await extras.groups()
        except LocalUnavailable:
            await extras.aclose()
            return None
        except ClientError:
            if self._profile.is_local:
                return extras  # ours surely has them: it only was not quick enough
            await extras.aclose()
            return None
        return extras

    def _on_status(self, status: SessionStatus) -> None:
        self.status_changed.emit()
        if self._woke and (status.latency is not None or not self.is_connected):
            self._woke = False
            if self.is_connected:
                self.reconnected.emit()
        now = status.state is SessionState.CONNECTED
        if now == self._was_connected:
            return
        self._was_connected = now
        if not now:
            self.lost.emit()
        elif self._announced:
            self.reconnected.emit()
        else:
            self._announced = True
            self.connected.emit()

    async def _leave_endpoint(self) -> None:
        storage, self._storage = self._storage, None
        local, self._local = self._local, None
        self._endpoint = None
        if storage is not None:
            await storage.aclose()
        if local is not None:
            await local.aclose()
