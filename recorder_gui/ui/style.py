"""Fusion, drawn flat: buttons, fields and focus marks with round corners and no gradients.

Only those few elements; everything else is Fusion's own. Colours come from the widget's palette,
so that a change of palette is a change of look.

Metrics and hints stay Fusion's, untouched: Qt asks for hundreds of them each time that a page is
laid out and painted, and the way through Python would cost more than the painting.
"""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QListView,
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QToolButton,
    QWidget,
)

from recorder_gui.ui import scroll_bars

_RADIUS = 5.0
CONTROL_HEIGHT = 30  # px, the least for buttons and fields
_BUTTON_PADDING = 12  # px, added to a button's width
_FIELD_PADDING = 6  # px, at each side of the text
_MENU_PADDING = 6  # px, added to an entry's height
_TOOL_PADDING = 8  # px, added to a tool button's width, and half of it to its height
_HALF_TOOL_PADDING = 4
_TALL = {
    QStyle.ContentsType.CT_PushButton,
    QStyle.ContentsType.CT_LineEdit,
    QStyle.ContentsType.CT_ComboBox,
    QStyle.ContentsType.CT_SpinBox,
}


class FlatStyle(QProxyStyle):
    """Fusion with flat panels; see the module."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the few elements of ours; the rest is Fusion's."""
        draw = _DRAWN.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(option, painter, widget)
        painter.restore()

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Fusion's own, with our outline round fields that have buttons in them."""
        if control is QStyle.ComplexControl.CC_ScrollBar and isinstance(widget, QScrollBar):
            painter.save()
            scroll_bars.paint(widget, option, painter)
            painter.restore()
            return
        super().drawComplexControl(control, option, painter, widget)
        edited = isinstance(widget, QComboBox) and widget.isEditable()
        if isinstance(widget, QAbstractSpinBox) or edited:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _outline(option, painter)
            painter.restore()

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Where the parts of our own scroll bars are."""
        if control is QStyle.ComplexControl.CC_ScrollBar and isinstance(widget, QScrollBar):
            return scroll_bars.part_rect(widget, _rect(option), part)
        return super().subControlRect(control, option, part, widget)  # pyright: ignore[reportArgumentType]

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Buttons and fields of one height, so that rows line up; slim scroll bars."""
        wanted = super().sizeFromContents(contents, option, size, widget)  # pyright: ignore[reportArgumentType]
        if contents in _TALL and not _is_inside_field(widget):
            wanted.setHeight(max(wanted.height(), CONTROL_HEIGHT))
        if contents is QStyle.ContentsType.CT_PushButton:
            wanted.setWidth(wanted.width() + _BUTTON_PADDING)
        if contents in (QStyle.ContentsType.CT_MenuItem, QStyle.ContentsType.CT_MenuBarItem):
            wanted += QSize(0, _MENU_PADDING)
        if contents is QStyle.ContentsType.CT_ToolButton:
            wanted += QSize(_TOOL_PADDING, _HALF_TOOL_PADDING)
        if contents is QStyle.ContentsType.CT_ScrollBar and isinstance(widget, QScrollBar):
            return scroll_bars.slim(widget, wanted)
        return wanted

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Room between a field's edge and its text."""
        found = super().subElementRect(element, option, widget)  # pyright: ignore[reportArgumentType]
        if element is QStyle.SubElement.SE_LineEditContents and not _is_inside_field(widget):
            return found.adjusted(_FIELD_PADDING, 0, -_FIELD_PADDING, 0)
        return found


def _is_inside_field(widget: QWidget | None) -> bool:
    parent = widget.parent() if widget is not None else None
    return isinstance(parent, (QAbstractSpinBox, QComboBox))


def _rect(option: Any) -> QRect:
    return option.rect


def _is(option: Any, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def _edge(option: Any) -> QRectF:
    return QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        first.redF() * share + second.redF() * (1 - share),
        first.greenF() * share + second.greenF() * (1 - share),
        first.blueF() * share + second.blueF() * (1 - share),
    )


def _button(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    palette: QPalette = option.palette
    ground = palette.color(QPalette.ColorRole.Button)
    text = palette.color(QPalette.ColorRole.ButtonText)
    border = palette.color(QPalette.ColorRole.Mid)
    enabled = _is(option, QStyle.StateFlag.State_Enabled)
    if isinstance(widget, QComboBox) and enabled:
        border = palette.color(QPalette.ColorRole.Dark)
    if not enabled:
        ground = _mixed(ground, palette.color(QPalette.ColorRole.Window), 0.4)
    elif _is(option, QStyle.StateFlag.State_Sunken):
        ground = _mixed(text, ground, 0.16)
    elif _is(option, QStyle.StateFlag.State_On):
        accent = palette.color(QPalette.ColorRole.Accent)
        ground = _mixed(accent, ground, 0.2)
        border = accent
    elif _is(option, QStyle.StateFlag.State_MouseOver):
        ground = _mixed(text, ground, 0.07)
    focused = _is(option, QStyle.StateFlag.State_HasFocus) and _is(
        option, QStyle.StateFlag.State_KeyboardFocusChange
    )
    pen = QPen(palette.color(QPalette.ColorRole.Accent), 2) if focused else QPen(border, 1)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(_edge(option), _RADIUS, _RADIUS)


def _tool_button(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    palette: QPalette = option.palette
    text = palette.color(QPalette.ColorRole.ButtonText)
    window = palette.color(QPalette.ColorRole.Window)
    painter.setPen(Qt.PenStyle.NoPen)
    if _is(option, QStyle.StateFlag.State_Sunken):
        painter.setBrush(_mixed(text, window, 0.18))
    elif _is(option, QStyle.StateFlag.State_On):
        painter.setBrush(_mixed(palette.color(QPalette.ColorRole.Accent), window, 0.24))
    elif _is(option, QStyle.StateFlag.State_MouseOver):
        painter.setBrush(_mixed(text, window, 0.09))
    else:
        return
    painter.drawRoundedRect(_edge(option), _RADIUS, _RADIUS)


def _field(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    if _is_inside_field(widget):
        return
    palette: QPalette = option.palette
    enabled = _is(option, QStyle.StateFlag.State_Enabled)
    focused = enabled and _is(option, QStyle.StateFlag.State_HasFocus)
    role = QPalette.ColorRole.Base if enabled else QPalette.ColorRole.Window
    painter.setBrush(palette.color(role))
    accent = palette.color(QPalette.ColorRole.Accent)
    quiet = palette.color(QPalette.ColorRole.Dark if enabled else QPalette.ColorRole.Mid)
    painter.setPen(QPen(accent, 1.5) if focused else QPen(quiet, 1))
    painter.drawRoundedRect(_edge(option), _RADIUS, _RADIUS)


def _outline(option: Any, painter: QPainter) -> None:
    palette: QPalette = option.palette
    enabled = _is(option, QStyle.StateFlag.State_Enabled)
    focused = enabled and _is(option, QStyle.StateFlag.State_HasFocus)
    accent = palette.color(QPalette.ColorRole.Accent)
    quiet = palette.color(QPalette.ColorRole.Dark if enabled else QPalette.ColorRole.Mid)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Window), 2))
    painter.drawRect(_edge(option))  # the corners of Fusion's own, squarer outline
    painter.setPen(QPen(accent, 1.5) if focused else QPen(quiet, 1))
    painter.drawRoundedRect(_edge(option), _RADIUS, _RADIUS)


def _menu_arrow(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    """A small chevron; of a tool button with a menu beside its text, not under it."""
    box = QRectF(option.rect)
    if isinstance(widget, QToolButton) and widget.menu() is not None:
        box = QRectF(widget.width() - 14, (widget.height() - 8) / 2, 8, 8)
    role = QPalette.ColorRole.ButtonText
    enabled = _is(option, QStyle.StateFlag.State_Enabled)
    group = QPalette.ColorGroup.Normal if enabled else QPalette.ColorGroup.Disabled
    colour = option.palette.color(group, role)
    painter.setPen(QPen(colour, 1.4, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    middle, half = box.center(), 3.5
    painter.drawPolyline(
        [
            QPointF(middle.x() - half, middle.y() - half / 2),
            QPointF(middle.x(), middle.y() + half / 2),
            QPointF(middle.x() + half, middle.y() - half / 2),
        ]
    )


def _focus(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 1.5))
    edge = _edge(option)
    if isinstance(widget, QListView):  # round the row: round its text alone it looks like a field
        edge = QRectF(widget.visualRect(widget.currentIndex())).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(edge, 3, 3)


def _frame(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Mid), 1))
    painter.drawRoundedRect(_edge(option), 3, 3)


def _mark_colours(option: Any, *, filled: bool) -> tuple[QColor, QColor, QColor]:
    """Ground, edge and mark of a check box or a radio button."""
    palette: QPalette = option.palette
    enabled = _is(option, QStyle.StateFlag.State_Enabled)
    accent = palette.color(QPalette.ColorRole.Accent)
    edge = palette.color(QPalette.ColorRole.Dark if enabled else QPalette.ColorRole.Mid)
    if filled and enabled:
        return accent, accent, palette.color(QPalette.ColorRole.Base)
    if filled:
        return edge, edge, palette.color(QPalette.ColorRole.Window)
    if enabled and _is(option, QStyle.StateFlag.State_MouseOver):
        edge = accent
    return palette.color(QPalette.ColorRole.Base), edge, edge


def _check_box(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    on = _is(option, QStyle.StateFlag.State_On)
    partly = _is(option, QStyle.StateFlag.State_NoChange)
    ground, edge, mark = _mark_colours(option, filled=on or partly)
    box = _edge(option)
    painter.setBrush(ground)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QPen(mark, 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    if on:
        painter.drawPolyline(
            [
                QPointF(x + w * 0.22, y + h * 0.52),
                QPointF(x + w * 0.43, y + h * 0.73),
                QPointF(x + w * 0.79, y + h * 0.29),
            ]
        )
    elif partly:
        painter.drawLine(QPointF(x + w * 0.25, y + h / 2), QPointF(x + w * 0.75, y + h / 2))


def _radio_button(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    on = _is(option, QStyle.StateFlag.State_On)
    ground, edge, mark = _mark_colours(option, filled=on)
    circle = _edge(option)
    painter.setBrush(ground)
    painter.setPen(QPen(edge, 1))
    painter.drawEllipse(circle)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        painter.drawEllipse(circle.center(), circle.width() * 0.22, circle.width() * 0.22)


_DRAWN = {
    QStyle.PrimitiveElement.PE_IndicatorArrowDown: _menu_arrow,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox: _check_box,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck: _check_box,
    QStyle.PrimitiveElement.PE_IndicatorRadioButton: _radio_button,
    QStyle.PrimitiveElement.PE_PanelButtonCommand: _button,
    QStyle.PrimitiveElement.PE_PanelButtonTool: _tool_button,
    QStyle.PrimitiveElement.PE_PanelLineEdit: _field,
    QStyle.PrimitiveElement.PE_FrameFocusRect: _focus,
    QStyle.PrimitiveElement.PE_Frame: _frame,
    QStyle.PrimitiveElement.PE_PanelScrollAreaCorner: scroll_bars.paint_corner,
}
