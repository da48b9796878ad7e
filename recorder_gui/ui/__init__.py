"""Widgets, one folder a page; `window.py` joins them. Knows no socket and no recorder."""
