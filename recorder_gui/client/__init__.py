"""The service as seen from this side: plain asyncio, no Qt, nothing of the window.

    endpoint.Endpoint(control, storage, app_id, token)      where a service is, and who we are there
    control.ControlChannel     one connection: open(), request(), close()
    session.ControlSession     keeps one connected: start(), request(), status, close()
    storage.StorageChannel     list_files(), volume(), links(), delete(), aclose()
    downloads.Downloader       download(file_name, folder, ...) -> the finished files
    local_recorder.LocalRecorder   find(), find_or_start(), stop()
    local_api.LocalApi         the `/local/` extras of our own recorder
    wire_tap.WireTap           what both channels sent and received, masked: WireMessage
    errors                     every error that any of these raises (all are ClientError)

Nothing is ever sent twice by itself: what fails, fails to the caller.
"""
