"""Runs a command inside a root folder, in namespaces of its own: mounts and processes end with it,
so that the folder can be removed at any time. Called by `roots`, as root:

    enter.py ROOT UID NETWORK BIND... -- COMMAND...

NETWORK is `host` or `none` (loopback alone); BIND is HOST_PATH=PATH_IN_ROOT.
"""

import fcntl
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

_SET_FLAGS, _UP = 0x8914, 0x1


def main() -> int:
    """Set up, become UID, run; its exit status. The first process of a PID namespace: when it
    ends, all that is left in there ends."""
    split = sys.argv.index("--")
    root, uid, network, *binds = sys.argv[1:split]
    if network == "none":
        _loopback_up()
    mounts = [("-t", "proc", "proc", f"{root}/proc"), ("--rbind", "/dev", f"{root}/dev")]
    for bind in binds:
        outside, _, inside = bind.partition("=")
        Path(root + inside).mkdir(parents=True, exist_ok=True)
        mounts.append(("--bind", outside, root + inside))
    for mount in mounts:
        subprocess.run(["mount", *mount], check=True)
    os.chroot(root)
    os.chdir("/")
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(int(uid))
        os.setuid(int(uid))
        os.execvp(sys.argv[split + 1], sys.argv[split + 1 :])
    while True:  # the first process takes the exit status of every orphan
        pid, status = os.wait()
        if pid == child:
            return os.waitstatus_to_exitcode(status)


def _loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        fcntl.ioctl(asked, _SET_FLAGS, struct.pack("16sh", b"lo", _UP))


sys.exit(main())
