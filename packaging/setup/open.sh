#!/bin/sh
# Opens the window on "This computer"; without a display, does the main job unattended instead.
set -eu
cd "$(dirname "$0")/../.."
python=.venv/bin/python

if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$python" -m recorder_gui
fi

echo "There is no display here: doing the main job unattended (about half a minute)."
mkdir -p build
if ! "$python" -m recorder_gui demo --output build/demo --seconds 8; then
    echo "The demo did not finish; build/demo/report.json, where it is there, tells how far it came." >&2
    exit 1
fi
echo "Results are in $(pwd)/build/demo:"
ls -l build/demo
