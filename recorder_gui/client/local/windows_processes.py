"""Whether a process lives, where there are no signals to ask it with."""

import ctypes
import sys

_SYNCHRONIZE = 0x00100000
_STILL_RUNNING = 0x00000102  # WAIT_TIMEOUT


def is_alive(pid: int) -> bool:
    """Whether a process with this id runs and may be waited for by us."""
    if sys.platform != "win32":
        raise NotImplementedError("asked elsewhere than on Windows")
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    kernel.WaitForSingleObject.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    handle = kernel.OpenProcess(_SYNCHRONIZE, False, pid)
    if not handle:
        return False
    try:
        return kernel.WaitForSingleObject(handle, 0) == _STILL_RUNNING
    finally:
        kernel.CloseHandle(handle)
