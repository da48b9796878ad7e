"""The ways in which a source is added on our own recorder, each with its picture and its form."""

from enum import StrEnum

from recorder_gui.protocol.fields import MediaType


class Way(StrEnum):
    """Where the new source comes from."""

    FILE = "file"
    ADDRESS = "address"
    OBS = "obs"
    SCREEN = "screen"
    CAMERA = "camera"
    MICROPHONE = "microphone"


WAY_ICONS = {
    Way.FILE: "file",
    Way.ADDRESS: "cloud",
    Way.OBS: "live",
    Way.SCREEN: "screen",
    Way.CAMERA: "camera",
    Way.MICROPHONE: "microphone",
}
DEVICES = {
    Way.SCREEN: MediaType.SCREEN,
    Way.CAMERA: MediaType.CAMERA,
    Way.MICROPHONE: MediaType.MICROPHONE,
}
