"""The canvas: what will be recorded, at any zoom, and the gestures that arrange it."""
