"""How like the sources a result is."""

from pathlib import Path

import av
import numpy as np

from tests.benchmarks.engine import jobs


def psnr(path: Path, reference: Path, every: int, first: int) -> float:
    """dB of luma above the words, over every `every`-th picture from `first` on.

    `reference` holds just these pictures, yuv420p one after the other. Raises AssertionError where
    `path` is not as long as the job.
    """
    size = jobs.WIDTH * jobs.HEIGHT
    wanted = np.memmap(reference, np.uint8, "r").reshape(-1, size * 3 // 2)
    errors: list[float] = []
    count = 0
    with av.open(str(path)) as container:
        for count, frame in enumerate(container.decode(video=0), 1):
            number = count - 1
            if number % every != first or number // every >= len(wanted):
                continue
            plane = frame.planes[0]
            rows = np.frombuffer(plane, np.uint8)[: plane.line_size * plane.height]  # type: ignore[arg-type]
            luma = rows.reshape(plane.height, plane.line_size)[: jobs.TEXT_FREE_LINES, : jobs.WIDTH]
            theirs = wanted[number // every][:size].reshape(jobs.HEIGHT, jobs.WIDTH)
            difference = luma.astype(np.int16) - theirs[: jobs.TEXT_FREE_LINES]
            errors.append(float(np.mean(difference.astype(np.float32) ** 2)))
    assert abs(count - jobs.FRAMES) <= 2, f"{path} has {count} pictures"
    return float(10 * np.log10(255**2 / np.mean(errors)))
