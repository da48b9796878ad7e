"""The model over a long list, against a service in this process (state/paging/model.py)."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from recorder_gui.errors import RecorderError
from recorder_gui.state.paging.columns import Column
from recorder_gui.state.paging.model import UNKNOWN, PagedModel
from recorder_gui.state.paging.rows import Page


class Refused(RecorderError):
    pass


class Service:
    """A list that answers pages, as fast or late as the test wants."""

    def __init__(self, items: list[str]) -> None:
        self.items = items
        self.asked: list[tuple[int, int]] = []
        self.fails = False
        self.gate: asyncio.Event | None = None

    async def fetch(self, page: int, size: int) -> Page[str]:
        self.asked.append((page, size))
        if self.gate is not None:
            await self.gate.wait()
        await asyncio.sleep(0)
        if self.fails:
            raise Refused
        first = (page - 1) * size
        return Page(first, tuple(self.items[first : first + size]), len(self.items))


def name(item: str) -> str:
    return item.split("=")[0]


def many(count: int) -> list[str]:
    return [f"r{number:05d}=1" for number in range(count, 0, -1)]


class Stage:
    """A model with its tester, on the running loop."""

    def __init__(self, service: Service, page_size: int = 10) -> None:
        self.tasks: set[asyncio.Task[None]] = set()
        self.model: PagedModel[str] = PagedModel(
            [Column("name", lambda: "Name", name), Column("text", lambda: "Text", str)],
            name,
            self._start,
            page_size,
        )
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.service = service

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work())
        self.tasks.add(task)
        return task

    async def settle(self) -> None:
        """Until nothing is asked any more."""
        while running := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(running)
        for task in self.tasks:
            assert task.cancelled() or task.exception() is None

    async def look_at(self, first: int, last: int) -> None:
        self.model.look_at(first, last)
        self.model._look.stop()
        self.model._plan()  # at once instead of after the timer
        await self.settle()

    def texts(self, first: int, last: int) -> list[str]:
        return [self.model.index(row, 1).data() for row in range(first, last + 1)]


def run(
    service: Service, scenario: Callable[[Stage], Awaitable[None]], page_size: int = 10
) -> Stage:
    async def play() -> Stage:
        stage = Stage(service, page_size)
        stage.model.open(service.fetch)
        await stage.settle()
        await scenario(stage)
        await stage.settle()
        return stage

    return asyncio.run(play())


def settled(_: str) -> bool:
    return False


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Models need an application."""


def test_opening_a_list_shows_its_length_and_its_first_page() -> None:
    async def scenario(stage: Stage) -> None:
        assert stage.model.rowCount() == 1000
        assert stage.texts(0, 1) == ["r01000=1", "r00999=1"]
        assert stage.texts(500, 500) == [UNKNOWN]

    run(Service(many(1000)), scenario)


def test_a_jump_asks_only_for_what_is_in_view_and_one_page_ahead() -> None:
    service = Service(many(2_000))

    async def scenario(stage: Stage) -> None:
        service.asked.clear()
        await stage.look_at(1_500, 1_512)
        assert stage.texts(1_500, 1_512) == service.items[1_500:1_513]
        assert len(service.asked) <= 3

    run(service, scenario)


def test_pages_that_left_the_view_before_they_were_answered_are_given_up() -> None:
    service = Service(many(2_000))

    async def scenario(stage: Stage) -> None:
        service.gate = asyncio.Event()
        service.asked.clear()
        for top in range(100, 2_000, 20):
            stage.model.look_at(top, top + 9)
            stage.model._plan()
        await asyncio.sleep(0)
        service.gate.set()
        await stage.settle()
        assert stage.texts(1_980, 1_989) == service.items[1_980:1_990]
        assert stage.texts(1_500, 1_500) == [UNKNOWN]
        assert len(service.asked) < 20

    run(service, scenario)


def test_newer_rows_are_counted_and_come_in_when_asked() -> None:
    service = Service(many(50))

    async def scenario(stage: Stage) -> None:
        service.items = ["new2=1", "new1=1", *service.items]
        stage.model.refresh(settled)
        await stage.settle()
        assert stage.model.unseen == 2
        assert stage.texts(0, 0) == ["r00050=1"]
        stage.model.show_unseen()
        await stage.settle()
        assert stage.texts(0, 2) == ["new2=1", "new1=1", "r00050=1"]

    run(service, scenario)


def test_a_row_that_changed_is_redrawn_in_place_and_nothing_else() -> None:
    service = Service(many(50))

    async def scenario(stage: Stage) -> None:
        changed: list[tuple[int, int]] = []
        stage.model.dataChanged.connect(lambda a, b: changed.append((a.row(), b.row())))
        await stage.look_at(0, 9)
        changed.clear()
        service.items[3] = "r00047=2"
        stage.model.refresh(settled)
        await stage.settle()
        assert changed == [(3, 3)]
        assert stage.texts(3, 3) == ["r00047=2"]

    run(service, scenario)


def test_what_is_settled_is_not_asked_for_again() -> None:
    service = Service(many(50))

    async def scenario(stage: Stage) -> None:
        await stage.look_at(20, 29)
        service.asked.clear()
        stage.model.refresh(lambda item: True)
        await stage.settle()
        assert service.asked == [(1, 1)]

    run(service, scenario)


def test_selection_and_current_row_follow_their_items_when_the_middle_changes() -> None:
    service = Service(many(50))

    async def scenario(stage: Stage) -> None:
        selection = QItemSelectionModel(stage.model)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        selection.select(stage.model.index(5, 0), flags)
        selection.setCurrentIndex(stage.model.index(6, 0), flags)
        del service.items[2]
        stage.model.read_again()
        await stage.settle()
        assert stage.model.rowCount() == 49
        chosen = sorted(index.data() for index in selection.selectedRows())
        assert chosen == ["r00044", "r00045"]
        assert selection.currentIndex().data() == "r00044"

    run(service, scenario)


def test_a_failed_page_is_not_asked_for_again_before_the_next_refresh() -> None:
    service = Service(many(1000))

    async def scenario(stage: Stage) -> None:
        errors: list[object] = []
        stage.model.failed.connect(errors.append)
        service.fails = True
        service.asked.clear()
        await stage.look_at(500, 509)
        assert 1 <= len(service.asked) <= 3 and errors
        service.fails = False
        stage.model.refresh(settled)
        await stage.settle()
        assert stage.texts(500, 509) == service.items[500:510]

    run(service, scenario)


def test_a_service_whose_total_changes_with_every_answer_is_asked_a_bounded_number_of_times() -> (
    None
):
    class Fickle(Service):
        async def fetch(self, page: int, size: int) -> Page[str]:
            answer = await super().fetch(page, size)
            return Page(answer.first, answer.items, answer.total - len(self.asked) * 10)

    service = Fickle(many(600))

    async def scenario(stage: Stage) -> None:
        await stage.look_at(300, 330)
        assert len(service.asked) < 25

    run(service, scenario)


def test_a_page_shorter_than_promised_leaves_unknown_rows_and_no_endless_request() -> None:
    class Short(Service):
        async def fetch(self, page: int, size: int) -> Page[str]:
            answer = await super().fetch(page, size)
            return Page(answer.first, answer.items[:3], answer.total)

    service = Short(many(40))

    async def scenario(stage: Stage) -> None:
        await stage.look_at(0, 9)
        assert stage.texts(2, 3) == ["r00038=1", UNKNOWN]
        assert len(service.asked) < 6

    run(service, scenario)


def test_a_row_that_is_not_known_cannot_be_selected(qtbot: QtBot) -> None:
    async def scenario(stage: Stage) -> None:
        selection = QItemSelectionModel(stage.model)
        selection.select(stage.model.index(700, 0), QItemSelectionModel.SelectionFlag.Select)
        assert selection.selectedRows() == []

    run(Service(many(1000)), scenario)
