"""One frame of the canvas from many pictures and texts: whole-plane copies and small blends."""
