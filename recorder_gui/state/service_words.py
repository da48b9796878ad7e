"""What the service's codes mean (protocol: error codes) and what to do, for people.

`msg` of a reply is never shown for a known code: services send the same for success and failure.
"""

from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.codes import Code, plain_code
from recorder_gui.state.marks import QT_TRANSLATE_NOOP

REQUEST_NAMES: dict[str, str] = {
    "login": QT_TRANSLATE_NOOP("Request", "Logging in"),
    "init record": QT_TRANSLATE_NOOP("Request", "Starting a recording"),
    "resume": QT_TRANSLATE_NOOP("Request", "Resuming"),
    "pause": QT_TRANSLATE_NOOP("Request", "Pausing"),
    "stop": QT_TRANSLATE_NOOP("Request", "Stopping"),
    "set layout": QT_TRANSLATE_NOOP("Request", "Applying the layout"),
    "set subtitles": QT_TRANSLATE_NOOP("Request", "Applying the subtitles"),
    "query": QT_TRANSLATE_NOOP("Request", "Looking for recordings"),
    "list files": QT_TRANSLATE_NOOP("Request", "Listing files"),
    "volume": QT_TRANSLATE_NOOP("Request", "Asking for the storage used"),
    "download links": QT_TRANSLATE_NOOP("Request", "Asking for download links"),
    "delete file": QT_TRANSLATE_NOOP("Request", "Deleting"),
    "groups": QT_TRANSLATE_NOOP("Request", "Asking for the groups"),
    "group events": QT_TRANSLATE_NOOP("Request", "Following the groups"),
    "recording events": QT_TRANSLATE_NOOP("Request", "Following the recording"),
    "add source": QT_TRANSLATE_NOOP("Request", "Adding a source"),
    "remove source": QT_TRANSLATE_NOOP("Request", "Removing a source"),
    "picture": QT_TRANSLATE_NOOP("Request", "Asking for a picture"),
    "program picture": QT_TRANSLATE_NOOP("Request", "Asking for the program picture"),
    "history": QT_TRANSLATE_NOOP("Request", "Asking for the history"),
    "snapshot": QT_TRANSLATE_NOOP("Request", "Taking a snapshot"),
    "mark": QT_TRANSLATE_NOOP("Request", "Setting a mark"),
    "pictures": QT_TRANSLATE_NOOP("Request", "Following the pictures"),
    "thumbnail": QT_TRANSLATE_NOOP("Request", "Asking for a thumbnail"),
    "work": QT_TRANSLATE_NOOP("Request", "Asking what the recorder does"),
    "end": QT_TRANSLATE_NOOP("Request", "Ending the recorder"),
    "download": QT_TRANSLATE_NOOP("Request", "Downloading"),
    "newest version": QT_TRANSLATE_NOOP("Request", "Looking for a newer version"),
}
# Those that change something: without an answer nobody knows whether they did.
CHANGING = frozenset(
    {
        "init record",
        "resume",
        "pause",
        "stop",
        "set layout",
        "set subtitles",
        "delete file",
        "add source",
        "remove source",
        "mark",
        "end",
    }
)

CODE_WORDS: dict[int, tuple[str, str]] = {
    Code.SUCCESS: (QT_TRANSLATE_NOOP("Code", "success"), ""),
    Code.INTERNAL_FAILURE: (
        QT_TRANSLATE_NOOP("Code", "the service failed inside"),
        QT_TRANSLATE_NOOP("Code", "Try again in a minute; if it stays, tell support."),
    ),
    Code.NO_SUCH_RECORD: (
        QT_TRANSLATE_NOOP("Code", "there is no such recording"),
        QT_TRANSLATE_NOOP("Code", "It may belong to another app id. Refresh the list in Tasks."),
    ),
    Code.BAD_PARAMETER: (
        QT_TRANSLATE_NOOP("Code", "a value is not acceptable"),
        QT_TRANSLATE_NOOP(
            "Code",
            "Check names, sizes and positions; a file name has at most 200 bytes and no slash.",
        ),
    ),
    Code.ALREADY_CONNECTED: (
        QT_TRANSLATE_NOOP("Code", "this app id is connected already"),
        QT_TRANSLATE_NOOP(
            "Code",
            "Close the other window or use another app id. After a lost connection the service"
            " needs a moment to notice: it is tried again by itself.",
        ),
    ),
    Code.NOT_JSON: (
        QT_TRANSLATE_NOOP("Code", "the service could not read the message"),
        QT_TRANSLATE_NOOP("Code", "Tell support; the Wire log shows what was sent."),
    ),
    Code.NOT_LOGGED_IN: (
        QT_TRANSLATE_NOOP("Code", "not logged in"),
        QT_TRANSLATE_NOOP("Code", "Disconnect and connect again."),
    ),
    Code.AUTHENTICATION_FAILED: (
        QT_TRANSLATE_NOOP("Code", "app id and token do not match"),
        QT_TRANSLATE_NOOP(
            "Code",
            "Enter the token anew in the profile. It may also be that the account is not certified"
            " as a developer: ask the service.",
        ),
    ),
    Code.STORAGE_FULL: (
        QT_TRANSLATE_NOOP("Code", "the storage is full"),
        QT_TRANSLATE_NOOP("Code", "Delete recordings that nobody needs in Files, then try again."),
    ),
    Code.TASK_LIMIT: (
        QT_TRANSLATE_NOOP("Code", "as many recordings run as the service can carry"),
        QT_TRANSLATE_NOOP("Code", "Stop one in Tasks, or try again later."),
    ),
    Code.CPU_LIMIT: (
        QT_TRANSLATE_NOOP("Code", "the recorder's processor is fully used"),
        QT_TRANSLATE_NOOP("Code", "Stop another recording, or try again later."),
    ),
    Code.DISK_LIMIT: (
        QT_TRANSLATE_NOOP("Code", "the recorder's disk is nearly full"),
        QT_TRANSLATE_NOOP("Code", "Delete recordings in Files, or free disk space there."),
    ),
    Code.RECORD_EXISTS: (
        QT_TRANSLATE_NOOP("Code", "a recording with this name exists already"),
        QT_TRANSLATE_NOOP("Code", "Choose another file name."),
    ),
    Code.OUTPUT_NOT_SET: (
        QT_TRANSLATE_NOOP("Code", "the recording has ended and takes no more changes"),
        QT_TRANSLATE_NOOP("Code", "Start a new recording to go on."),
    ),
    Code.MEDIA_TIMED_OUT: (
        QT_TRANSLATE_NOOP("Code", "the media service did not answer in time"),
        QT_TRANSLATE_NOOP("Code", "Check that the people are in the group, then try again."),
    ),
    Code.PAUSED: (
        QT_TRANSLATE_NOOP("Code", "the recording is paused"),
        QT_TRANSLATE_NOOP("Code", "Resume it, then apply again."),
    ),
    Code.AUTOMATIC: (
        QT_TRANSLATE_NOOP("Code", "an automatic recording arranges itself"),
        QT_TRANSLATE_NOOP("Code", "For a layout of your own, start a manual recording."),
    ),
    Code.GROUP_HAS_AUTOMATIC: (
        QT_TRANSLATE_NOOP("Code", "the group has an automatic recording already"),
        QT_TRANSLATE_NOOP("Code", "Find it in Tasks and stop it first, or record manually."),
    ),
    Code.NOT_RUNNING: (
        QT_TRANSLATE_NOOP("Code", "only a running recording can be paused"),
        QT_TRANSLATE_NOOP("Code", "Look at the state shown: it may be paused or ended already."),
    ),
    Code.NOT_PAUSED: (
        QT_TRANSLATE_NOOP("Code", "only a paused recording can be resumed"),
        QT_TRANSLATE_NOOP("Code", "Look at the state shown: it may run or have ended already."),
    ),
    Code.SLICE_FAILED: (
        QT_TRANSLATE_NOOP("Code", "a part of the recording could not be made"),
        QT_TRANSLATE_NOOP("Code", "The parts before it are kept. Tell support."),
    ),
    Code.STREAMS_TIMED_OUT: (
        QT_TRANSLATE_NOOP("Code", "nothing came from the people to be recorded"),
        QT_TRANSLATE_NOOP("Code", "Check cameras and microphones, then start again."),
    ),
}


def code_meaning(code: int, msg: str = "") -> tuple[str, str]:
    """(what `code` means, what to do) in the user's language; an unknown one is shown as the
    number with the service's own `msg`."""
    words = CODE_WORDS.get(plain_code(code))
    if words is None:
        unknown = QCoreApplication.translate(
            "Code", "code {code}, which is not known here: “{msg}”"
        )
        advice = QCoreApplication.translate("Code", "Tell the service's support this number.")
        return unknown.replace("{code}", str(code)).replace("{msg}", msg), advice
    meaning, advice = words
    translated = QCoreApplication.translate("Code", meaning)
    return translated, QCoreApplication.translate("Code", advice) if advice else ""
