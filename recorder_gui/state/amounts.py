"""Lengths, sizes and speeds as people read them."""

from PySide6.QtCore import QCoreApplication, QLocale

_STEP = 1024
_UNITS = ("B", "KB", "MB", "GB", "TB", "PB")


def length_text(seconds: float | None) -> str:
    """`1:02:03`, or `2:03` below an hour; "" where it is not known."""
    if seconds is None or seconds < 0:
        return ""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def size_text(size: float) -> str:
    """Bytes in the unit that fits: `1.4 GB`."""
    amount = max(0.0, float(size))
    unit = 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount /= _STEP
        unit += 1
    digits = 0 if unit == 0 or amount >= 100 else 1
    return f"{QLocale().toString(amount, 'f', digits)} {_UNITS[unit]}"


def speed_text(bytes_per_second: float) -> str:
    """`3.2 MB/s`."""
    return f"{size_text(bytes_per_second)}/s"


def time_left_text(seconds: float | None) -> str:
    """`about 2 min left`; "" where it is not known."""
    if seconds is None:
        return ""
    if seconds < 60:
        text = QCoreApplication.translate("Amounts", "{0} s left")
        return text.format(max(1, round(seconds)))
    if seconds < 3600:
        return QCoreApplication.translate("Amounts", "{0} min left").format(round(seconds / 60))
    return QCoreApplication.translate("Amounts", "{0} h left").format(f"{seconds / 3600:.1f}")


def round_trip_text(seconds: float | None) -> str:
    """`12 ms`, `0.4 ms`; "" where there is none."""
    if seconds is None:
        return ""
    milliseconds = seconds * 1000
    return f"{milliseconds:.1f} ms" if milliseconds < 10 else f"{milliseconds:.0f} ms"
