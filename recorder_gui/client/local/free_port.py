"""Whether something listens on a port of this computer already."""

import socket


def is_free(port: int) -> bool:
    """Whether a program of this computer could listen on it, at the loopback address. Takes no
    time: nothing is sent."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
