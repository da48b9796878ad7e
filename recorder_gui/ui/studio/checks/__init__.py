"""What the checks found, in words, each with its fix at a click."""
