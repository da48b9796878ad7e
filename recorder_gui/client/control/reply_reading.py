"""A reply's text to its type, fast where it is written as it should be, lenient where it is not.

The fast way is msgspec straight to the struct; whatever that refuses goes through the codec, so
that both ways read the same. Raises only `MalformedMessage`.
"""

import msgspec

from recorder_gui.client.control.requesting import REPLY_OF
from recorder_gui.protocol import codec
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.codes import plain_code
from recorder_gui.protocol.replies import QueryReply, Reply, UnknownReply
from recorder_gui.protocol.requests import AutoLayout


class Head(msgspec.Struct):
    """What addresses a reply."""

    seq: str
    id: int = 0
    code: int = 0


_HEAD = msgspec.json.Decoder(Head)
_DECODERS = {wanted: msgspec.json.Decoder(wanted) for wanted in REPLY_OF.values()}
_NO_AUTO = AutoLayout()  # an empty object reads like this in the fast way, but means "manual"


def read_head(untrusted_text: str | bytes) -> Head:
    """Id, `seq` and code of a reply whose other fields may be anything; raises MalformedMessage
    where the text is not a JSON object."""
    try:
        return _HEAD.decode(untrusted_text)
    except (msgspec.DecodeError, UnicodeError, RecursionError, ValueError):
        pass
    try:
        loose = codec.reread(untrusted_text, UnknownReply)
    except MalformedMessage as error:
        if not error.seq:
            raise
        return Head(seq=error.seq, id=error.id)
    identity = loose.id if isinstance(loose, UnknownReply) else 0
    return Head(seq=loose.seq, id=identity, code=loose.code)


def read_reply(untrusted_text: str | bytes, wanted: type[Reply]) -> Reply:
    """The reply that its request calls for, whatever id it carries; raises MalformedMessage."""
    try:
        reply = _DECODERS[wanted].decode(untrusted_text)
    except (msgspec.DecodeError, UnicodeError, RecursionError, ValueError):
        return codec.reread(untrusted_text, wanted)
    if isinstance(reply, QueryReply) and any(r.auto == _NO_AUTO for r in reply.record_list):
        return codec.reread(untrusted_text, wanted)
    if reply.code:
        return msgspec.structs.replace(reply, code=plain_code(reply.code))
    return reply
