"""What this window itself sent, was answered and saw of each recording.

A vendor's service tells no history; so that its recordings have one too, every command of this
window (from any page, heard at the wire tap) and every change of state in the table is kept, for
as many recordings as is sensible.
"""

import time
from collections import OrderedDict
from typing import Any, cast

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage
from recorder_gui.protocol.replies import Record
from recorder_gui.state.explanations import request_name
from recorder_gui.state.service_words import code_meaning
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.moments import Moment, layout_text

_RECORDINGS = 5_000
_MOMENTS = 200  # of one recording
_COMMANDS = frozenset({"init record", "resume", "pause", "stop", "set layout", "set subtitles"})


class Seen:
    """Moments by recording; the recordings heard of longest ago are forgotten first."""

    def __init__(self) -> None:
        self._moments: OrderedDict[str, list[Moment]] = OrderedDict()
        self._states: OrderedDict[str, int] = OrderedDict()

    def moments(self, record_id: str) -> tuple[Moment, ...]:
        """What is known of one recording, in order of time."""
        return tuple(self._moments.get(record_id, ()))

    def on_records(self, records: list[Record]) -> None:
        """Note each state that differs from the one seen before."""
        for record in records:
            before = self._states.get(record.record_id)
            self._states[record.record_id] = record.status
            self._states.move_to_end(record.record_id)
            if before is not None and before != record.status:
                name = status_name(record.status)
                self._note(record.record_id, Moment(time.time(), "state", name))
        while len(self._states) > _RECORDINGS:
            self._states.popitem(last=False)

    def on_message(self, message: WireMessage) -> None:
        """Note a command of this window or its answer."""
        if message.channel is not Channel.CONTROL or message.kind not in _COMMANDS:
            return
        untrusted_fields = message.message
        if not isinstance(untrusted_fields, dict):
            return
        fields = cast("dict[str, Any]", untrusted_fields)
        record_id = str(fields.get("record_id", ""))
        if not record_id:
            return
        asked = request_name(message.kind)
        if message.direction is Direction.SENT:
            self._note(record_id, Moment(message.time, "sent", _sent_text(asked, fields)))
        elif message.code:
            meaning, _ = code_meaning(message.code, str(fields.get("msg", "")))
            text = f"{asked}: {meaning} ({message.code})"
            self._note(record_id, Moment(message.time, "refused", text))
        else:
            self._note(record_id, Moment(message.time, "answered", asked))

    def _note(self, record_id: str, moment: Moment) -> None:
        moments = self._moments.setdefault(record_id, [])
        self._moments.move_to_end(record_id)
        moments.append(moment)
        del moments[:-_MOMENTS]
        while len(self._moments) > _RECORDINGS:
            self._moments.popitem(last=False)


def _sent_text(asked: str, fields: dict[str, Any]) -> str:
    videos, audios = fields.get("video_list"), fields.get("audio_list")
    if not isinstance(videos, list):
        return asked
    sounds = len(cast("list[Any]", audios)) if isinstance(audios, list) else 0
    return f"{asked}: {layout_text(len(cast('list[Any]', videos)), sounds)}"
