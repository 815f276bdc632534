#!/bin/sh
# run.sh PACKAGE.deb [OLDER.deb]: the package in a bare Debian 12 (debootstrap, minbase). Installed
# over an older one, it does the demo as nobody while /usr cannot be written, and serves a browser; then
# the system is started, and its services work, serve a team's browser through nginx, survive an
# upgrade, are purged. As root, with the network, Chromium and its driver; not part of the ordinary
# tests.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
package=$(realpath "$1")
root=$(mktemp -d /tmp/copil-paquet.XXXXXX)
chmod 755 "$root"
mirror=${MIROIR:-http://deb.debian.org/debian}
machine=""

. "$here/browser.sh"

leave() {
  close_browser
  [ -z "$machine" ] || kill -KILL "$machine" 2>/dev/null || true
  [ -z "$machine" ] || wait "$machine" 2>/dev/null || true
  # boot.sh's group of processes, and those that the system made in it, once they are all dead.
  group="$(sed -n 's/^[^ ]* \([^ ]*\) cgroup2 .*/\1/p' /proc/mounts | head -n 1)/copil-essai-$machine"
  for _ in $(seq 50); do
    [ -n "$machine" ] && [ -d "$group" ] || break
    find "$group" -depth -type d -exec rmdir {} \; 2>/dev/null || true
    sleep 0.1
  done
  for place in usr proc; do
    while mountpoint -q "$root/$place"; do umount -l "$root/$place" || break; done
  done
  # Nothing of this machine may be reached from a folder that is removed.
  if grep -q " $root/" /proc/mounts; then
    printf 'à démonter, puis à supprimer : %s\n' "$root" >&2
  else
    rm -rf --one-file-system "$root"
  fi
}
trap leave EXIT
fail() { printf 'échec : %s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*"; }
within() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }
as_nobody() { within setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent "$@"; }
# install_package PACKAGE COMMAND…: by apt, as the command (within, or running once it is started).
install_package() {
  cp "$1" "$root/var/tmp/copil.deb"
  shift
  "$@" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    --reinstall /var/tmp/copil.deb >"$root/var/tmp/apt.log" 2>&1 ||
    { tail -n 20 "$root/var/tmp/apt.log" >&2; fail "l'installation du paquet"; }
}
# The same package under the number of an older one.
older_package() {
  dpkg-deb -R "$package" "$root/var/tmp/ancien"
  sed -i 's/^Version: .*/Version: 0.0.1/' "$root/var/tmp/ancien/DEBIAN/control"
  dpkg-deb --root-owner-group -Znone -b "$root/var/tmp/ancien" "$root/var/tmp/ancien.deb" >/dev/null
  rm -rf "$root/var/tmp/ancien"
  printf '%s\n' "$root/var/tmp/ancien.deb"
}

debootstrap --variant=minbase bookworm "$root" "$mirror" >/dev/null
older=${2:+$(realpath "$2")}
older=${older:-$(older_package)}
# The devices are those that debootstrap has made, not this machine's.
mount -t proc -o ro proc "$root/proc"
within apt-get update >/dev/null
install_package "$older" within
install_package "$package" within
say "installé, par-dessus une version d'avant"

# What a person does is done with a /usr that nobody can write, and writes in its own folder alone.
mount --bind "$root/usr" "$root/usr"
mount -o remount,ro,bind "$root/usr"
touch "$root/usr/essai" 2>/dev/null && fail "/usr s'écrit encore"
within install -d -o 65534 -g 65534 /var/tmp/nobody
touch "$root/var/tmp/avant"
as_nobody copil demo --sortie /var/tmp/nobody/demo -q || fail "copil demo"
as_nobody copil guide --fichier /var/tmp/nobody/guide.pdf || fail "copil guide"
as_nobody copil controler /var/tmp/nobody/guide.pdf >/dev/null || fail "le guide n'est pas conforme"
as_nobody sh -c 'copil servir --port 0 --sortie /var/tmp/nobody/sorties >/var/tmp/nobody/adresse &
  echo $! >/var/tmp/nobody/pid
  until grep -q http /var/tmp/nobody/adresse; do sleep 0.2; done'
address=$(grep -o 'http://[^ ]*' "$root/var/tmp/nobody/adresse")
visit_console "$address" "$root/var/tmp/nobody/bilan.pdf"
as_nobody copil controler /var/tmp/nobody/bilan.pdf >/dev/null || fail "le bilan n'est pas conforme"
server=$(cat "$root/var/tmp/nobody/pid")
kill "$server"
while kill -0 "$server" 2>/dev/null; do sleep 0.1; done
written=$(cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./var/tmp \) -prune \
  -o -cnewer var/tmp/avant ! -path ./tmp -print)
[ -z "$written" ] || fail "écrit hors de son dossier : $written"
umount "$root/usr"
say "essayé par nobody, /usr fermé : demo, guide, servir visité au navigateur"

# The system itself, its services as systemd starts them.
umount "$root/proc"
"$here/boot.sh" "$root" &
machine=$!
. "$here/services.sh"
say "purgé : rien n'est resté"
