"""What the wire log keeps of each message, and what of it is to be shown."""

from msgspec import Struct

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage


class Entry(Struct):
    """One message; `number` counts from 1 in its run of the window, `partner` is the number of its
    request or its reply."""

    number: int
    message: WireMessage
    partner: int | None = None


class WireFilter(Struct, frozen=True):
    """What is given holds together; "" and None are no condition.

    `text` is looked for anywhere in the message, whatever its case; `id` is the id of a message or
    its seq; `code` that of a reply; `record` a recording's id, wherever the message names it.
    """

    text: str = ""
    kind: str = ""
    id: str = ""
    code: int | None = None
    record: str = ""
    direction: Direction | None = None
    channel: Channel | None = None
    only_failures: bool = False
