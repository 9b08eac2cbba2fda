#!/bin/sh
# Puts the program into the user's own folders, without root; "install.sh --remove" takes it away again.
# Client data is not touched by either.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/peipao-advisor
command=$HOME/.local/bin/advisor

remove() {
  rm -rf "$program"
  rm -f "$command" "$share/applications/advisor.desktop" "$share/mime/packages/advisor.xml" \
    "$share/icons/hicolor/256x256/apps/advisor.png"
}

refresh() {
  if command -v update-mime-database >/dev/null 2>&1; then update-mime-database "$share/mime" || true; fi
  if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database "$share/applications" || true
  fi
}

if [ "${1:-}" = "--remove" ]; then
  remove
  refresh
  echo "已移除程序，客户资料原样保留。"
  exit 0
fi

remove
mkdir -p "$(dirname "$program")" "$(dirname "$command")" "$share/applications" "$share/mime/packages" \
  "$share/icons/hicolor/256x256/apps"
cp -a "$here/program" "$program"
ln -sf "$program/advisor" "$command"
sed "s|^Exec=.*|Exec=\"$program/advisor\" open %f|" "$here/advisor.desktop" >"$share/applications/advisor.desktop"
cp "$here/advisor-mime.xml" "$share/mime/packages/advisor.xml"
cp "$here/advisor.png" "$share/icons/hicolor/256x256/apps/advisor.png"
refresh
echo "已装好：在应用菜单里找“陪跑顾问工作台”，或运行 $command"
