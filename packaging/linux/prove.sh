#!/bin/bash
# Proves the .deb in a minimal Debian without Python: sizes, check, portfolios of earlier versions, a signed
# pack, the window from a cold start, removal; and the tar.xz beside it for a user who may install nothing.
# Whatever does not hold ends it with a sentence. As root, with debootstrap, Xvfb, openbox and xdotool:
#   packaging/linux/prove.sh dist/peipao-advisor_*.deb [folder]
set -euo pipefail
deb=$(realpath "$1")
here=$(cd "$(dirname "$0")/../.." && pwd)
root=${2:-$(mktemp -d)}
home=/srv/advisor
program=/opt/peipao-advisor
inside() { chroot "$root" /usr/bin/env -i HOME="$home" PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
tell() { echo "→ $*"; }
fail() { echo "✗ $*" >&2; exit 1; }
holds() { [ "$1" -le "$2" ] || fail "$3：$1，超过 $2"; }
refuses() { # words that the refusal has, command…
  local words=$1 said
  shift
  if said=$(inside "$@" 2>&1); then fail "没有拒绝：$*"; fi
  grep -q "$words" <<<"$said" || fail "拒绝的话里没有“$words”：$said"
}

[ -x "$root/usr/bin/dpkg" ] || debootstrap --variant=minbase bookworm "$root" >/dev/null
chmod 755 "$root"  # a user without rights goes in, too
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
rm -rf "$root$home" "$root/tmp/smoke" "$root/tmp/pack"
mkdir -p "$root/tmp/.X11-unix" "$root$home"
mountpoint -q "$root/tmp/.X11-unix" || { mkdir -p /tmp/.X11-unix; mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; }
server= manager=
leave() {
  [ -z "$manager" ] || kill "$manager" 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  umount "$root/tmp/.X11-unix" "$root/proc" || true
}
trap leave EXIT
if inside sh -c 'command -v python3 || command -v python'; then fail "这里有 Python，证明不了什么"; fi

tell "安装"
holds "$(stat -c %s "$deb")" 70000000 ".deb 的字节数"
cp "$deb" "$root/tmp/advisor.deb"
inside apt-get update -qq
before=$(inside dpkg-query -W -f='${Package}\n' | wc -l)
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /tmp/advisor.deb >/dev/null
tell "装上了，连同它要的 $(($(inside dpkg-query -W -f='${Package}\n' | wc -l) - before)) 个包"
if inside sh -c 'command -v python3 || command -v python'; then fail "装进了 Python"; fi
size=$(find "$root$program" -type f -printf '%s\n' | awk '{ all += $1 } END { print all }')
holds "$size" 200000000 "展开后的字节数"
tell "展开后 $((size / 1000000)) MB，.deb $(($(stat -c %s "$deb") / 1000000)) MB，要 $(inside dpkg-query -W -f='${Depends}' peipao-advisor | cut -d, -f1)"
installed=$(inside dpkg -L peipao-advisor)

tell "自检"
inside advisor --smoke /tmp/smoke
inside test -s /tmp/smoke/窗口.png || fail "自检没有画出窗口"

tell "以前版本的客户库"
for script in "$here"/tests/store/r*.sql; do
  name=$(basename "$script" .sql)
  old="$root$home/old-$name"
  mkdir -p "$old"
  clients=$(/usr/bin/env python3 - "$script" "$old/portfolio.db" <<'PY'
import sqlite3, sys
with open(sys.argv[1], encoding="utf-8") as script:
    connection = sqlite3.connect(sys.argv[2])
    connection.executescript(script.read())
    print(connection.execute("SELECT count(*) FROM clients WHERE deleted_at IS NULL").fetchone()[0])
    connection.close()
PY
)
  inside env ADVISOR_HOME="$home/old-$name" advisor db upgrade
  inside env ADVISOR_HOME="$home/old-$name" advisor db check
  found=$(inside env ADVISOR_HOME="$home/old-$name" advisor client list --json | grep -c '"name"' || true)
  [ "$found" = "$clients" ] || fail "$name：升级后 $found 家，原来 $clients 家"
done

tell "签名的政策包"
work=/tmp/pack
mkdir -p "$root$work/案例"
cp -r "$root$program/_internal/resources" "$root$work/内容"
next=$(sed -n 's/^version: "\([0-9]*\)\..*/\1/p' "$root$work/内容/policies/content.yaml")
echo "version: \"$((next + 1)).1.1\"" >"$root$work/内容/policies/content.yaml"
cat >"$root$work/案例/hz.yaml" <<'CASE'
- case: 示例，首次认定专精特新中小企业
  as_of: "2026-06-15"
  client:
    region: "330106"
    recognitions: [{kind: srdi_sme, event: first, granted_on: "2026-05-01"}]
    complete: [recognitions, items, received]
  measures: {hz-2025-66.23.srdi: {outcome: eligible, confirmed: 20万元}}
CASE
inside advisor pack keygen "$work/示例.key" --plain
inside advisor pack build "$work/内容" --cases "$work/案例" --id shili --version 1 -o "$work/1.zhengce"
inside advisor pack sign "$work/1.zhengce" --key "$work/示例.key"
refuses "不在可信之列" advisor pack install "$work/1.zhengce"
inside advisor pack trust add "$work/示例.pub"
for tampered in manifest 签名 内容; do
  cp "$root$work/1.zhengce" "$root$work/坏.zhengce"
  case $tampered in
    manifest) word='"version"' ;;
    签名) word='trusted comment' ;;
    内容) word='首次认定' ;;
  esac
  at=$(grep -abo "$word" "$root$work/坏.zhengce" | tail -n 1 | cut -d: -f1)
  printf '#' | dd of="$root$work/坏.zhengce" bs=1 seek=$((at + 1)) conv=notrunc status=none
  refuses "改动过\|损坏\|不是" advisor pack install "$work/坏.zhengce" --unsigned --older
done
inside advisor pack install "$work/1.zhengce" | tail -n 1
inside advisor pack list | grep -q "签名有效，在用" || fail "装好的包不在用"
told=$(inside advisor doctor || true)  # a display and an input method are lacking here
grep "政策包 .*shili 第 1 版，签名有效" <<<"$told" || fail "体检没有说在用的包"

tell "窗口"
# What else this machine does is not what is measured: the window, and who looks for it, come first.
chrt -r -p 1 $$ && ionice -c 1 -p $$
# -ac: the chroot has no key of this server
exec 9<>"$root/tmp/display"
: >"$root/tmp/display"
Xvfb -displayfd 9 -screen 0 1366x768x24 -nolisten tcp -ac 2>/dev/null 9>"$root/tmp/display" &
server=$!
until [ -s "$root/tmp/display" ]; do sleep 0.1; done
display=:$(tr -d '\n' <"$root/tmp/display")
DISPLAY=$display openbox 2>/dev/null &
manager=$!
# From the command to the visible window, with nothing of it in the page cache: as after switching on.
# Closed as a person does, so that the next start has nothing to ask.
look() {
  local began window took
  [ "$1" = 热 ] || { sync; echo 3 >/proc/sys/vm/drop_caches; }
  began=$(date +%s%N)
  chroot "$root" /usr/bin/env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY="$display" advisor &
  window=$!
  until DISPLAY=$display xdotool search --onlyvisible --class advisor >/dev/null 2>&1; do
    kill -0 "$window" 2>/dev/null || fail "窗口没有打开"
    sleep 0.02
  done
  took=$((($(date +%s%N) - began) / 1000000))
  sleep 6
  DISPLAY=$display import -window root "$root/tmp/window-$1.png" 2>/dev/null || true
  DISPLAY=$display xdotool key alt+F4
  for _ in $(seq 100); do kill -0 "$window" 2>/dev/null || break; sleep 0.1; done
  kill -0 "$window" 2>/dev/null && fail "窗口关了，程序没有结束"
  wait "$window" || fail "窗口结束时报错"
  times+=("$took")
}
times=()
for _ in 1 2 3 4 5; do look 冷; done
cold=$(printf '%s\n' "${times[@]}" | sort -n | sed -n 3p)
tell "窗口（冷，五次 ${times[*]}）中位 $cold 毫秒"
times=()
look 热
tell "窗口（热）${times[0]} 毫秒"
chrt -o -p 0 $$ && ionice -c 2 -p $$
holds "$cold" 1500 "窗口（冷）的毫秒数"

for archive in "$(dirname "$deb")"/peipao-advisor-*.tar.xz; do
  [ -e "$archive" ] || continue
  tell "不用 root 的装法"
  cp "$archive" "$root/tmp/advisor.tar.xz"
  user="$root/srv/user"
  rm -rf "$user"
  mkdir -p "$user/给我"
  tar -xJf "$archive" -C "$user/给我"
  chown -R 12345:12345 "$user"
  as_user() { chroot --userspec=12345:12345 "$root" /usr/bin/env -i HOME=/srv/user PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"; }
  as_user sh -c 'sh /srv/user/给我/*/install.sh'
  as_user /srv/user/.local/bin/advisor client add --name 示例·留下有限公司
  as_user sh -c 'sh /srv/user/给我/*/install.sh --remove'
  [ ! -e "$user/.local/lib/peipao-advisor" ] && [ ! -e "$user/.local/bin/advisor" ] || fail "没有移除干净"
  find "$user" -name portfolio.db | grep -q . || fail "移除程序时带走了客户库"
done

tell "卸载"
inside advisor client add --name 示例·留下有限公司
kept() { cd "$root$home" && find . -type f -exec sha256sum {} + | sort; }
sums=$(kept)
inside dpkg -P peipao-advisor >/dev/null
left=$(while read -r path; do [ -d "$root$path" ] || [ ! -e "$root$path" ] || echo "$path"; done <<<"$installed")
[ -z "$left" ] || fail "没有卸载干净：$left"
[ ! -e "$root$program" ] || fail "$program 还在"
[ "$sums" = "$(kept)" ] || fail "卸载时动了资料"
tell "程序走了，$(grep -c portfolio.db$ <<<"$sums") 个客户库、政策包与设置共 $(wc -l <<<"$sums") 个文件一个字节没动"
