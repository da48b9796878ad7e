"""The dialog of a new recording."""
