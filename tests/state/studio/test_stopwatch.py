"""The stopwatch counts while it goes."""

from recorder_gui.state.studio.stopwatch import Stopwatch


def test_it_counts_only_while_it_goes() -> None:
    watch = Stopwatch()
    assert watch.seconds(100.0) == 0
    watch.go(100.0)
    watch.go(105.0)
    assert watch.seconds(110.0) == 10
    watch.stop(112.0)
    watch.stop(115.0)
    assert watch.seconds(200.0) == 12
    watch.set(30.0, 200.0, running=True)
    assert watch.seconds(201.5) == 31.5
