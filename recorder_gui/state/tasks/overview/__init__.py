"""How the service stands: recordings by state, the last 24 hours, what is stuck."""
