"""The control channel through a sample of the faults that the soak has in full: cut, half-open,
replies late, twice, out of order and mangled. In the end the window knows what the recorder knows.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtWidgets import QApplication

from tests.running_recorder import RunningRecorder
from tests.services.fault_proxy import FaultProxy
from tests.soak.control.cases import sample
from tests.soak.control.runs import Rig
from tests.soak.sentences import Said

RUNS = 12


def test_no_command_is_done_twice_none_hangs_and_both_agree_in_the_end(
    qapp: QApplication, tmp_path: Path, start_recorder: Callable[..., RunningRecorder]
) -> None:
    recorder = start_recorder(max_tasks=40)
    address = urlsplit(recorder.control)

    async def scenario(executor: ThreadPoolExecutor) -> Said:
        assert address.hostname is not None
        assert address.port is not None
        async with FaultProxy(address.hostname, address.port) as proxy:
            rig = Rig(qapp, tmp_path / "window", executor, recorder, proxy)
            await rig.prepare()
            try:
                lengths = await rig.lengths()
                for number, case in enumerate(sample(lengths, RUNS, seed=3)):
                    await rig.run(f"run-{number}", case)
            finally:
                await rig.close()
            return rig.said

    with ThreadPoolExecutor(4) as executor:
        said = asyncio.run(scenario(executor))
    assert said, "faults were to be told"
    for texts in said.values():
        english, chinese = texts["en"], texts["zh_CN"]
        assert all(english) and all(chinese) and english != chinese, texts
