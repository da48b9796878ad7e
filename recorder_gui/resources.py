"""Where icons and translations are: inside an installed wheel, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource_path(*parts: str) -> Path:
    """The file or folder `resources/PARTS`; the same call in a wheel and in a checkout."""
    installed = _PACKAGE / "resources_data"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
