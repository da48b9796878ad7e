"""Downloads of four slices by the real window, through a sample of the faults that the soak has in
full: cut, stalled, refused, lied to, changed, killed, and on a disk that is full.
"""

import asyncio
import os
from pathlib import Path

from tests.soak.downloads.faults import KINDS
from tests.soak.downloads.ordeal import Ordeal
from tests.soak.downloads.small_disk import small_disk


def test_every_file_ends_right_or_says_what_to_do(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        ordeal = Ordeal(
            tmp_path / "window",
            disk,
            downloads=3,
            faults=18,
            seed=20260701,
            can_fill=os.path.ismount(disk),
        )
        outcome = asyncio.run(ordeal.run(within=90))
    assert {kind for _, kind in outcome.happened} == set(KINDS)
    for said in outcome.said.values():
        (english, advice), (chinese, chinese_advice) = said["en"], said["zh_CN"]
        assert english and advice and chinese and chinese_advice
        assert english != chinese
