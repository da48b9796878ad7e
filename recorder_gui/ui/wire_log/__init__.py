"""The page that shows every message and what it means."""
