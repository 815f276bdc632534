#!/bin/sh
# services.sh ROOT PROGRAM: systemd finds nothing to say of the units of debian/, and they stay well
# shut. What is installed only with the package (programs, manual) stands aside. Then the service's
# own script is started by a socket, as systemd does.
set -eu
root=$1
program=$2
folder=$(mktemp -d)
child=
stop() {
  [ -z "$child" ] || kill "$child" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT
for unit in "$root"/debian/copil.copil-*; do
  name=$(basename "$unit")
  sed -e '/^Documentation=/d' -e 's|/usr/libexec/copil/[a-z-]*|/bin/true|' "$unit" \
    >"$folder/${name#copil.}"
done
for unit in copil-servir.socket copil-servir.service copil-campagne@mensuelle.service \
  copil-prevenir@mensuelle.service; do
  said=$(cd "$folder" && SYSTEMD_UNIT_PATH="$folder:" systemd-analyze verify "./$unit" 2>&1) || true
  [ -z "$said" ] || { echo "$unit : $said" >&2; exit 1; }
done
# stays_shut UNIT LIMIT: what systemd says of its exposure, of 10.
stays_shut() {
  level=$(systemd-analyze security --offline=true "$folder/$1" |
    sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p')
  if [ -z "$level" ] || awk "BEGIN { exit !($level > $2) }"; then
    echo "$1 : exposition ${level:-inconnue}, $2 au plus est attendu" >&2
    exit 1
  fi
  echo "$1 : exposition $level"
}
stays_shut copil-servir.service 1
stays_shut copil-campagne@.service 2
stays_shut copil-prevenir@.service 4

cat >"$folder/acces.yaml" <<'FIN'
utilisateurs:
  chef: { territoires: [tous], actions: [lire, administrer] }
FIN
export COPIL="$program" COPIL_RACINE="$root" DONNEES="$root/fixtures/demo" HOTE=copil.exemple.fr \
  ACCES="$folder/acces.yaml" SORTIE="$folder/documents" ETAT="$folder/etat" OPTIONS='--periode 2010'
systemd-socket-activate -E COPIL -E COPIL_RACINE -E DONNEES -E HOTE -E ACCES -E SORTIE -E ETAT \
  -E OPTIONS -l "$folder/copil.sock" "$root/debian/servir" >"$folder/servir.log" 2>&1 &
child=$!
for _ in $(seq 50); do [ -S "$folder/copil.sock" ] && break; sleep 0.1; done
answer=$(curl -s --max-time 60 --unix-socket "$folder/copil.sock" -H 'X-Remote-User: chef' \
  http://copil.exemple.fr/etat)
case $answer in
'{"maintenant":'*) echo "la socket transmise est servie" ;;
*) cat "$folder/servir.log" >&2; echo "pas de réponse : $answer" >&2; exit 1 ;;
esac
