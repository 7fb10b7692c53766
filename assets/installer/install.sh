#!/bin/sh
# Puts the program into this user's applications and menu; nothing outside the home folder is touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
program=$share/omvendt-desktop

mkdir -p "$share/applications" "$share/icons/hicolor/256x256/apps" "$HOME/.local/bin"
rm -rf "$program"
cp -R "$here" "$program"
ln -sf "$program/omvendt-desktop" "$HOME/.local/bin/omvendt-desktop"
cp "$here/omvendt-256.png" "$share/icons/hicolor/256x256/apps/omvendt.png"
sed "s|^Exec=.*|Exec=\"$program/omvendt-desktop\" %f|" "$here/omvendt-desktop.desktop" \
    > "$share/applications/omvendt-desktop.desktop"
echo "Omvendt Desktop is in the menu. To remove it, delete $program."
