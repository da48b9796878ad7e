"""What mouse and keys do on the canvas."""
