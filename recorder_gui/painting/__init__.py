"""What a picture and a text look like: the canvas shows and the recorder burns in these functions.

QtGui only, no widgets. Pictures are cropped and scaled by swscale through PyAV, texts are drawn
once by QPainter as alpha masks. Nothing here keeps state but the objects that a caller makes.
"""
