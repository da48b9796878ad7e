"""One task follows what is wanted now (state/studio/following.py)."""

import asyncio

from recorder_gui.client.errors import NotConnected
from recorder_gui.state.studio.following import Following
from recorder_gui.state.task_scope import TaskScope


def test_the_same_goes_on_another_takes_its_place_and_what_broke_begins_again(
    qapp: object,
) -> None:
    async def main() -> None:
        following, begun, ended = Following(TaskScope()), list[str](), list[str]()

        async def work(name: str) -> None:
            begun.append(name)
            try:
                if begun.count("broken") == 1 and name == "broken":
                    raise NotConnected("follow")
                await asyncio.Event().wait()
            finally:
                ended.append(name)

        async def rest() -> None:
            for _ in range(5):
                await asyncio.sleep(0)

        assert following.follow("a", lambda: work("a"))
        await rest()
        assert not following.follow("a", lambda: work("a"))
        assert following.follow("broken", lambda: work("broken"))
        await rest()
        assert (begun, ended) == (["a", "broken"], ["a", "broken"])
        assert following.follow("broken", lambda: work("broken")), "it has ended by a fault"
        await rest()
        following.stop()
        await rest()
        assert (begun[2:], ended[2:]) == (["broken"], ["broken"])

    asyncio.run(main())
