"""Choosing a service: the notices about the connection, and the dialog of profiles."""
