"""The fields of the selection: built when something is first selected, or once the page is seen.

Object names: those of the inspector's module, beyond its own.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.layout.arranging import Arrangement
from recorder_gui.layout.document import MAX_HEIGHT, MAX_WIDTH, Item, Subtitle, Video, box_of
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode, Opacity, SubtitleType, TextSize, limits
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.texts import measure
from recorder_gui.ui.parts.form import FormRow, add_row, new_form
from recorder_gui.ui.studio.inspector.arrange_grid import ArrangeGrid
from recorder_gui.ui.studio.inspector.colour_button import ColourButton
from recorder_gui.ui.studio.inspector.number_field import NumberField
from recorder_gui.ui.studio.inspector.text_field import TextField
from recorder_gui.ui.theme import HALF, SPACE

_NUMBERS = ("x", "y", "w", "h")
_PAIRS = {"place": ("x", "y"), "box": ("w", "h")}  # two numbers in one row


class SelectionFields(QWidget):
    """Shows what the selection's items share, and edits all of them that a field applies to."""

    def __init__(
        self,
        studio: Studio,
        arrange: Mapping[Arrangement, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._showing = False
        self._arrange = ArrangeGrid(arrange, self)
        self._numbers = {name: NumberField(0, self._most(name)) for name in _NUMBERS}
        self._name = QLineEdit()
        self._text = TextField()
        self._kind = QComboBox()
        self._crop = QComboBox()
        self._size = NumberField(*limits(TextSize))
        self._opacity = NumberField(*limits(Opacity))
        self._color = ColourButton()
        self._locked = QCheckBox()
        self._hidden = QCheckBox()
        self._rows: dict[str, FormRow] = {}
        self._shown_rows: dict[str, bool] = {}
        self._form = new_form()
        self._build()
        self._connect_fields()
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        texts = {
            "name": self.tr("Name"),
            "text": self.tr("Text"),
            "kind": self.tr("Shows"),
            "place": self.tr("Place"),
            "box": self.tr("Size"),
            "crop": self.tr("Picture"),
            "size": self.tr("Letters"),
            "color": self.tr("Colour"),
            "opacity": self.tr("Opacity"),
        }
        for key, text in texts.items():
            self._rows[key].set_texts(text)
        crops = (self.tr("Stretched"), self.tr("Filling, cropped"), self.tr("Whole, with bars"))
        for index, text in enumerate(crops):
            self._crop.setItemText(index, text)
        for index, text in enumerate((self.tr("Text"), self.tr("Clock"))):
            self._kind.setItemText(index, text)
        self._locked.setText(self.tr("Locked against the mouse"))
        self._hidden.setText(self.tr("Hidden, not recorded"))
        names = (self.tr("Left"), self.tr("Top"), self.tr("Width"), self.tr("Height"))
        for number, name in zip(self._numbers.values(), names, strict=True):
            number.setAccessibleName(name)
            number.setToolTip(self.tr("{0}, px").format(name))
        for number in (*self._numbers.values(), self._size, self._opacity):
            number.set_mixed_text(self.tr("Mixed"))
        for choice in (self._crop, self._kind):
            choice.setPlaceholderText(self.tr("Mixed"))
        self._size.setSuffix(self.tr(" px"))
        self._opacity.setSuffix(self.tr(" %"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _most(self, name: str) -> int:
        return MAX_WIDTH if name in ("x", "w") else MAX_HEIGHT

    def _build(self) -> None:
        for mode in CropMode:
            self._crop.addItem("", mode)
        for kind in SubtitleType:
            self._kind.addItem("", kind)
        for choice in (self._crop, self._kind):
            choice.setMinimumContentsLength(6)
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self._form.setHorizontalSpacing(SPACE)
        self._form.setVerticalSpacing(HALF)
        for prefix, number in zip("XYWH", self._numbers.values(), strict=True):
            number.setPrefix(f"{prefix} ")
        fields: dict[str, QWidget] = {
            "name": self._name,
            "text": self._text,
            "kind": self._kind,
            **{key: self._pair(*names) for key, names in _PAIRS.items()},
            "crop": self._crop,
            "size": self._size,
            "color": self._color,
            "opacity": self._opacity,
        }
        for key, widget in fields.items():
            widget.setObjectName(f"inspector_{key}")
            self._rows[key] = add_row(self._form, widget)
        for key, number in self._numbers.items():
            number.setObjectName(f"inspector_{key}")
        self._locked.setObjectName("inspector_locked")
        self._hidden.setObjectName("inspector_hidden")
        self._form.addRow(self._locked)
        self._form.addRow(self._hidden)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._arrange)
        column.addLayout(self._form)

    def _pair(self, first: str, second: str) -> QWidget:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        row.addWidget(self._numbers[first], 1)
        row.addWidget(self._numbers[second], 1)
        return pair

    def _connect_fields(self) -> None:
        for name, number in self._numbers.items():
            number.chosen.connect(
                lambda value, which=name: self._on_number(which, lambda _old: value)
            )
            number.stepped.connect(
                lambda steps, which=name: self._on_number(which, lambda old: old + steps)
            )
        self._name.editingFinished.connect(
            lambda: self._edit("name", lambda item: replace(item, name=self._name.text().strip()))
        )
        self._text.edited.connect(lambda text: self._edit_texts("content", content=text))
        self._kind.activated.connect(
            lambda _i: self._edit_texts("type", type=self._kind.currentData())
        )
        self._size.chosen.connect(lambda value: self._edit_texts("size", size=value))
        self._size.stepped.connect(lambda steps: self._step_texts("size", steps, TextSize))
        self._opacity.chosen.connect(lambda value: self._edit_texts("opacity", opacity=value))
        self._opacity.stepped.connect(lambda steps: self._step_texts("opacity", steps, Opacity))
        self._color.chosen.connect(lambda value: self._edit_texts("color", color=value))
        self._crop.activated.connect(lambda _i: self._on_crop())
        self._locked.clicked.connect(
            lambda on: self._studio.editing.set_locked(self._studio.document.selected_ids, on)
        )
        self._hidden.clicked.connect(
            lambda on: self._studio.editing.set_hidden(self._studio.document.selected_ids, on)
        )

    def show_values(self, selected: Sequence[Item]) -> None:
        """What `selected`, which is not empty, has in common."""
        self._showing = True
        texts = [each for each in selected if isinstance(each, Subtitle)]
        videos = [each for each in selected if isinstance(each, Video)]
        only_texts, only_videos = bool(texts) and not videos, bool(videos) and not texts
        single = len(selected) == 1
        shown = {
            "name": single and only_videos,
            "text": single and only_texts and texts[0].type is SubtitleType.TEXT,
            "kind": only_texts,
            "place": True,
            "box": only_videos,
            "crop": only_videos,
            "size": only_texts,
            "color": only_texts,
            "opacity": only_texts,
        }
        self._show_rows(shown)
        _tick(self._locked, [each.locked for each in selected])
        _tick(self._hidden, [each.hidden for each in selected])
        self._show_places(selected)
        if only_videos:
            _choose(self._crop, [each.crop_mode for each in videos])
        if only_texts:
            self._show_texts(texts)
        self._showing = False

    def _show_rows(self, shown: dict[str, bool]) -> None:
        """Only what changes: each of these lays the form out anew."""
        for key, visible in shown.items():
            if self._shown_rows.get(key) != visible:
                self._form.setRowVisible(self._rows[key].field, visible)
        self._shown_rows = shown

    def _show_places(self, selected: Sequence[Item]) -> None:
        boxes = [box_of(item, measure) for item in selected]
        layout = self._studio.document.layout
        most = {"x": layout.width - 1, "y": layout.height - 1, "w": layout.width}
        for name, number in self._numbers.items():
            number.set_limits(1 if name in "wh" else 0, most.get(name, layout.height))
            number.show_values([getattr(box, name) for box in boxes])
        first = selected[0]
        if len(selected) == 1 and isinstance(first, Video):
            if not self._name.hasFocus() and self._name.text() != first.name:
                self._name.setText(first.name)
            self._name.setPlaceholderText(first.source.user_id)

    def _show_texts(self, texts: Sequence[Subtitle]) -> None:
        self._text.show_text(texts[0].content)
        _choose(self._kind, [text.type for text in texts])
        self._size.show_values([text.size for text in texts])
        self._opacity.show_values([text.opacity for text in texts])
        if len({text.color for text in texts}) > 1:
            self._color.set_mixed(self.tr("Mixed"))
        else:
            self._color.set_color(texts[0].color)

    def _on_number(self, which: str, new: Callable[[int], int]) -> None:
        if self._showing:
            return
        boxes: dict[str, Rectangle] = {}
        for item in self._studio.document.selected:
            if isinstance(item, Video) or which in "xy":
                box = box_of(item, measure)
                boxes[item.id] = replace(box, **{which: new(getattr(box, which))})
        names = {"x": self.tr("Move"), "y": self.tr("Move")}
        name = names.get(which, self.tr("Resize"))
        self._studio.editing.set_boxes(boxes, name, run=f"{which} {' '.join(boxes)}")

    def _on_crop(self) -> None:
        mode: CropMode = self._crop.currentData()
        changed = [
            replace(each, crop_mode=mode)
            for each in self._studio.document.selected
            if isinstance(each, Video)
        ]
        self._studio.editing.change_items(changed, self.tr("Change the crop"))

    def _edit(self, what: str, change: Callable[[Item], Item]) -> None:
        if self._showing:
            return
        selected = self._studio.document.selected
        run = f"{what} {' '.join(each.id for each in selected)}"
        changed = [change(each) for each in selected]
        self._studio.editing.change_items(changed, self.tr("Edit"), run=run)

    def _edit_texts(self, what: str, **values: object) -> None:
        self._edit(
            what,
            lambda item: replace(item, **values) if isinstance(item, Subtitle) else item,  # pyright: ignore[reportArgumentType]
        )

    def _step_texts(self, what: str, steps: int, ranged: object) -> None:
        least, most = limits(ranged)

        def stepped(item: Item) -> Item:
            value = min(max(getattr(item, what) + steps, least), most)
            return replace(item, **{what: value}) if isinstance(item, Subtitle) else item

        self._edit(what, stepped)


def _tick(box: QCheckBox, values: Sequence[bool]) -> None:
    """Half ticked where they differ; a click then ticks it for all."""
    mixed = len(set(values)) > 1
    box.setTristate(mixed)
    states = Qt.CheckState
    state = states.PartiallyChecked if mixed else states.Checked if values[0] else states.Unchecked
    if state != box.checkState():  # setting it repaints, even to the same
        box.setCheckState(state)


def _choose(choice: QComboBox, values: Sequence[object]) -> None:
    """None chosen where they differ."""
    choice.setCurrentIndex(-1 if len(set(values)) > 1 else choice.findData(values[0]))
