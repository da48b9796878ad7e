"""One recording in a process of its own: sources in, one MP4 out.

The service speaks to it through `orders` alone, one JSON object a line: orders on its standard
input, events on its standard output.
"""
