"""The recorder with many recordings, for lists that page."""

from tests.state.seeded import seeded_recorder

__all__ = ["seeded_recorder"]
