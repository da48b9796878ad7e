"""Preferences: the dialog, and its section on this computer's recorder."""
