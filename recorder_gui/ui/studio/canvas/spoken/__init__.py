"""The canvas for those who listen: each item an accessible object with name, role, place and
actions, and what happens announced."""
