"""Layouts that outlive the canvas: kept scenes, the canvas as it was left, files of one's own."""
