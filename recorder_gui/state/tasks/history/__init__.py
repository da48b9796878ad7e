"""What happened to a recording: as the service tells it, and as this window sent and saw it."""
