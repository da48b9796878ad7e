"""What a check finds, and what it has to know beyond the layout."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from recorder_gui.layout.document import Layout, Measure, SourceKey
from recorder_gui.layout.rectangle import Rectangle


class Trouble(Enum):
    """What can be wrong with a layout."""

    OUTSIDE = "outside"
    COVERED = "covered"
    ENLARGED = "enlarged"
    TWICE = "twice"
    TEXT_SMALL = "text_small"
    TEXT_FAINT = "text_faint"
    TEXT_BLENDS = "text_blends"
    TEXT_EMPTY = "text_empty"
    TOO_MANY_VIDEOS = "too_many_videos"
    TOO_MANY_SOUNDS = "too_many_sounds"
    SOURCE_GONE = "source_gone"
    SOURCE_ASLEEP = "source_asleep"


class Finding(Struct, frozen=True):
    """One trouble of one item (or of the whole layout, then `item_id` is "")."""

    trouble: Trouble
    item_id: str = ""


def nothing_known(_box: Rectangle) -> Sequence[float]:
    """What lies behind a text where no picture is known."""
    return ()


class Surroundings(Struct, frozen=True):
    """What a check has to know beyond the layout.

    `sizes`: px of each source where known; `present`: the sources that are there, None when that
    is not known; `asleep`: those of them that send nothing just now; `behind`: the luminance, 0 to
    1, of points of the picture that a box of the canvas covers, empty where that is not known.
    """

    measure: Measure
    sizes: Mapping[SourceKey, tuple[int, int]]
    present: Collection[SourceKey] | None = None
    asleep: Collection[SourceKey] = ()
    behind: Callable[[Rectangle], Sequence[float]] = nothing_known


Look = Finding | None  # None: one more item was looked at, and it is well
Check = Callable[[Layout, Surroundings], Iterator[Look]]
Fix = Callable[[Layout, str, Surroundings], Layout]
