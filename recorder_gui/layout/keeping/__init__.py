"""How layouts are written and read back: one, some items of one, and scenes with their names."""
