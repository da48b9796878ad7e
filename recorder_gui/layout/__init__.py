"""The geometry of a layout: rectangles, crop maths, snapping, templates, checks, the document.

Pure functions and frozen values; no Qt, no sockets. The canvas and the recorder's engine both
take their numbers from here.
"""
