"""How the table looks, chosen by the person and kept: its columns, how dense it is, how times read,
how often it is refreshed; its badges, and the order that the service gives.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from recorder_gui.protocol.replies import Record
from recorder_gui.state.settings import Settings
from recorder_gui.state.tasks.columns import HIDDEN, SORTED_BY
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.state.tasks.times import TimeStyle
from recorder_gui.ui.paging.badge_delegate import BadgeDelegate
from recorder_gui.ui.paging.long_table import LongTable
from recorder_gui.ui.parts.state_badge import status_colour
from recorder_gui.ui.theme import Colours

_DENSITY = "tasks/density"
_INTERVAL = "tasks/interval"
_HEIGHTS = {"comfortable": 34, "compact": 26, "dense": 21}  # px of a row
_INTERVALS = (2, 5, 15, 60)  # seconds
_WIDTHS = {  # px, until a person sets others
    "status": 138,
    "start_time": 150,
    "group_id": 92,
    "file_name": 130,
    "record_time": 66,
    "record_id": 172,
    "stop_time": 150,
    "size": 100,
    "auto": 100,
}


class TableLook(QObject):
    """`menu` shows all of it, also from the table's header. `settings` None: nothing is kept.

    Signal `order_wished`: a column was clicked by which the service does not sort.
    """

    order_wished = Signal()

    def __init__(
        self,
        tasks: Tasks,
        table: LongTable[Record],
        settings: Settings | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._table = table
        self._settings = settings
        self.menu = QMenu(parent)
        self._columns = self.menu.addMenu("")
        self._density = self.menu.addMenu("")
        self._times = self.menu.addMenu("")
        self._interval = self.menu.addMenu("")
        self.columns = {column.key: self._column(column.key) for column in tasks.model.columns}
        self.densities = self._choices(self._density, list(_HEIGHTS), self._on_density)
        self.times = self._choices(self._times, [each.value for each in TimeStyle], self._on_times)
        self.intervals = self._choices(
            self._interval, [str(each) for each in _INTERVALS], self._on_interval
        )
        self._columns.aboutToShow.connect(self._show_columns)
        table.set_widths(_WIDTHS)
        self._set_up()
        for key in HIDDEN:
            table.setColumnHidden(table.column_of(key), True)
        self._restore()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self._columns.setTitle(self.tr("Columns"))
        self._density.setTitle(self.tr("Density"))
        self._times.setTitle(self.tr("Times"))
        self._interval.setTitle(self.tr("Refresh"))
        for column in self._tasks.model.columns:
            self.columns[column.key].setText(self.tr("Column: {0}").format(column.title()))
        texts = {
            "comfortable": self.tr("Comfortable rows"),
            "compact": self.tr("Compact rows"),
            "dense": self.tr("Dense rows"),
            TimeStyle.SERVICE.value: self.tr("Times as the service says them"),
            TimeStyle.LOCAL.value: self.tr("Times of this computer"),
            TimeStyle.AGO.value: self.tr("Times as how long ago"),
        }
        for key, action in (self.densities | self.times).items():
            action.setText(texts[key])
        for key, action in self.intervals.items():
            action.setText(self.tr("Refresh every {0} s").format(key))

    def _set_up(self) -> None:
        table = self._table
        table.share_room(table.column_of("file_name"), 480)
        badges = BadgeDelegate(_colour, table, table.is_marked)
        table.setItemDelegateForColumn(table.column_of("status"), badges)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._on_header)
        self._show_order()

    def _show_order(self) -> None:
        column = self._table.column_of(SORTED_BY)
        self._table.horizontalHeader().setSortIndicator(column, Qt.SortOrder.DescendingOrder)

    def _on_header(self, column: int) -> None:
        self._show_order()
        if column != self._table.column_of(SORTED_BY):
            self.order_wished.emit()

    def _on_header_menu(self, at: QPoint) -> None:
        self.menu.popup(self._table.horizontalHeader().mapToGlobal(at))

    def _restore(self) -> None:
        settings = self._settings
        density = "" if settings is None else settings.text(_DENSITY)
        interval = "" if settings is None else settings.text(_INTERVAL)
        density = density if density in _HEIGHTS else "comfortable"
        self.densities[density].setChecked(True)
        self._table.set_row_height(_HEIGHTS[density])
        self.times[self._tasks.times.style.value].setChecked(True)
        refresher = self._tasks.refresher
        if interval in self.intervals:
            refresher.set_interval(float(interval))
        usual = str(int(refresher.interval))
        if usual in self.intervals:
            self.intervals[usual].setChecked(True)

    def _column(self, key: str) -> QAction:
        action = self._columns.addAction("")
        action.setCheckable(True)
        action.setChecked(key not in HIDDEN)
        action.triggered.connect(lambda shown: self._on_column(key, shown))
        return action

    def _show_columns(self) -> None:
        """As they are: a restored header may have hidden others."""
        for key, action in self.columns.items():
            action.setChecked(not self._table.isColumnHidden(self._table.column_of(key)))

    def _choices(
        self, menu: QMenu, keys: list[str], chosen: Callable[[str], None]
    ) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions: dict[str, QAction] = {}
        for key in keys:
            action = menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, each=key: chosen(each))
            group.addAction(action)
            actions[key] = action
        return actions

    def _on_column(self, key: str, shown: bool) -> None:
        """The last one that is shown stays."""
        others = [each for each in self.columns if each != key]
        table = self._table
        left = [each for each in others if not table.isColumnHidden(table.column_of(each))]
        if shown or left:
            table.show_column(table.column_of(key), shown)
        else:
            self.columns[key].setChecked(True)

    def _on_density(self, key: str) -> None:
        self._table.set_row_height(_HEIGHTS[key])
        self._keep(_DENSITY, key)

    def _on_times(self, key: str) -> None:
        self._tasks.times.set_style(TimeStyle(key))

    def _on_interval(self, key: str) -> None:
        self._tasks.refresher.set_interval(float(key))
        self._keep(_INTERVAL, key)

    def _keep(self, key: str, value: str) -> None:
        if self._settings is not None:
            self._settings.set_value(key, value)


def _colour(item: object, colours: Colours) -> str:
    return status_colour(item.status if isinstance(item, Record) else None, colours)
