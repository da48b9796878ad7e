"""The page round the canvas: sources, sound, layers, inspector, toolbar, dialogs."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode, FileType, MediaType, SubtitleType
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.ui.messages import MessageArea
from recorder_gui.ui.studio.menu_button import MenuButton
from recorder_gui.ui.studio.new_recording.automatic_preview import AutomaticPreview
from recorder_gui.ui.studio.new_recording.dialog import NewRecordingDialog
from recorder_gui.ui.studio.new_recording.presets import PRESETS
from recorder_gui.ui.studio.page import StudioPage
from recorder_gui.ui.studio.recorder.notices import RecordingNotices
from recorder_gui.ui.studio.render import render_canvas
from tests.state.studio.parts import StudioParts
from tests.ui.studio.mouse import Mouse


def _spin(page: QWidget, name: str) -> QSpinBox:
    found = page.findChild(QSpinBox, name)
    assert found is not None, name
    return found


def _camera(number: int) -> SourceKey:
    return SourceKey(f"user {number}", "1", MediaType.CAMERA)


def _video(page: StudioPage) -> Video:
    (video,) = page.studio.document.layout.videos
    return video


def test_the_template_menu_begins_with_the_even_grid(page: StudioPage) -> None:
    for number in range(4):
        page.studio.editing.place(_camera(number), (960, 540))
    button = page.findChild(MenuButton, "template_button")
    assert button is not None
    button.click()
    menu = page.findChild(QMenu, "template_menu")
    assert menu is not None and menu.isVisible()
    first = menu.actions()[0]
    assert first.objectName() == "template_even-grid" and first.text() == "Even grid"
    first.trigger()
    menu.close()
    boxes = [video.box for video in page.studio.document.layout.videos]
    assert boxes[3] == Rectangle(960, 540, 960, 540)


def test_name_captions_are_a_button(page: StudioPage) -> None:
    page.studio.editing.place(_camera(2))
    button = page.findChild(QToolButton, "caption_button")
    assert button is not None
    button.click()
    assert [text.content for text in page.studio.document.layout.subtitles] == ["user 2"]


def test_adding_a_text_opens_its_field_at_once(page: StudioPage) -> None:
    action = page.findChild(QAction, "add_text_subtitle")
    assert action is not None
    action.trigger()
    assert page.canvas.editor.isVisible()
    QTest.keyClicks(page.canvas.editor, "Lesson 1")
    QTest.keyClick(page.canvas.editor, Qt.Key.Key_Return)
    assert page.studio.document.layout.subtitles[0].content == "Lesson 1"
    action.trigger()
    QTest.keyClick(page.canvas.editor, Qt.Key.Key_Escape)
    assert len(page.studio.document.layout.subtitles) == 1


def test_exact_numbers_are_typed_in_the_inspector(page: StudioPage) -> None:
    page.studio.editing.place(_camera(0))
    for name, value in {"x": 100, "y": 50, "w": 320, "h": 200}.items():
        spin = _spin(page, f"inspector_{name}")
        spin.setValue(value)
    assert _video(page).box == Rectangle(100, 50, 320, 200)
    assert page.studio.document.undo_stack.count() == 5


def test_the_inspector_changes_crop_lock_and_name(page: StudioPage) -> None:
    page.studio.editing.place(_camera(0))
    crop = page.findChild(QComboBox, "inspector_crop")
    name = page.findChild(QLineEdit, "inspector_name")
    locked = page.findChild(QCheckBox, "inspector_locked")
    assert crop is not None and name is not None and locked is not None
    crop.setCurrentIndex(crop.findData(CropMode.FIT))
    crop.activated.emit(crop.currentIndex())
    name.setText("Teacher")
    name.editingFinished.emit()
    locked.click()
    video = _video(page)
    assert (video.crop_mode, video.name, video.locked) == (CropMode.FIT, "Teacher", True)


def test_the_inspector_changes_a_subtitle_in_steps_that_can_be_undone(page: StudioPage) -> None:
    page.studio.editing.add_text(SubtitleType.TEXT, "a")
    count = page.studio.document.undo_stack.count()
    field = page.findChild(QPlainTextEdit, "inspector_text")
    assert field is not None
    QTest.keyClicks(field, "bcd")
    _spin(page, "inspector_size").setValue(72)
    _spin(page, "inspector_opacity").setValue(40)
    (text,) = page.studio.document.layout.subtitles
    assert sorted(text.content) == sorted("abcd") and (text.size, text.opacity) == (72, 40)
    assert page.studio.document.undo_stack.count() == count + 3


def test_ticking_a_microphone_is_part_of_the_layout(page: StudioPage) -> None:
    sound = page.findChild(QListWidget, "sound_list")
    assert sound is not None and sound.count() == 4
    sound.item(2).setCheckState(Qt.CheckState.Checked)
    assert page.studio.document.layout.sound == (SourceKey("user 2", "1", MediaType.MICROPHONE),)
    page.studio.document.undo_stack.undo()
    assert sound.item(2).checkState() is Qt.CheckState.Unchecked


def test_layers_show_the_uppermost_first_and_share_the_selection(page: StudioPage) -> None:
    page.studio.editing.place(_camera(0))
    page.studio.editing.place(_camera(1))
    page.studio.editing.add_text(SubtitleType.CLOCK)
    layers = page.layers.list
    names = [layers.model().index(row, 0).data() for row in range(layers.model().rowCount())]
    assert names == ["Clock", "user 1", "user 0"]
    layers.setCurrentIndex(layers.model().index(2, 0))
    assert page.studio.document.selected[0] == page.studio.document.layout.videos[0]
    page.studio.document.select([page.studio.document.layout.videos[1].id])
    assert [index.row() for index in layers.selectedIndexes()] == [1]


def test_a_layer_is_dragged_to_another_place(page: StudioPage) -> None:
    for number in range(3):
        page.studio.editing.place(_camera(number))
    layers = page.layers.list
    view, left = layers.viewport(), Qt.MouseButton.LeftButton
    top = layers.visualRect(layers.model().index(0, 0))
    bottom = layers.visualRect(layers.model().index(2, 0))
    QTest.mousePress(view, left, Qt.KeyboardModifier.NoModifier, top.center())
    QTest.mouseMove(view, bottom.center())
    below = bottom.bottomLeft()
    below.setX(top.center().x())
    QTest.mouseMove(view, below)
    QTest.mouseRelease(view, left, Qt.KeyboardModifier.NoModifier, below)
    users = [video.source.user_id for video in page.studio.document.layout.videos]
    assert users == ["user 2", "user 0", "user 1"]


def test_sources_are_searched_and_told_by_name(page: StudioPage) -> None:
    search = page.findChild(QLineEdit, "sources_search")
    assert search is not None
    search.setText("USER 3")
    assert page.sources.list.model().rowCount() == 1
    search.setText("nobody of that name")
    assert not page.sources.list.isVisible()
    labels = [each.text() for each in page.sources.findChildren(QLabel) if each.isVisible()]
    assert "Nothing found" in labels


def test_without_a_connection_start_says_why(page: StudioPage) -> None:
    start = page.findChild(QPushButton, "start_button")
    assert start is not None and not start.isEnabled() and "connection" in start.toolTip()


def test_starting_with_an_empty_canvas_says_what_to_do(
    page: StudioPage, told: list[UserFacingError]
) -> None:
    page.recorder_bar.start_requested.emit()
    assert [error.code for error in told] == ["empty_canvas"] and told[0].advice


def test_what_is_told_of_an_empty_canvas_is_taken_back_once_somebody_is_on_it(
    page: StudioPage, told: list[UserFacingError]
) -> None:
    messages = MessageArea(page)
    RecordingNotices(page.studio, messages, page, start=print, show_files=print)
    page.recorder_bar.start_requested.emit()
    messages.show_error(told[0])
    page.studio.editing.add_text(SubtitleType.TEXT, "alone")
    assert messages.sentences() == ["There is nothing to record yet."]
    page.studio.editing.place(_camera(0))
    assert messages.sentences() == []


def test_starting_without_sound_asks(page: StudioPage) -> None:
    page.studio.editing.place(_camera(0))
    for key in page.studio.document.layout.sound:
        page.studio.editing.set_sound(key, False)
    page.recorder_bar.start_requested.emit()
    question = page.findChild(QDialog, "silence_question")
    assert question is not None and question.isVisible()
    question.reject()


def test_the_dialog_has_every_field_and_is_remembered(page: StudioPage) -> None:
    heard: list[InitRecord] = []
    dialog = NewRecordingDialog(page.studio, page)
    dialog.start_requested.connect(heard.append)
    dialog.open()
    name = dialog.findChild(QLineEdit, "new_file_name")
    assert name is not None
    name.setText("lesson")
    for field, value in {"width": 1280, "height": 720, "frame_rate": 25, "slice": 20}.items():
        _spin(dialog, f"new_{field}").setValue(value)
    _spin(dialog, "new_timeout").setValue(30)
    automatic = dialog.findChild(QCheckBox, "new_automatic")
    assert automatic is not None
    automatic.click()
    dialog.accept()
    (init,) = heard
    assert init.group_id == "lesson-1" and init.file_name == "lesson"
    assert (init.width, init.height, init.frame_rate) == (1280, 720, 25)
    assert (init.file_duration, init.timeout, init.file_type) == (20, 30, FileType.MP4)
    assert init.auto is not None
    again = NewRecordingDialog.remembered(page.studio)
    assert (again.width, again.file_name, again.group_id) == (1280, "", "lesson-1")


def test_the_dialog_shows_what_an_automatic_recording_would_be_of_those_who_are_there(
    page: StudioPage,
) -> None:
    dialog = NewRecordingDialog(page.studio, page)
    dialog.open()
    preview = dialog.findChild(AutomaticPreview, "automatic_preview")
    automatic = dialog.findChild(QCheckBox, "new_automatic")
    kind = dialog.findChild(QComboBox, "new_auto_type")
    group = dialog.findChild(QComboBox, "new_group")
    assert preview is not None and automatic is not None
    assert kind is not None and group is not None

    def shown() -> tuple[Video, ...]:
        return preview.shown.videos

    assert not preview.isVisible()
    automatic.click()
    assert preview.isVisible() and len(shown()) == 4
    assert shown()[3].box == Rectangle(960, 540, 960, 540)
    _spin(dialog, "new_media_count").setValue(2)
    assert len(shown()) == 2
    kind.setCurrentIndex(1)
    kind.activated.emit(1)
    speaker, other = shown()
    assert speaker.source == _camera(0) and speaker.box.w > 3 * other.box.w
    group.setEditText("somewhere else")
    assert shown() == ()
    dialog.reject()


def test_a_preset_sets_size_and_frames_and_is_known_again(page: StudioPage) -> None:
    dialog = NewRecordingDialog(page.studio, page)
    dialog.open()
    preset = dialog.findChild(QComboBox, "new_preset")
    assert preset is not None
    for number, wanted in enumerate(PRESETS):
        preset.setCurrentIndex(number)
        preset.activated.emit(number)
        init = dialog.init_record()
        assert (init.width, init.height, init.frame_rate) == wanted.figures
        assert preset.currentIndex() == number
    _spin(dialog, "new_width").setValue(333)
    assert preset.currentText() == "Other"
    dialog.reject()


def test_more_slices_than_can_be_downloaded_are_warned_of(page: StudioPage) -> None:
    dialog = NewRecordingDialog(page.studio, page)
    dialog.open()
    _spin(dialog, "new_slice").setValue(15)
    _spin(dialog, "new_expected").setValue(15 * 30)
    warning = next(each for each in dialog.findChildren(QLabel) if "downloaded" in each.text())
    assert not warning.isVisible()
    _spin(dialog, "new_expected").setValue(15 * 30 + 1)
    assert warning.isVisible() and "31" in warning.text()
    dialog.reject()


def test_the_rendered_canvas_is_black_where_nothing_lies(page: StudioPage) -> None:
    page.studio.editing.place(_camera(0), (960, 540))
    picture = QImage(320, 180, QImage.Format.Format_RGB32)
    picture.fill(0xFF20A040)
    image = render_canvas(page.studio.document.layout, {_camera(0): picture})
    assert (image.width(), image.height()) == (1920, 1080)
    assert image.pixelColor(10, 10) == QColor("black")
    shown = image.pixelColor(960, 540)
    assert abs(shown.red() - 0x20) < 6 and abs(shown.green() - 0xA0) < 6


def test_a_picture_is_shown_where_its_item_lies(page: StudioPage, mouse: Mouse) -> None:
    page.studio.editing.place(_camera(0), (960, 540))
    page.studio.document.select([])
    picture = QImage(320, 180, QImage.Format.Format_RGB32)
    picture.fill(0xFF20A040)
    page.studio.pictures.put(_camera(0), picture)
    shown = page.canvas.viewport().grab().toImage()
    at = mouse.at(960, 540)
    colour = shown.pixelColor(at)
    assert abs(colour.red() - 0x20) < 12 and abs(colour.green() - 0xA0) < 12
    page.studio.pictures.clear()
    still = page.canvas.viewport().grab().toImage()
    assert still.pixelColor(at) != shown.pixelColor(at)


def test_every_widget_that_takes_the_keyboard_has_a_name(page: StudioPage) -> None:
    page.studio.editing.place(_camera(0))
    page.studio.editing.add_text(SubtitleType.TEXT, "a")
    nameless = [
        f"{type(each).__name__} {each.objectName()}"
        for each in page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and not each.accessibleName()
        and not getattr(each, "text", str)()
        and not (each.parentWidget() or each).inherits("QAbstractSpinBox")
        and not (each.parentWidget() or each).inherits("QComboBox")
    ]
    assert nameless == []


def test_canvas_items_are_told_by_name_and_place(page: StudioPage, qtbot: QtBot) -> None:
    def told() -> list[str]:
        widgets = page.canvas.viewport().findChildren(QWidget)
        return [each.accessibleName() for each in widgets if "canvas_item" in each.objectName()]

    page.studio.editing.place(_camera(0), (960, 540))
    qtbot.waitUntil(lambda: bool(told()))
    assert told() == ["user 0, Camera, 640 from the left, 360 from the top, 640 by 360"]


def test_texts_follow_the_language_event(page: StudioPage) -> None:
    page.studio.editing.add_text(SubtitleType.TEXT, "a")
    for widget in [page, *page.findChildren(QWidget)]:
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    button = page.findChild(MenuButton, "template_button")
    assert button is not None and button.text() == "Template"
    text = page.studio.document.layout.subtitles[0]
    assert isinstance(text, Subtitle)


def test_a_hidden_canvas_shows_on_return_what_the_document_became(
    parts: StudioParts, page: StudioPage
) -> None:
    canvas = page.canvas.scene()
    parts.studio.editing.place(parts.studio.roster.sources[0].key)
    assert len(canvas.items()) == 1
    page.hide()
    parts.studio.editing.place(parts.studio.roster.sources[2].key)
    parts.studio.editing.caption()
    assert len(canvas.items()) == 1
    page.show()
    assert len(canvas.items()) == len(parts.studio.document.layout.items) == 4


def test_the_words_of_the_toolbar_have_their_room_before_the_next_paint(page: StudioPage) -> None:
    toolbar = page.toolbar
    for width in (200, 900):
        toolbar.resize(width, toolbar.height())
    buttons = toolbar.findChildren(MenuButton)
    assert len(buttons) == 4
    assert [each.text() for each in buttons if each.width() < each.sizeHint().width()] == []
