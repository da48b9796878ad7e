"""What is recorded, as graphics items: the scene, its videos and its texts."""
