#!/bin/sh
# Signs every installer in FOLDER with the certificate in $CERTIFICATE (PKCS #12 in base64, its
# password in $PASSWORD), and writes the checksums anew; without one it says so and leaves them.
set -eu
folder=${1:?usage: sign.sh FOLDER}

if [ -z "${CERTIFICATE:-}" ]; then
    echo "NOT SIGNED: there is no certificate for Windows; the installer stays as it was built."
    exit 0
fi
command -v osslsigncode >/dev/null || apt-get install -y --no-install-recommends osslsigncode
keys=$(mktemp)
trap 'rm -f "$keys"' EXIT
echo "$CERTIFICATE" | base64 --decode >"$keys"
for installer in "$folder"/*-setup.exe; do
    printf '%s' "${PASSWORD:-}" |
        osslsigncode sign -pkcs12 "$keys" -readpass /dev/stdin -n "Cloud Recorder" -h sha256 \
            -in "$installer" -out "$installer.signed"
    mv "$installer.signed" "$installer"
done
(cd "$folder" && sha256sum $(ls | grep -vx -e SHA256SUMS -e report.json) >SHA256SUMS)
