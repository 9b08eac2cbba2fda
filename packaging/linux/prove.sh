#!/bin/bash
# Proves the .deb in a minimal Debian without Python: install, check, window, upgrade, removal.
# As root, with debootstrap, Xvfb and xdotool:  packaging/linux/prove.sh dist/peipao-advisor_*.deb [folder]
set -euo pipefail
export LC_ALL=C.UTF-8  # xdotool compares Chinese titles by it
deb=$(realpath "$1")
here=$(cd "$(dirname "$0")/../.." && pwd)
root=${2:-$(mktemp -d)}
home=/srv/advisor
inside() { chroot "$root" /usr/bin/env -i HOME="$home" PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
tell() { echo "→ $*"; }

[ -x "$root/usr/bin/dpkg" ] || debootstrap --variant=minbase bookworm "$root" >/dev/null
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mkdir -p "$root/tmp/.X11-unix" "$root$home"
mountpoint -q "$root/tmp/.X11-unix" || { mkdir -p /tmp/.X11-unix; mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; }
server=
leave() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  umount "$root/tmp/.X11-unix" "$root/proc" || true
}
trap leave EXIT
if inside sh -c 'command -v python3 || command -v python'; then echo "这里有 Python，证明不了什么" >&2; exit 1; fi

tell "安装"
cp "$deb" "$root/tmp/advisor.deb"
inside apt-get update -qq
before=$(inside dpkg-query -W -f='${Package}\n' | wc -l)
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /tmp/advisor.deb >/dev/null
tell "装上了，连同它要的 $(($(inside dpkg-query -W -f='${Package}\n' | wc -l) - before)) 个包"
if inside sh -c 'command -v python3 || command -v python'; then echo "装进了 Python" >&2; exit 1; fi

tell "自检"
inside rm -rf /tmp/smoke
inside advisor --smoke /tmp/smoke
inside test -s /tmp/smoke/窗口.png

tell "以前版本的客户库"
for script in "$here"/tests/store/r*.sql; do
  name=$(basename "$script" .sql)
  old="$root$home/old-$name"
  mkdir -p "$old"
  /usr/bin/env python3 - "$script" "$old/portfolio.db" <<'PY'
import sqlite3, sys
with open(sys.argv[1], encoding="utf-8") as script:
    connection = sqlite3.connect(sys.argv[2])
    connection.executescript(script.read())
    connection.close()
PY
  inside env ADVISOR_HOME="$home/old-$name" advisor db upgrade
  inside env ADVISOR_HOME="$home/old-$name" advisor db check
  inside env ADVISOR_HOME="$home/old-$name" advisor client list | tail -n 2
done

tell "窗口"
# -ac: the chroot has no key of this server
exec 9<>"$root/tmp/display"
Xvfb -displayfd 9 -screen 0 1366x768x24 -nolisten tcp -ac 2>/dev/null 9>"$root/tmp/display" &
server=$!
until [ -s "$root/tmp/display" ]; do sleep 0.1; done
display=:$(tr -d '\n' <"$root/tmp/display")
for round in 冷 热; do
  [ "$round" = 热 ] || { sync; echo 3 >/proc/sys/vm/drop_caches; }
  began=$(date +%s%N)
  inside env DISPLAY="$display" advisor &
  window=$!
  until DISPLAY=$display xdotool search --onlyvisible --name 陪跑 >/dev/null 2>&1; do sleep 0.02; done
  tell "窗口（$round）$((($(date +%s%N) - began) / 1000000)) 毫秒"
  sleep 4
  DISPLAY=$display import -window root "$root/tmp/window-$round.png" 2>/dev/null || true
  DISPLAY=$display xdotool search --onlyvisible --name 陪跑 windowclose %@ || true
  sleep 1
  kill "$window" 2>/dev/null || true
  wait "$window" 2>/dev/null || true
done

tell "卸载"
inside advisor client add --name 示例·留下有限公司
sums=$(cd "$root$home" && find . -name portfolio.db -exec sha256sum {} + | sort)
inside dpkg -r peipao-advisor >/dev/null
inside test ! -e /opt/peipao-advisor
inside test ! -e /usr/bin/advisor
inside test ! -e /usr/share/applications/advisor.desktop
[ "$sums" = "$(cd "$root$home" && find . -name portfolio.db -exec sha256sum {} + | sort)" ]
tell "程序走了，$(echo "$sums" | wc -l) 个客户库一个字节没动"
