"""The control channel: `connection.Connection` is one client, `commands` carries out requests."""
