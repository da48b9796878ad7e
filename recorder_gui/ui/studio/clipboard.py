"""Items of a layout on the system's clipboard: as a kind of their own, and as text for all else."""

from PySide6.QtGui import QGuiApplication

from recorder_gui.layout.keeping.exchange import MIME_TYPE


def put_on_clipboard(text: str) -> None:
    """Copy the items that `text` holds as JSON."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(text)
    # Added to the clipboard's own object: one that Python made would outlive Python and crash.
    clipboard.mimeData().setData(MIME_TYPE, text.encode())


def taken_from_clipboard() -> bytes | str:
    """What may be items of a layout; any text is tried, wherever it comes from."""
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(MIME_TYPE):
        return bytes(data.data(MIME_TYPE).data())
    return data.text()
