"""Every text of the sources has its Chinese translation, and the compiled file is the right one."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def translate() -> ModuleType:
    path = TOP / "packaging" / "translations" / "translate.py"
    spec = importlib.util.spec_from_file_location("translate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # dataclasses look their module up while they are made
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(__import__("sys").modules, "translate", module)
        spec.loader.exec_module(module)
    return module


def marked_texts(file: Path) -> Iterator[tuple[int, ast.expr]]:
    """The text argument of every call that marks a text for translation, with its line."""
    position = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1, "QT_TR_NOOP": 0}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rsplit(".", 1)[-1]
            if name not in position or len(node.args) <= position[name]:
                continue
            context = node.args[0]
            if position[name] and not isinstance(getattr(context, "value", None), str):
                continue  # a rectangle's or a painter's translate
            yield node.lineno, node.args[position[name]]


def test_every_text_has_its_translation(translate: ModuleType) -> None:
    assert translate.problems() == []


def test_chinese_texts_have_chinese_punctuation(translate: ModuleType) -> None:
    beside_chinese = re.compile(r"[\u4e00-\u9fff”》}] *[,;:!?]|[,;:!?] *[\u4e00-\u9fff“《{]")
    addresses = re.compile(r"\w+://\S*")
    latin = [
        text.translation
        for text in translate.texts_of(translate.CHINESE)
        if re.search(r"[\u4e00-\u9fff]", text.translation)
        and beside_chinese.search(addresses.sub("", text.translation))
    ]
    assert latin == []


def test_the_tool_sees_every_text_that_the_sources_mark(
    translate: ModuleType, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh.ts"
    translate.take_up(fresh)
    seen = {text.source for text in translate.texts_of(fresh)}
    unseen = [
        f"{file.name}:{line}: {text.value!r}"
        for file in sorted((TOP / "recorder_gui").rglob("*.py"))
        for line, text in marked_texts(file)
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value not in seen
    ]
    assert unseen == []


def test_no_text_is_put_together_before_it_is_translated() -> None:
    built = [
        f"{file.name}:{line}"
        for file in sorted((TOP / "recorder_gui").rglob("*.py"))
        for line, text in marked_texts(file)
        if isinstance(text, ast.JoinedStr | ast.BinOp)
    ]
    assert built == []


def test_a_text_without_a_translation_is_found_and_can_be_filled(
    translate: ModuleType, tmp_path: Path
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "page.py").write_text(
        "class Page(QWidget):\n"
        "    def retranslate(self):\n"
        '        self.label.setText(self.tr("Paused"))\n'
        '        self.count.setText(self.tr("%n files", "", 3))\n',
        encoding="utf-8",
    )
    ts = tmp_path / "texts.ts"
    translate.take_up(ts, sources)
    compile_to = ts.with_suffix(".qm")
    assert [p for p in translate.problems(ts, sources) if "Paused" in p]

    unused = translate.fill(ts, {"Page|Paused": "已暂停", "%n files": "%n 个文件", "Gone": "无"})
    translate.take_up(ts, sources)
    translate.compile_to(compile_to, ts)

    assert unused == ["Gone"]
    assert translate.problems(ts, sources) == []
