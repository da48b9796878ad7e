"""Small live pictures of a group's members, for the window.

A process of its own decodes the sources (`engine.watching.looking`), the service asks it
(`asking`), and `lines` is what they say to each other.
"""
