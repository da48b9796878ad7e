"""Recordings while they are open: each a state machine with a worker process of its own.

`tasks.Tasks` holds them all; `recording.Recording` is one; `workers` is the seam to whatever
composes and encodes; `finishing` brings files into storage; `recovery` does so after a crash.
"""
