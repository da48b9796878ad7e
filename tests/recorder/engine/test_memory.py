"""How a worker's C library hands out memory."""

import subprocess
import sys

import pytest

_ASKED = """
import ctypes, re, threading
from recorder_gui.recorder.engine.memory import keep_memory_together

libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fdopen.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = libc.fclose.argtypes = [ctypes.c_void_p]
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]

def told():
    with open(OUTPUT, "wb") as file:
        stream = libc.fdopen(libc.dup(file.fileno()), b"w")
        libc.malloc_info(0, stream)
        libc.fclose(stream)
    text = open(OUTPUT).read()
    mapped = int(re.search(r'type="mmap" count="(\\d+)"', text)[1])
    return text.count("<heap nr="), mapped

assert keep_memory_together()
libc.free(libc.malloc(8_000_000))  # from then on it would keep such blocks in its stores
before = told()[1]
libc.malloc(700_000)
all_there = threading.Barrier(9)
def work():
    libc.malloc(10_000)
    all_there.wait(30)
for _ in range(8):
    threading.Thread(target=work).start()
all_there.wait(30)
stores, mapped = told()
print(stores, mapped - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone can be told")
def test_many_threads_share_two_stores_and_large_blocks_come_from_the_system(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    output = tmp_path_factory.mktemp("memory") / "told.xml"
    script = f"OUTPUT = {str(output)!r}\n{_ASKED}"
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert told.stdout.split() == ["2", "1"], told.stderr
