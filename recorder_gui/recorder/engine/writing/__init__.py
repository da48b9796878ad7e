"""From composed frames and mixed sound to files on disk."""
