"""sbom.json: what the packages are made of, in CycloneDX's own shape."""

import hashlib
import importlib
import json
import re
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from common.facts import LICENCE, PROGRAM, TOP, Facts
from common.notices import PYTHON, Part
from common.origins import Origin

_LOCK = TOP / "packaging" / "requirements" / "runtime.txt"


def bill(
    parts: list[Part], python_version: str, facts: Facts, libraries: Sequence[Origin] = ()
) -> str:
    """The document, the same for the same parts; `libraries` are those that Linux packages bring
    from the system that built them. Checked against CycloneDX's schema."""
    hashes = _locked_hashes(_LOCK)
    components = [
        {
            "type": "framework",
            "bom-ref": f"python@{python_version}",
            "name": PYTHON[0],
            "version": python_version,
            "licenses": [{"license": {"id": PYTHON[1]}}],
        }
    ]
    for part in parts:
        reference = f"pkg:pypi/{part.name}@{part.version}"
        component = {
            "type": "library",
            "bom-ref": reference,
            "name": part.name,
            "version": part.version,
            "purl": reference,
            "licenses": [{"license": {"name": part.licence or "see NOTICES.txt"}}],
            "hashes": [{"alg": "SHA-256", "content": each} for each in hashes.get(part.name, [])],
        }
        if part.inside:
            component["components"] = [
                {
                    "type": "library",
                    "bom-ref": f"{reference}#{name}",
                    "name": name,
                    "licenses": [{"license": {"name": licence}}],
                }
                for name, licence in part.inside
            ]
        components.append(component)
    for package in sorted({(each.package, each.version) for each in libraries if each.package}):
        reference = f"pkg:deb/debian/{package[0]}@{quote(package[1], safe='.+~-')}?arch=amd64"
        components.append(
            {
                "type": "library",
                "bom-ref": reference,
                "name": package[0],
                "version": package[1],
                "purl": reference,
                "licenses": [{"license": {"name": "see NOTICES.txt in the packages for Linux"}}],
            }
        )
    own = f"{PROGRAM}@{facts.version}"
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(hashlib.sha256(_seed(parts, own)).hexdigest()[:32])}",
        "version": 1,
        "metadata": {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(facts.epoch)),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": PROGRAM,
                "version": facts.version,
                "licenses": [{"license": {"id": LICENCE}}],
            },
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [each["bom-ref"] for each in components]}],
    }
    text = json.dumps(document, indent=2) + "\n"
    _check(text)
    return text


def _seed(parts: list[Part], own: str) -> bytes:
    return "\n".join([own, *(f"{part.name}=={part.version}" for part in parts)]).encode()


def _locked_hashes(lock: Path) -> dict[str, list[str]]:
    """Of each locked package the hashes of the files that may stand for it."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return {
        match[1]: re.findall(r"sha256:([0-9a-f]{64})", match[0])
        for match in re.finditer(r"^([a-z0-9-]+)==.*$", text, re.MULTILINE)
    }


def _check(text: str) -> None:
    """Read it back as CycloneDX's own library does; raises what that raises."""
    module = importlib.import_module("cyclonedx.model.bom")  # only where packages are built
    module.Bom.from_json(data=json.loads(text))
