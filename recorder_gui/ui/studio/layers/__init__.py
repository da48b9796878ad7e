"""Layers: what lies on the canvas, in drawing order."""
