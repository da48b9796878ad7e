"""A stopwatch that is told the time, so that it can be set right and tested."""


class Stopwatch:
    """Counts seconds while it goes; `now` is any steadily growing clock, seconds."""

    def __init__(self) -> None:
        self._counted = 0.0
        self._since: float | None = None

    def seconds(self, now: float) -> float:
        """What it shows."""
        return self._counted + (0.0 if self._since is None else now - self._since)

    def go(self, now: float) -> None:
        """Count on, if it does not already."""
        if self._since is None:
            self._since = now

    def stop(self, now: float) -> None:
        """Hold."""
        self._counted = self.seconds(now)
        self._since = None

    def set(self, seconds: float, now: float, *, running: bool) -> None:
        """Show `seconds`, and go on from there when `running`."""
        self._counted = seconds
        self._since = now if running else None
