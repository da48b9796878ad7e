"""The recording part of the Studio: the bar under the canvas, its guards, and the program."""
