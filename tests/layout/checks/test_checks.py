"""Checks find what a recording would suffer from, and their fixes cure it."""

import pytest
from msgspec.structs import replace

from recorder_gui.layout.checks.finding import Finding, Surroundings, Trouble
from recorder_gui.layout.checks.fixes import FIXES, fixed
from recorder_gui.layout.checks.table import find_troubles
from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType

JACK = SourceKey("Jack", "camera", MediaType.CAMERA)
JILL = SourceKey("Jill", "camera", MediaType.CAMERA)
SLEEPER = SourceKey("Sleeper", "camera", MediaType.CAMERA)
AROUND = Surroundings(
    measure=lambda text: (len(text.content) * text.size // 2, text.size),
    sizes={JACK: (640, 360)},
    present={JACK, JILL, SLEEPER},
    asleep={SLEEPER},
    behind=lambda box: [0.9] * 4 if box.y > 900 else [0.0] * 4,
)
GOOD = Layout(
    videos=(
        Video("1", JACK, Rectangle(0, 0, 640, 360)),
        Video("2", JILL, Rectangle(960, 0, 960, 540)),
    ),
    subtitles=(Subtitle("3", "Jack", x=20, y=400),),
)
MICS = tuple(SourceKey(str(n), "mic", MediaType.MICROPHONE) for n in range(12))


def _with(**changes: object) -> Video:
    return replace(GOOD.videos[0], **changes)  # pyright: ignore[reportArgumentType]


CASES = {
    Trouble.OUTSIDE: GOOD.with_items([_with(box=Rectangle(1600, 800, 640, 360))]),
    Trouble.COVERED: GOOD.with_items([Video("9", JILL, Rectangle(0, 0, 700, 400))]).without("2"),
    Trouble.ENLARGED: GOOD.with_items([_with(box=Rectangle(0, 0, 1920, 1080))]).without("2"),
    Trouble.TWICE: GOOD.with_items([Video("9", JACK, Rectangle(0, 600, 640, 360))]),
    Trouble.TEXT_SMALL: GOOD.with_items([replace(GOOD.subtitles[0], size=8)]),
    Trouble.TEXT_FAINT: GOOD.with_items([replace(GOOD.subtitles[0], opacity=10)]),
    Trouble.TEXT_BLENDS: GOOD.with_items([replace(GOOD.subtitles[0], y=950)]),
    Trouble.TEXT_EMPTY: GOOD.with_items([replace(GOOD.subtitles[0], content=" ")]),
    Trouble.TOO_MANY_VIDEOS: replace(
        GOOD,
        videos=tuple(
            Video(str(n), SourceKey(str(n), "c", MediaType.CAMERA), Rectangle(n * 50, 0, 40, 40))
            for n in range(17)
        ),
    ),
    Trouble.TOO_MANY_SOUNDS: replace(GOOD, sound=MICS),
    Trouble.SOURCE_ASLEEP: GOOD.with_items([_with(source=SLEEPER)]),
    Trouble.SOURCE_GONE: GOOD.with_items(
        [_with(source=SourceKey("Gone", "camera", MediaType.CAMERA))]
    ),
}


def test_a_good_layout_has_no_findings() -> None:
    assert find_troubles(GOOD, AROUND) == ()


@pytest.mark.parametrize("trouble", list(Trouble))
def test_each_trouble_is_found_and_its_fix_cures_it(trouble: Trouble) -> None:
    found = [each for each in find_troubles(CASES[trouble], AROUND) if each.trouble is trouble]
    assert found
    cured = fixed(CASES[trouble], found[0], AROUND)
    assert found[0] not in find_troubles(cured, AROUND)
    assert trouble in FIXES


def test_hidden_items_trouble_nobody() -> None:
    hidden = CASES[Trouble.OUTSIDE].with_items(
        [_with(box=Rectangle(1600, 800, 640, 360), hidden=True)]
    )
    assert find_troubles(hidden, AROUND) == ()


def test_a_fix_for_an_item_that_is_gone_changes_nothing() -> None:
    for trouble in Trouble:
        if trouble not in (Trouble.TOO_MANY_SOUNDS, Trouble.TOO_MANY_VIDEOS):
            assert fixed(GOOD, Finding(trouble, "none"), AROUND) == GOOD


def test_an_item_behind_several_others_together_is_hidden() -> None:
    halves = [
        Video("8", JILL, Rectangle(0, 0, 320, 360)),
        Video("9", JILL, Rectangle(320, 0, 320, 360)),
    ]
    both = GOOD.with_items(halves).without("2")
    assert Finding(Trouble.COVERED, "1") in find_troubles(both, AROUND)
    assert Finding(Trouble.COVERED, "1") not in find_troubles(both.without("9"), AROUND)


def test_a_text_wider_than_the_canvas_is_made_to_fit() -> None:
    wide = GOOD.with_items([replace(GOOD.subtitles[0], content="word " * 30, size=60)])
    cured = fixed(wide, Finding(Trouble.OUTSIDE, "3"), AROUND)
    assert Finding(Trouble.OUTSIDE, "3") not in find_troubles(cured, AROUND)
    assert cured.subtitles[0].size >= 14
