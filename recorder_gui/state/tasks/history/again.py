"""*Again like this*: what a new recording with the settings and the layout of an old one is.

What is known comes from what this window sent, the service's own history and the record itself,
in that order; the rest has the protocol's defaults and is named, not guessed silently.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.codec import encode_request
from recorder_gui.protocol.local import History
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.state.tasks.history.layouts import layouts_of
from recorder_gui.state.tasks.history.moments import Moment, sent_fields
from recorder_gui.state.tasks.history.store import SeenMoment

translate = QCoreApplication.translate


class Again(Struct, frozen=True):
    """`layout` is the last one, None where none is known; `unknown` names what is not known and
    therefore has its default."""

    init: InitRecord
    layout: WireLayout | None
    unknown: tuple[str, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether a recording can be started with it."""
        return self.init.auto is not None or self.layout is not None


def again(
    record: Record,
    history: History | None,
    seen: Sequence[SeenMoment],
    moments: Sequence[Moment],
) -> Again | None:
    """The new recording; None where not even the group is known. Its name is the service's."""
    layouts = layouts_of(moments)
    layout = layouts[-1].layout if layouts else None
    sent = _sent_init(seen)
    if sent is not None:
        return Again(msgspec.structs.replace(sent, file_name="", seq=""), layout)
    if not record.group_id:
        return None
    settings: dict[str, Any] = {"auto": record.auto}
    told: object = history if history is not None else record
    for name in ("width", "height", "frame_rate"):
        if value := getattr(told, name, None):
            settings[name] = value
    try:
        init = msgspec.convert(
            {"group_id": record.group_id, **msgspec.to_builtins(settings)}, InitRecord
        )
    except msgspec.MsgspecError:
        init = InitRecord(group_id=record.group_id, auto=record.auto)
        settings = {"auto": record.auto}
    return Again(init, layout, _unknown(settings))


def request_text(
    record: Record, history: History | None, seen: Sequence[SeenMoment], moments: Sequence[Moment]
) -> str:
    """The request that made the recording, as indented JSON of the wire: as this window sent it,
    else with what is known of it; "" where not even the group is known."""
    sent = _sent_init(seen)
    if sent is None:
        known = again(record, history, seen, moments)
        if known is None:
            return ""
        sent = msgspec.structs.replace(known.init, file_name=record.file_name or "")
    return msgspec.json.format(encode_request(sent), indent=2)


def _sent_init(seen: Sequence[SeenMoment]) -> InitRecord | None:
    for each in seen:
        if each.kind == "sent" and each.request == "init record":
            try:
                return msgspec.convert(sent_fields(each), InitRecord)
            except msgspec.MsgspecError:
                return None
    return None


def _unknown(settings: dict[str, Any]) -> tuple[str, ...]:
    names = {
        "width": translate("Again", "size of the picture"),
        "frame_rate": translate("Again", "frames a second"),
    }
    missing = [name for key, name in names.items() if key not in settings]
    always = (translate("Again", "kind of file"), translate("Again", "length of a slice"))
    return (*missing, *always)
