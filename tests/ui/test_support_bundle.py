"""The support bundle through the window: looked at, a file left out, saved without the token."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from recorder_gui.app import DesktopApplication
from recorder_gui.errors import UserFacingError
from recorder_gui.ui.support_bundle import SupportBundleDialog
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]


def test_it_is_shown_before_it_is_written_and_holds_no_token(
    in_window: InWindow, tmp_path: Path
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        await until(lambda: program.connection.is_connected)
        endpoint = program.connection.endpoint
        assert endpoint is not None
        program.tasks.report(
            UserFacingError.verbatim("x", f"said with {endpoint.token}", "do this")
        )
        await until(lambda: program.pages.wire_log.count > 0)
        program.window.actions_of_window.support_bundle.trigger()
        dialog = program.window.findChild(SupportBundleDialog, "bundle_dialog")
        assert dialog is not None
        await until(dialog.save.isEnabled)
        names = [entry.name for entry in dialog.chosen()]
        assert {"versions.txt", "last-errors.txt", "settings.ini", "wire-log.jsonl"} <= set(names)
        assert "logs/recorder-gui.log" in names
        left_out = names.index("settings.ini")
        dialog.list.item(left_out).setCheckState(Qt.CheckState.Unchecked)
        target = tmp_path / "for support.zip"
        dialog.save_to(target)
        await until(lambda: target.exists() and str(target) in dialog.told.text())
        with zipfile.ZipFile(target) as bundle:
            assert sorted(bundle.namelist()) == sorted(set(names) - {"settings.ini"})
            whole = b"".join(bundle.read(name) for name in bundle.namelist()).decode()
        assert endpoint.token not in whole
        assert "said with" in whole and '"login"' in whole
        dialog.reject()

    in_window(scenario)
