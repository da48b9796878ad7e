"""The storage channel: its four calls, and what its links look like."""
