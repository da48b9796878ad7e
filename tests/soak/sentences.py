"""What the user was told in a soak: a table for people to read, which grows from part to part and
from seed to seed; `make clean` begins it anew.
"""

import json
from collections.abc import Mapping
from pathlib import Path

# (what happened, the error's code) to its sentence and advice by language
Said = Mapping[tuple[str, str], Mapping[str, list[str]]]


def keep(table: Path, said: Said) -> None:
    """Put `said` into `table`, beside what other parts of the soak have put there: rows with `what`
    happened, the error's `code`, and the words in `en` and `zh`."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    if table.exists():
        kept = json.loads(table.read_text(encoding="utf-8"))
        rows = {(row["what"], row["code"]): row for row in kept}
    for (what, code), texts in said.items():
        words = {"en": " ".join(texts["en"]), "zh": "".join(texts["zh_CN"])}
        rows[what, code] = {"what": what, "code": code, **words}
    table.parent.mkdir(parents=True, exist_ok=True)
    ordered = [rows[key] for key in sorted(rows)]
    table.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
