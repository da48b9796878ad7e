"""The workers of recordings: a process each, started, ordered and heard.

Whoever uses them knows `worker.Worker` and `launching.Launcher` only; other ones may run on other
machines.
"""
