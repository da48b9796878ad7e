"""Adding to a group: sources on our own recorder, people by hand elsewhere."""
