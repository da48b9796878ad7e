"""The sentences for our own errors, by their stable code: (what happened, what to do).

`{address}`, `{detail}` and the like are filled in by `explanations`.
"""

from recorder_gui.state.marks import QT_TRANSLATE_NOOP

UNEXPECTED = (
    QT_TRANSLATE_NOOP("Explanation", "Something unexpected happened in this window."),
    QT_TRANSLATE_NOOP(
        "Explanation",
        "A running recording is not touched by it. If it happens again, send the log"
        " (Help > Show log) to support.",
    ),
)

CLIENT_WORDS: dict[str, tuple[str, str]] = {
    "connect_name_not_found": (
        QT_TRANSLATE_NOOP("Explanation", "There is no server with the name in {address}."),
        QT_TRANSLATE_NOOP(
            "Explanation", "Check the address in the profile and that this computer is online."
        ),
    ),
    "connect_refused": (
        QT_TRANSLATE_NOOP("Explanation", "Nothing answers at {address}."),
        QT_TRANSLATE_NOOP(
            "Explanation", "Check the port in the profile, and whether the recorder runs there."
        ),
    ),
    "connect_unreachable": (
        QT_TRANSLATE_NOOP("Explanation", "{address} can't be reached from this network."),
        QT_TRANSLATE_NOOP("Explanation", "Check the network, a VPN or the firewall."),
    ),
    "connect_tls": (
        QT_TRANSLATE_NOOP("Explanation", "{address} has no certificate that can be trusted."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Check the address and this computer's clock, or ask IT for the right certificate."
            " Details: {detail}",
        ),
    ),
    "connect_tls_expired": (
        QT_TRANSLATE_NOOP("Explanation", "The certificate of {address} is not valid today."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Check this computer's date and time. If they are right, whoever runs the service has"
            " to renew its certificate.",
        ),
    ),
    "connect_tls_other_name": (
        QT_TRANSLATE_NOOP("Explanation", "The certificate of {address} is another server's."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Write the server's name in the profile as its certificate does. If the name is right,"
            " somebody may be in between: ask IT.",
        ),
    ),
    "connect_tls_authority": (
        QT_TRANSLATE_NOOP("Explanation", "Nobody whom this computer trusts vouches for {address}."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "If your organisation signs its own certificates, ask IT for its authority's file and"
            " enter it in the profile.",
        ),
    ),
    "authority_unusable": (
        QT_TRANSLATE_NOOP("Explanation", "The authority's file {path} can't be used: {detail}."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Choose the right file in the profile, or empty the field to trust this system's"
            " certificates alone. Until then no connection is made.",
        ),
    ),
    "connect_timeout": (
        QT_TRANSLATE_NOOP("Explanation", "{address} did not answer in time."),
        QT_TRANSLATE_NOOP(
            "Explanation", "Check the address and the network; a firewall may be in the way."
        ),
    ),
    "connect_not_websocket": (
        QT_TRANSLATE_NOOP("Explanation", "What answers at {address} is not a recording service."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Check the address. In a hotel or guest network, open a web page first and sign in.",
        ),
    ),
    "connect_proxy": (
        QT_TRANSLATE_NOOP(
            "Explanation", "The proxy {proxy} did not let the connection to {address} through."
        ),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Ask IT to allow this service, or check this computer's proxy settings. {detail}",
        ),
    ),
    "connect_proxy_unreachable": (
        QT_TRANSLATE_NOOP(
            "Explanation", "The proxy {proxy}, set on this computer, can't be reached."
        ),
        QT_TRANSLATE_NOOP("Explanation", "Check this computer's proxy settings and the network."),
    ),
    "connect_proxy_login": (
        QT_TRANSLATE_NOOP("Explanation", "The proxy {proxy} asks for a name and a password."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Put them into this computer's proxy settings (http://name:password@{proxy}), or ask"
            " IT for a way without; then start this window again.",
        ),
    ),
    "connect_proxy_no_server": (
        QT_TRANSLATE_NOOP("Explanation", "The proxy {proxy} could not reach {address} either."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Check the address in the profile, and whether the service runs. {detail}",
        ),
    ),
    "connect_proxy_kind": (
        QT_TRANSLATE_NOOP("Explanation", "The proxy {proxy}, set on this computer, can't be used."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Set an HTTP proxy for this computer, as in http://proxy.example:3128, or ask IT.",
        ),
    ),
    "connect_bad_address": (
        QT_TRANSLATE_NOOP("Explanation", "“{address}” is not an address that can be connected to."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "The control address starts with ws:// or wss://, the storage address with http:// or"
            " https://. Correct it in the profile.",
        ),
    ),
    "connect_failed": (
        QT_TRANSLATE_NOOP("Explanation", "No connection to {address} could be made."),
        QT_TRANSLATE_NOOP("Explanation", "Check the address and the network; the log tells more."),
    ),
    "connection_lost": (
        QT_TRANSLATE_NOOP(
            "Explanation", "{request}: the connection was lost before the answer came."
        ),
        QT_TRANSLATE_NOOP("Explanation", "The connection comes back by itself."),
    ),
    "connection_cut": (
        QT_TRANSLATE_NOOP("Explanation", "The connection was lost."),
        QT_TRANSLATE_NOOP("Explanation", "It comes back by itself."),
    ),
    "not_connected": (
        QT_TRANSLATE_NOOP("Explanation", "{request}: not connected, so it was not sent."),
        QT_TRANSLATE_NOOP("Explanation", "Wait until the connection is back, then try again."),
    ),
    "request_timed_out": (
        QT_TRANSLATE_NOOP("Explanation", "{request}: no answer within {seconds} s."),
        QT_TRANSLATE_NOOP("Explanation", "If it happens again, check the network."),
    ),
    "bad_request": (
        QT_TRANSLATE_NOOP("Explanation", "{request}: a value is out of range; nothing was sent."),
        QT_TRANSLATE_NOOP("Explanation", "Correct it and try again. Details: {detail}"),
    ),
    "bad_reply": (
        QT_TRANSLATE_NOOP(
            "Explanation", "{request}: the service gave an answer that can't be understood."
        ),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Check the address in the profile. If it is right, the Wire log shows what came; send"
            " it to support.",
        ),
    ),
    "malformed": (
        QT_TRANSLATE_NOOP("Explanation", "What came from the service can't be understood."),
        QT_TRANSLATE_NOOP("Explanation", "The Wire log shows what came; send it to support."),
    ),
    "transfer_failed": (
        QT_TRANSLATE_NOOP("Explanation", "“{file}” could not be downloaded to the end."),
        QT_TRANSLATE_NOOP("Explanation", "What arrived is kept: try again to go on. {detail}"),
    ),
    "file_gone": (
        QT_TRANSLATE_NOOP("Explanation", "The service has no file “{file}” any more."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "It may have been deleted. Refresh the list in Files; if it is still there, delete it.",
        ),
    ),
    "link_expired": (
        QT_TRANSLATE_NOOP("Explanation", "The download link of “{file}” has expired."),
        QT_TRANSLATE_NOOP("Explanation", "Try again: a new link is asked for."),
    ),
    "checksum_mismatch": (
        QT_TRANSLATE_NOOP("Explanation", "“{file}” arrived damaged, twice."),
        QT_TRANSLATE_NOOP("Explanation", "Try again later, or from another network."),
    ),
    "disk_full": (
        QT_TRANSLATE_NOOP("Explanation", "The disk is full: “{file}” could not be written."),
        QT_TRANSLATE_NOOP(
            "Explanation", "Free some space in {folder} or choose another folder, then try again."
        ),
    ),
    "join_failed": (
        QT_TRANSLATE_NOOP("Explanation", "The slices could not be joined into “{file}”."),
        QT_TRANSLATE_NOOP(
            "Explanation", "The slices themselves are untouched and play one by one. {detail}"
        ),
    ),
    "folder_not_writable": (
        QT_TRANSLATE_NOOP("Explanation", "{folder} can't be written to."),
        QT_TRANSLATE_NOOP("Explanation", "Choose another folder, then try again."),
    ),
    "play_failed": (
        QT_TRANSLATE_NOOP("Explanation", "“{file}” could not be played on."),
        QT_TRANSLATE_NOOP("Explanation", "Play it again, or download it. {detail}"),
    ),
    "no_pieces": (
        QT_TRANSLATE_NOOP("Explanation", "“{file}” can't be played before it is downloaded."),
        QT_TRANSLATE_NOOP(
            "Explanation", "Its server gives whole files only: download it, then open it."
        ),
    ),
    "not_playable": (
        QT_TRANSLATE_NOOP("Explanation", "“{file}” can't be played here."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "It may be damaged, or of a kind that is not known here. Download it and try another"
            " player. Details: {detail}",
        ),
    ),
    "local_recorder_failed": (
        QT_TRANSLATE_NOOP("Explanation", "The recorder on this computer did not start."),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Check free space and permissions of its data folder, or choose another one in"
            " Preferences. It said: {detail} Its log is {log}.",
        ),
    ),
    "data_folder_unusable": (
        QT_TRANSLATE_NOOP("Explanation", "{folder} can't be made or written to."),
        QT_TRANSLATE_NOOP("Explanation", "Choose another folder."),
    ),
    "data_folder_taken": (
        QT_TRANSLATE_NOOP("Explanation", "Another recorder works in {folder}."),
        QT_TRANSLATE_NOOP("Explanation", "Choose another folder, or end that recorder first."),
    ),
    "data_folder_full": (
        QT_TRANSLATE_NOOP(
            "Explanation", "{folder} has no room for recordings: only {free} are free there."
        ),
        QT_TRANSLATE_NOOP("Explanation", "Choose another folder."),
    ),
    "local_unavailable": (
        QT_TRANSLATE_NOOP("Explanation", "This service has no such list or preview."),
        QT_TRANSLATE_NOOP("Explanation", "Recording works without: add people by hand in Studio."),
    ),
    "local_refused": (
        QT_TRANSLATE_NOOP("Explanation", "The recorder did not do it: {detail}"),
        QT_TRANSLATE_NOOP("Explanation", "Correct it and try again."),
    ),
    "token_missing": (
        QT_TRANSLATE_NOOP("Explanation", "This profile has no token."),
        QT_TRANSLATE_NOOP("Explanation", "Enter it in the profile (File > Profiles)."),
    ),
    "own_ghost": (
        QT_TRANSLATE_NOOP(
            "Explanation", "The service has not noticed yet that the old connection is gone."
        ),
        QT_TRANSLATE_NOOP("Explanation", "It is tried again by itself until the service notices."),
    ),
    "system": (
        QT_TRANSLATE_NOOP("Explanation", "The system refused: {detail}"),
        QT_TRANSLATE_NOOP("Explanation", "Check folder, permissions and free space."),
    ),
    "client_error": (
        QT_TRANSLATE_NOOP("Explanation", "The service could not be used."),
        QT_TRANSLATE_NOOP("Explanation", "{detail}"),
    ),
}

# The same, where the request may have changed something all the same.
UNSURE_WORDS: dict[str, tuple[str, str]] = {
    "connection_lost": (
        QT_TRANSLATE_NOOP(
            "Explanation",
            "{request}: the connection was lost before the answer came; whether it was done is not"
            " known.",
        ),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "The connection comes back by itself. Then look at the state shown before you try"
            " again.",
        ),
    ),
    "request_timed_out": (
        QT_TRANSLATE_NOOP(
            "Explanation",
            "{request}: no answer within {seconds} s; whether it was done is not known.",
        ),
        QT_TRANSLATE_NOOP("Explanation", "Look at the state shown before you try again."),
    ),
    "bad_reply": (
        QT_TRANSLATE_NOOP(
            "Explanation",
            "{request}: the service's answer can't be understood; whether it was done is not"
            " known.",
        ),
        QT_TRANSLATE_NOOP(
            "Explanation",
            "Look at the state shown before you try again. If it happens again, the Wire log shows"
            " what came; send it to support.",
        ),
    ),
}
