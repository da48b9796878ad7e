"""The Studio page: sources, sound, canvas, layers, inspector and the recorder bar."""
