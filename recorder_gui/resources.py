"""Where the icons and translations are, in an installed wheel and in a checkout alike.

The wheel carries the top-level `resources/` as `recorder_gui/resources_data/`; a checkout has it
beside the package. Whoever needs a file asks here and nowhere else.
"""

from functools import cache
from pathlib import Path


class ResourceMissing(LookupError):
    """A file that belongs to the program is not there: the installation is broken."""


@cache
def resources_root() -> Path:
    """The folder that holds `icons/` and `translations/`; raises ResourceMissing."""
    package = Path(__file__).resolve().parent
    for root in (package / "resources_data", package.parent / "resources"):
        if root.is_dir():
            return root
    raise ResourceMissing(f"no resources beside {package}")


def resource_path(*parts: str) -> Path:
    """The file at `parts` under the resources, such as `("icons", "play.svg")`.

    Raises ResourceMissing when there is no such file.
    """
    path = resources_root().joinpath(*parts)
    if not path.exists():
        raise ResourceMissing(f"{'/'.join(parts)} is not in {resources_root()}")
    return path
