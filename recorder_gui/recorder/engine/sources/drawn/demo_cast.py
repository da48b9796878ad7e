"""Who the made-up people of the group `demo` are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up participant: `name`, two colours of 0xRRGGBB, and the tone of their voice."""

    name: str
    colour: int
    shade: int
    hertz: float


PEOPLE = (
    Person("Ada", 0x2F6FDE, 0x12306B, 440.0),
    Person("Bao", 0xE0823D, 0x6B3212, 554.37),
    Person("Clara", 0x2FA37C, 0x0F4A3A, 659.25),
    Person("Dmitri", 0x9A5BD1, 0x3C1E66, 880.0),
)
