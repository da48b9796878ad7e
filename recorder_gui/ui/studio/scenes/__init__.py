"""Scenes: a strip of small pictures under the canvas, and the actions round it."""
