"""The service's dates as a person wants to read them: as the service says them, in this computer's
time, or as how long ago.

The wire's dates have no zone; the profile names it (`service_time`).
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, Signal

from recorder_gui.state.service_time import local_time
from recorder_gui.state.settings import Settings

translate = QCoreApplication.translate
_KEY = "tasks/times"
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_LONGEST_AGO = 60 * _DAY  # seconds; older ones are told by their date


class TimeStyle(Enum):
    """How dates are shown."""

    SERVICE = "service"
    LOCAL = "local"
    AGO = "ago"


class Times(QObject):
    """`now` is the service's local time, `zone` its zone by the profile ("": this computer's).

    Signal `changed`: another style.
    """

    changed = Signal()

    def __init__(
        self,
        now: Callable[[], datetime],
        zone: Callable[[], str],
        settings: Settings | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._zone = zone
        self._settings = settings
        kept = "" if settings is None else settings.text(_KEY)
        self.style = next((each for each in TimeStyle if each.value == kept), TimeStyle.SERVICE)

    def set_style(self, style: TimeStyle) -> None:
        """Show dates this way from now on."""
        if style is not self.style:
            self.style = style
            if self._settings is not None:
                self._settings.set_value(_KEY, style.value)
            self.changed.emit()

    def text(self, date: str) -> str:
        """A date of the wire in the style chosen; what is no date is shown as it is."""
        if self.style is TimeStyle.SERVICE or not date:
            return date
        moment = _moment(date)
        if moment is None:
            return date
        if self.style is TimeStyle.LOCAL:
            return local_time(moment, self._zone()).strftime("%Y-%m-%d %H:%M:%S")
        return ago_text(self._now() - moment) or date

    def tip(self, date: str) -> str:
        """The same date in every way, one a line."""
        moment = _moment(date)
        if moment is None:
            return date
        zone = self._zone()
        lines = [translate("Times", "{0} (service's time)").format(date) if zone else date]
        if zone:
            local = local_time(moment, zone).strftime("%Y-%m-%d %H:%M:%S")
            lines.append(translate("Times", "{0} (this computer's time)").format(local))
        ago = ago_text(self._now() - moment)
        return "\n".join([*lines, ago] if ago else lines)


def ago_text(age: timedelta) -> str:
    """`5 min ago`; "" for what lies in the future or far back."""
    seconds = age.total_seconds()
    if seconds < -_MINUTE or seconds > _LONGEST_AGO:
        return ""
    if seconds < _MINUTE:
        return translate("Times", "just now")
    if seconds < _HOUR:
        return translate("Times", "{0} min ago").format(int(seconds // _MINUTE))
    if seconds < _DAY:
        hours, minutes = int(seconds // _HOUR), int(seconds % _HOUR // _MINUTE)
        return translate("Times", "{0} h {1} min ago").format(hours, minutes)
    return translate("Times", "{0} d {1} h ago").format(
        int(seconds // _DAY), int(seconds % _DAY // _HOUR)
    )


def _moment(date: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(date)  # many times faster than strptime, for every cell
    except ValueError:
        return None
    return None if moment.tzinfo is not None else moment
