"""A clock that a test sets."""


class Clock:
    """Seconds, and whatever else asks for the time."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now
