"""A recording's name as a file name that every file system takes and that reads as what it is."""

import unicodedata

MAX_STEM_BYTES = 200  # leaves room in the usual 255 for numbers, extensions and ".part.json"
_FORBIDDEN = frozenset('<>:"/\\|?*')
# these turn the text after them round, so that "gpj.exe" would read as another name
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"}
)
_EXTENSIONS = (".mp4", ".mp3")


def safe_stem(untrusted_name: str) -> str:
    """`untrusted_name` as a single path component without extension, 1 to 200 bytes of UTF-8."""
    normal = unicodedata.normalize("NFC", untrusted_name)
    stem = "".join("_" if _is_bad(character) else character for character in normal)
    stem = stem.encode("utf-8")[:MAX_STEM_BYTES].decode("utf-8", "ignore")
    stem = stem.strip(" ").rstrip(" .")
    if stem.startswith("."):
        stem = "_" + stem[1:]  # never a hidden file
    if stem.split(".")[0].rstrip(" ").upper() in _RESERVED:
        stem = "_" + stem
    return stem or "recording"


def safe_extension(untrusted_type: str) -> str:
    """The extension of a recording's type as the service tells it; `.mp4` where it is another."""
    lowered = untrusted_type.lower()
    return lowered if lowered in _EXTENSIONS else _EXTENSIONS[0]


def slice_stem(stem: str, number: int, of: int) -> str:
    """The stem of slice `number` (from 1) of `of`: a recording of one slice has no number."""
    return stem if of == 1 else f"{stem}_{number:03d}"


def numbered(stem: str, attempt: int) -> str:
    """`stem`, `stem (2)`, `stem (3)`: what to try where a file of that name is there already."""
    return stem if attempt == 1 else f"{stem} ({attempt})"


def _is_bad(character: str) -> bool:
    return (
        character in _FORBIDDEN
        or character in _TURNING
        or unicodedata.category(character) in _UNPRINTABLE
    )
