"""The demo's measure of likeness tells equal from different pictures."""

import numpy as np
import pytest
from numpy.typing import NDArray

from recorder_gui.demo.likeness import compare, ssim
from recorder_gui.layout.rectangle import Rectangle

BOX = Rectangle(40, 40, 200, 120)


@pytest.fixture
def picture() -> NDArray[np.uint8]:
    rows, columns = np.mgrid[0:240, 0:320]
    flat = np.stack([rows, columns // 2, (rows + columns) // 3], axis=-1)
    return (flat % 256).astype(np.uint8)


def test_a_picture_is_like_itself(picture: NDArray[np.uint8]) -> None:
    likeness = compare(picture, picture.copy(), [BOX])
    assert likeness.good
    assert likeness.ssim == pytest.approx(1.0)
    assert (likeness.mean, likeness.block) == (0, 0)


def test_a_little_noise_is_still_good(picture: NDArray[np.uint8]) -> None:
    noise = np.random.default_rng(1).integers(-2, 3, picture.shape)
    noisy = np.clip(picture + noise, 0, 255).astype(np.uint8)
    assert 0.5 < compare(picture, noisy, [BOX]).ssim < 1


def test_a_text_that_is_missing_in_one_box_is_not_good(picture: NDArray[np.uint8]) -> None:
    with_text = picture.copy()
    with_text[60:80:4, 60:160:3] = 255
    likeness = compare(with_text, picture, [Rectangle(56, 56, 110, 30)])
    assert likeness.ssim < 0.95 and not likeness.good


def test_a_tint_shows_in_the_mean_and_in_the_block(picture: NDArray[np.uint8]) -> None:
    tinted = picture.copy()
    tinted[40:160, 40:240, 0] = np.minimum(tinted[40:160, 40:240, 0].astype(int) + 12, 255)
    likeness = compare(picture, tinted, [BOX])
    assert likeness.mean > 4 and likeness.block > 10


def test_what_differs_outside_every_box_shows_in_the_block(picture: NDArray[np.uint8]) -> None:
    ghost = picture.copy()
    ghost[200:240, 280:320] = 255
    likeness = compare(picture, ghost, [BOX])
    assert likeness.ssim == pytest.approx(1.0) and likeness.block > 10


def test_a_box_past_the_edge_is_clipped_and_one_outside_is_left_out(
    picture: NDArray[np.uint8],
) -> None:
    boxes = [Rectangle(300, 200, 100, 100), Rectangle(400, 0, 10, 10)]
    assert compare(picture, picture, boxes).ssim == pytest.approx(1.0)


def test_similarity_falls_as_a_picture_is_blurred(picture: NDArray[np.uint8]) -> None:
    noisy = np.random.default_rng(2).integers(0, 256, picture.shape).astype(np.uint8)
    soft = ((noisy.astype(int) + np.roll(noisy, 1, axis=1)) // 2).astype(np.uint8)
    softer = ((soft.astype(int) + np.roll(soft, 2, axis=1)) // 2).astype(np.uint8)
    assert 1 > ssim(noisy, soft) > ssim(noisy, softer)
