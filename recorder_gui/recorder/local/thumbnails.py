"""Thumbnails of stored files. They are made when somebody looks, by the process that looks at
sources too, so that a broken file cannot harm the service."""

from recorder_gui.protocol.codes import Code
from recorder_gui.recorder.catalogue import files
from recorder_gui.recorder.catalogue.catalogue import Catalogue
from recorder_gui.recorder.data_folder import DataFolder
from recorder_gui.recorder.errors import CommandRefused, NoPicture
from recorder_gui.recorder.previews.asking import Previews


class Thumbnails:
    """Of recordings whose files are in storage."""

    def __init__(self, catalogue: Catalogue, folder: DataFolder, previews: Previews) -> None:
        self._catalogue = catalogue
        self._folder = folder
        self._previews = previews

    async def of_recording(self, record_id: str) -> bytes:
        """A small JPEG out of its first slice; raises NoPicture."""
        slices = await self._catalogue.read(lambda c: files.slices(c, record_id))
        if not slices:
            raise NoPicture("the recording has no file in storage")
        path = self._folder.files / slices[0].path
        if path.suffix == ".mp3":
            raise NoPicture("there is no picture in it")
        return await self._previews.thumbnail(path)

    async def of_file(self, app_id: str, file_name: str) -> bytes:
        """The same of the file of exactly that name; raises NoPicture, or CommandRefused where
        `app_id` has none."""
        found = await self._catalogue.read(lambda c: files.find(c, app_id, file_name))
        if found is None or found.state == files.RESERVED:
            raise CommandRefused(Code.NO_SUCH_RECORD, "there is no such file")
        return await self.of_recording(found.record_id)
