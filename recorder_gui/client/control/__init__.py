"""The control channel: one connection with its requests, and the session that keeps one."""
