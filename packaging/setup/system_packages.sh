#!/bin/sh
# Makes sure that the system's packages for PURPOSE (python, run, test, bench, soak, package) are there: installs what is
# missing where it may (root, or sudo without a password), else prints the command and stops.
set -eu

python_packages="python3 python3-venv ca-certificates"
# What Qt's offscreen and xcb plugins load, glyphs (a bare system has no Chinese ones), and what
# tells the sizes of this machine's screens; what the player's sound goes through.
run_packages="libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-shape0 libxcb-xkb1
    libxcb-randr0 libxcb-render-util0 libxcb-sync1 libxcb-xfixes0 libx11-xcb1
    fonts-dejavu-core fonts-noto-cjk x11-utils x11-xserver-utils libpulse0"
# Yardsticks, players, a display, assistive technology, a hand for the mouse.
test_packages="ffmpeg xvfb xauth xdotool dbus at-spi2-core gir1.2-atspi-2.0 python3-gi
    aria2 imagemagick mediainfo strace procps mount openssl xz-utils binutils patchelf"
# Yardsticks; a sound server whose loudspeaker is listened to.
bench_packages="gstreamer1.0-tools gstreamer1.0-plugins-good gstreamer1.0-plugins-bad
    gstreamer1.0-plugins-ugly gstreamer1.0-libav gstreamer1.0-x pulseaudio pulseaudio-utils"
# A browser that plays recordings.
soak_packages="chromium"
# Builders and checks of Linux packages; builders for Windows, and wine to try them; clean roots.
# libpython3-dev brings the shared library that a packaged Python is; gcc makes its launcher.
package_packages="libpython3-dev gcc libc6-dev patchelf binutils dpkg-dev xz-utils lintian desktop-file-utils appstream
    man-db nsis gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64 wine wine64 flatpak-builder
    libplist-utils debootstrap xvfb xdotool imagemagick util-linux git"

case "${1:-}" in
    python) wanted=$python_packages ;;
    run) wanted=$run_packages ;;
    test) wanted="$run_packages $test_packages" ;;
    package) wanted="$run_packages $package_packages" ;;
    bench) wanted="$run_packages $test_packages $bench_packages" ;;
    soak) wanted="$run_packages $test_packages $soak_packages" ;;
    *)
        echo "usage: $0 python|run|test|bench|soak|package" >&2
        exit 2
        ;;
esac

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is not a Debian or an Ubuntu: nothing is installed for you." >&2
    echo "What is asked for here is, in Debian's names:" >&2
    # shellcheck disable=SC2086  # one word a package
    echo "  "$wanted >&2
    exit 0
fi

# One question for all: this runs before every target.
# shellcheck disable=SC2086
there=$(dpkg-query -W -f '|${Package}|${Status}|\n' $wanted libglib2.0-0t64 2>/dev/null |
    sed -n 's/^|\(.*\)|install ok installed|$/|\1|/p')

installed() {
    case "$there" in
        *"|$1|"*) return 0 ;;
        *) return 1 ;;
    esac
}

# Newer releases call a library whose time type grew NAMEt64.
missing=""
for package in $wanted; do
    if ! installed "$package" && ! installed "${package}t64"; then
        missing="$missing $package"
    fi
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    as_root="none"
fi

names_here() {
    for package in $missing; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            echo "$package"
        elif apt-cache show "${package}t64" >/dev/null 2>&1; then
            echo "${package}t64"
        else
            echo "$package"
        fi
    done
}

if [ "$as_root" = none ]; then
    echo "Packages of the system are missing, and only an administrator may install them:" >&2
    # shellcheck disable=SC2046
    echo "  sudo apt-get install --no-install-recommends" $(names_here) >&2
    echo "Then run the same command again." >&2
    exit 1
fi

echo "Installing packages of the system:$missing"
$as_root apt-get update -q
# shellcheck disable=SC2046
$as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends $(names_here)
