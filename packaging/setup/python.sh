#!/bin/sh
# Prints a Python 3.11 or newer that can make environments; installs one where it may.
set -eu
here=$(dirname "$0")

usable() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14; do
        if usable "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

if find_python; then
    exit 0
fi
"$here/system_packages.sh" python >&2
if find_python; then
    exit 0
fi
echo "Cloud Recorder needs Python 3.11 or newer with venv; this system's is older." >&2
echo "Install one and name it: make PYTHON=/path/to/python3.11 ..." >&2
exit 1
