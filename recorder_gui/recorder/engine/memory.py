"""How the C library hands out memory in a worker, where it is glibc.

Left to itself it gives each of the worker's forty threads a store of its own, and keeps large
blocks in these once one has been freed. What the muxer keeps of each packet for the file's index
then moves from store to store as it grows, and leaves holes behind that no one else fits into: a
long recording grows by more than what it keeps. Large blocks straight from the system grow in
place and are given back whole.
"""

import ctypes
import sys

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # mallopt's names for them, from malloc.h
_LARGE = 512 * 1024  # bytes; what is made for each picture comes from pools, and is made once
_STORES = 2


def keep_memory_together() -> bool:
    """To be called before there are threads; whether the C library is one that can be told."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is None:
        return False
    mallopt.argtypes, mallopt.restype = [ctypes.c_int, ctypes.c_int], ctypes.c_int
    return bool(mallopt(_MMAP_THRESHOLD, _LARGE) and mallopt(_ARENA_MAX, _STORES))
