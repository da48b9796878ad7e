"""What a recording of a layout would suffer from, and the fix of each: tables of pure functions."""
