"""Captions: each user's name in the lower left corner of their video.

A caption that lies where it was put goes with its video; one that was moved by hand stays.
"""

from msgspec.structs import replace

from recorder_gui.layout.document import Layout, Measure, Subtitle, Video, text_at

_LEAST, _MOST = 18, 48  # px of text height
_PART = 14  # of the video's height
_MARGIN = 0.6  # of the text's height


def with_captions(layout: Layout, measure: Measure) -> Layout:
    """Every visible video has a caption with its user's name, placed anew."""
    known = {text.caption_of: text for text in layout.subtitles if text.caption_of}
    shown = [video for video in layout.videos if not video.hidden]
    missing = [video for video in shown if video.id not in known]
    ids = layout.new_ids(len(missing))
    for item_id, video in zip(ids, missing, strict=True):
        name = video.name or video.source.user_id
        known[video.id] = Subtitle(item_id, name, caption_of=video.id)
    placed = [placed_caption(known[video.id], video, layout, measure) for video in shown]
    return layout.with_items(placed)


def placed_caption(caption: Subtitle, video: Video, layout: Layout, measure: Measure) -> Subtitle:
    """The caption in the lower left corner of `video`, of a size that suits it."""
    size = min(max(video.box.h // _PART, _LEAST), _MOST)
    sized = replace(caption, size=size)
    margin = round(size * _MARGIN)
    height = measure(sized)[1]
    bottom = min(video.box.bottom, layout.height)
    return text_at(sized, video.box.x + margin, bottom - height - margin // 2, layout)


def following(before: Layout, after: Layout, measure: Measure) -> Layout:
    """`after` with the captions of moved videos moved with them, and those of removed ones gone."""
    moved: list[Subtitle] = []
    gone: list[str] = []
    for caption in [text for text in after.subtitles if text.caption_of]:
        old, new = before.find(caption.caption_of), after.find(caption.caption_of)
        if not isinstance(old, Video) or before.find(caption.id) is None:
            continue
        if not isinstance(new, Video):
            gone.append(caption.id)
        elif (old.box, old.hidden) != (new.box, new.hidden):
            was_put = placed_caption(caption, old, before, measure)
            if before.find(caption.id) == replace(was_put, hidden=caption.hidden):
                placed = placed_caption(caption, new, after, measure)
                moved.append(replace(placed, hidden=new.hidden))
    if not gone and not moved:
        return after  # as in almost every move of a mouse
    return after.without(gone).with_items(moved)
