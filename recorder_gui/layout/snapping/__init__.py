"""Snapping: how far a gesture is moved to meet edges, centres, equal gaps and same sizes, and what
it met.

Pure. The caller gives the reach in canvas px (8 screen px at the zoom of the moment) and draws the
guides that come back. First the best shift of each axis is found, then everything that matches
exactly after it is a guide.
"""
