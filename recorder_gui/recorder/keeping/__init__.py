"""From a worker's folder into storage: files are made whole, given their chapters, moved and
hashed."""
