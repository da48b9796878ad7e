#!/bin/sh
# Writes the locked requirement files anew. `lock.sh --upgrade` takes the newest versions.
# Where packages come from is the machine's own affair: no address stands in the files.
set -eu
cd "$(dirname "$0")"

uv=../../.venv/bin/uv
compile() {
    CUSTOM_COMPILE_COMMAND="make lock" "$uv" pip compile --quiet --universal \
        --python-version 3.11 --generate-hashes \
        --no-annotate --no-header "$@"
}

compile "$@" ../../pyproject.toml --output-file runtime.txt
compile "$@" test.in --output-file test.txt
compile "$@" dev.in --output-file dev.txt
compile "$@" package.in --output-file package.txt
compile "$@" --no-deps clips.in --output-file clips.txt
