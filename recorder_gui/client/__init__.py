"""The service as seen from this side: plain asyncio, no Qt, nothing of the window.

    endpoint         Endpoint: where a service is, and who we are there
    control/         ControlChannel, one connection: open(), request(), close();
                     ControlSession, which keeps one connected: start(), request(), status, close()
    storage/         StorageChannel: list_files(), volume(), links(), delete(), aclose()
    downloading/     Downloader: download(file_name, folder, ...) -> the finished files
    local/           LocalRecorder: find(), find_or_start(), stop(); LocalApi: the `/local/` extras
    wire_tap         WireTap: what both channels sent and received, masked
    errors           every error that any of these raises (all are ClientError)

Nothing is ever sent twice by itself: what fails, fails to the caller.
"""
