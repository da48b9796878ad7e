"""All recordings of the service: found, watched, explained and acted on."""
