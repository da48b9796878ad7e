"""Cloud Recorder: a window for cloud recordings, and a recorder of its own.

Kept empty but for the version: importing one floor must not pull in another.
"""

__version__ = "0.1.0"
