"""The steps of rulers and grid, and the areas that every screen shows. Pure.

Safe areas are those of EBU R 95: 3.5 % of each side kept free for action, 5 % for text.
"""

from recorder_gui.layout.rectangle import Rectangle

ACTION_SAFE = 0.035
TEXT_SAFE = 0.05
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_GRID_STEPS = (10, 20, 40, 60, 120, 240)


def ruler_step(zoom: float, least: float) -> int:
    """Canvas px from one label to the next, at least `least` screen px apart at `zoom`."""
    return next((step for step in _STEPS if step * zoom >= least), _STEPS[-1])


def grid_step(zoom: float, least: float) -> int:
    """Canvas px from one line to the next; 1920x1080 is a whole number of most of them."""
    return next((step for step in _GRID_STEPS if step * zoom >= least), _GRID_STEPS[-1])


def safe_area(canvas: Rectangle, margin: float) -> Rectangle:
    """The canvas without `margin` of its width and height at each side."""
    x, y = round(canvas.w * margin), round(canvas.h * margin)
    return Rectangle(canvas.x + x, canvas.y + y, canvas.w - 2 * x, canvas.h - 2 * y)
