#!/bin/sh
# run.sh PACKAGE.deb [OLDER.deb]: installs the package in a bare Debian 12 (debootstrap, minbase),
# runs the demo as nobody while /usr cannot be written, serves a page, makes the timer's campaign
# once by hand, upgrades, purges. As root, with the network; not part of the ordinary tests.
set -eu
package=$(realpath "$1")
older=${2:+$(realpath "$2")}
root=$(mktemp -d /tmp/copil-paquet.XXXXXX)
mirror=${MIROIR:-http://deb.debian.org/debian}

leave() {
  for place in usr dev proc; do
    while mountpoint -q "$root/$place"; do umount "$root/$place"; done
  done
  rm -rf --one-file-system "$root"
}
trap leave EXIT
fail() { printf 'échec : %s\n' "$*" >&2; exit 1; }
within() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }
as_nobody() { within setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent "$@"; }
install_package() {
  cp "$1" "$root/var/tmp/copil.deb"
  within env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    --allow-downgrades /var/tmp/copil.deb >"$root/var/tmp/apt.log" 2>&1 ||
    { tail -n 20 "$root/var/tmp/apt.log" >&2; fail "l'installation de $1"; }
}

debootstrap --variant=minbase bookworm "$root" "$mirror" >/dev/null
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
[ -z "$older" ] || install_package "$older"
install_package "$package"

# Everything below is run with a /usr that nobody can write.
mount --bind "$root/usr" "$root/usr"
mount -o remount,ro,bind "$root/usr"
touch "$root/usr/essai" 2>/dev/null && fail "/usr s'écrit encore"

within install -d -o 65534 -g 65534 /var/tmp/nobody
before=$(cd "$root" && find etc usr var/lib/copil | LC_ALL=C sort | sha256sum)
as_nobody copil demo --sortie /var/tmp/nobody/demo -q || fail "copil demo"
as_nobody copil guide --fichier /var/tmp/nobody/guide.pdf || fail "copil guide"
as_nobody copil controler /var/tmp/nobody/guide.pdf >/dev/null || fail "le guide n'est pas conforme"
as_nobody sh -c 'copil servir --port 0 --sortie /var/tmp/nobody/sorties >/var/tmp/nobody/adresse &
  echo $! >/var/tmp/nobody/pid
  until grep -q http /var/tmp/nobody/adresse; do sleep 0.2; done'
address=$(grep -o 'http://[^ ]*' "$root/var/tmp/nobody/adresse")
jar="$root/var/tmp/jar"
curl -fsSL -c "$jar" -b "$jar" "$address" | grep -q '<main' || fail "copil servir ne répond pas"
kill "$(cat "$root/var/tmp/nobody/pid")"

# The timer's unit, by hand, as its account, with the settings of /etc/copil.
mount -o remount,rw,bind "$root/usr"
echo 'donnees: /usr/share/copil/fixtures/demo' >>"$root/etc/copil/copil.yaml"
within install -d -o copil -g copil /var/lib/copil
within setpriv --reuid=copil --regid=copil --clear-groups env PERIODE=2010-06 \
  XDG_CACHE_HOME=/var/tmp/cache SORTIE=/var/lib/copil /usr/libexec/copil/campagne-du-mois mensuelle ||
  fail "la campagne du mois"
[ -f "$root/var/lib/copil/mensuelle-2010-06/manifeste.json" ] || fail "la campagne n'a rien écrit"
within sed -i '$d' /etc/copil/copil.yaml
rm -rf "$root"/var/lib/copil/mensuelle-2010-06
after=$(cd "$root" && find etc usr var/lib/copil | LC_ALL=C sort | sha256sum)
[ "$before" = "$after" ] || fail "quelque chose a été écrit hors de ses dossiers"

install_package "$package"
within env DEBIAN_FRONTEND=noninteractive apt-get purge -y copil >/dev/null 2>&1 || fail "la purge"
for place in etc/copil usr/share/copil usr/bin/copil; do
  [ ! -e "$root/$place" ] || fail "la purge a laissé /$place"
done
echo "Paquet installé, essayé, mis à jour et purgé dans un Debian 12 nu."
