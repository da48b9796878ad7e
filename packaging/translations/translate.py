"""Texts of the sources into `resources/translations`, and their translations back and forth.

    translate.py update             take up new texts, drop old ones, compile
    translate.py unfinished         print what lacks a translation, as JSON {text: guess or ""}
    translate.py fill FILE.json     take translations from {text: translation}, then compile
    translate.py check              exit status 1 when a text lacks one or a file is stale

A text that needs another translation in one place is named with its context: "Context|text".
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

TOP = Path(__file__).resolve().parent.parent.parent
SOURCES = TOP / "recorder_gui"
CHINESE = TOP / "resources" / "translations" / "recorder_gui_zh_CN.ts"
_TOOLS = Path(PySide6.__file__).parent


@dataclass(frozen=True)
class Text:
    """One text of the sources; `plural`: it counts something."""

    context: str
    source: str
    translation: str
    finished: bool
    plural: bool


def take_up(target: Path, sources: Path = SOURCES) -> None:
    """Brings the .ts `target` up to date with the sources; translations there stay."""
    files = sorted(str(path) for path in sources.rglob("*.py"))
    # Without line numbers the file changes only where texts do.
    options = ["-no-obsolete", "-locations", "none", "-silent"]
    languages = ["-source-language", "en", "-target-language", "zh_CN"]
    _run("lupdate", *options, *languages, *files, "-ts", str(target))


def compile_to(target: Path, source: Path = CHINESE) -> None:
    """Compiles the .ts `source` into the .qm `target`."""
    _run("lrelease", "-silent", str(source), "-qm", str(target))


def texts_of(ts: Path) -> Iterator[Text]:
    """Every text of a .ts file."""
    for context, message in _messages(ElementTree.parse(ts)):
        translation = message.find("translation")
        assert translation is not None
        plural = message.get("numerus") == "yes"
        translated = translation.findtext("numerusform") if plural else translation.text
        yield Text(
            context=context,
            source=message.findtext("source", ""),
            translation=translated or "",
            finished=translation.get("type") is None and bool(translated),
            plural=plural,
        )


def fill(ts: Path, translations: dict[str, str]) -> list[str]:
    """Writes `translations` into the .ts file; returns the keys that fit no text of it."""
    tree = ElementTree.parse(ts)
    unused = set(translations)
    for context, message in _messages(tree):
        source = message.findtext("source", "")
        for key in (f"{context}|{source}", source):
            if translations.get(key):
                _set_translation(message, translations[key])
                unused.discard(key)
                break
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    header = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    ts.write_text(header + body + "\n", encoding="utf-8")
    return sorted(unused)


def problems(ts: Path = CHINESE, sources: Path = SOURCES) -> list[str]:
    """What keeps the translation from being complete: a sentence each."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / ts.name
        fresh.write_bytes(ts.read_bytes())
        take_up(fresh, sources)
        found = [
            f"no translation in {text.context}: {text.source!r}"
            for text in texts_of(fresh)
            if not text.finished
        ]
        compiled = Path(folder) / "fresh.qm"
        compile_to(compiled, fresh)
        shipped = ts.with_suffix(".qm")
        if not shipped.exists() or shipped.read_bytes() != compiled.read_bytes():
            found.append(f"{shipped.name} is not what the sources give: run make translations")
    return found


def _messages(
    tree: "ElementTree.ElementTree[ElementTree.Element]",
) -> Iterator[tuple[str, ElementTree.Element]]:
    for context in tree.iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def _set_translation(message: ElementTree.Element, text: str) -> None:
    translation = message.find("translation")
    assert translation is not None
    translation.attrib.clear()
    for child in list(translation):
        translation.remove(child)
    if message.get("numerus") == "yes":
        translation.text = None
        ElementTree.SubElement(translation, "numerusform").text = text
    else:
        translation.text = text


def _run(tool: str, *arguments: str) -> None:
    found = next((path for path in _TOOLS.glob(f"{tool}*") if path.stem == tool), None)
    if found is None:
        raise SystemExit(f"{tool} is not in {_TOOLS}")
    subprocess.run([str(found), *arguments], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Texts and their translations")
    parser.add_argument("action", choices=["update", "unfinished", "fill", "check"])
    parser.add_argument("file", nargs="?", type=Path)
    arguments = parser.parse_args()
    if arguments.action == "check":
        found = problems()
        print("\n".join(found) or "every text has its translation")
        return 1 if found else 0
    take_up(CHINESE)
    if arguments.action == "fill":
        if arguments.file is None:
            parser.error("fill what from? name the JSON file")
        translations = json.loads(arguments.file.read_text(encoding="utf-8"))
        for key in fill(CHINESE, translations):
            print(f"no such text: {key!r}", file=sys.stderr)
        take_up(CHINESE)
    compile_to(CHINESE.with_suffix(".qm"))
    missing = {text.source: text.translation for text in texts_of(CHINESE) if not text.finished}
    if arguments.action == "unfinished":
        print(json.dumps(missing, ensure_ascii=False, indent=1))
    else:
        print(f"{len(missing)} texts without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
