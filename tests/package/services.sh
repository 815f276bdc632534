# services.sh, read by run.sh: the services of the package in the started system. In: $root, $machine
# (boot.sh's process), $package, fail, say, install_package.
# shellcheck shell=sh disable=SC2154
init=""
running() {
  nsenter --target "$init" --mount --pid --uts --ipc --cgroup --root --wd \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"
}
# Tries the command for a minute.
wait_for() {
  for _ in $(seq 300); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.2
  done
  fail "après une minute : $*"
}
is_started() {
  init=$(cat "/proc/$machine/task/$machine/children")
  init=${init%% *}
  [ -n "$init" ] || return 1
  case $(running systemctl is-system-running) in
    running | degraded) true ;;
    *) false ;;
  esac
}
# ask PATH [curl options]: the console, as the web server of the site hands a request over.
ask() {
  path=$1
  shift
  curl -fsS --max-time 60 --unix-socket "/proc/$init/root/run/copil/copil.sock" \
    -H 'X-Remote-User: chef-de-projet' "$@" "http://copil.exemple.fr$path"
}
# set_key FILE LINE: a commented key of a settings file is put in force.
set_key() { sed -i "s|^#\{0,1\}${2%%[=:]*}[=:].*|$2|" "$root/etc/copil/$1"; }
# install_silently PACKAGES: none of their services starts.
install_silently() {
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  running env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" \
    >"$root/var/tmp/apt.log" 2>&1 || fail "l'installation de $*"
  rm "$root/usr/sbin/policy-rc.d"
}

wait_for is_started

# The campaign of the timer, as its account, with the settings of /etc/copil.
set_key copil.yaml 'donnees: /usr/share/copil/fixtures/demo'
printf 'campagne:\n  journal: /var/log/copil/copil.log\n' >>"$root/etc/copil/copil.yaml"
set_key campagne.conf 'PERIODE=2010-06'
running systemctl enable --now copil-campagne@mensuelle.timer 2>/dev/null
running systemctl start copil-campagne@mensuelle.service || fail "la campagne du mois"
[ -f "$root/var/lib/copil/mensuelle-2010-06/manifeste.json" ] || fail "la campagne n'a rien écrit"
say "campagne faite par son service"

# A campaign that fails is told by mail, by a mailer that delivers under other accounts.
install_silently exim4-daemon-light
running useradd --create-home equipe
set_key campagne.conf 'COURRIER=equipe'
set_key campagne.conf 'PERIODE=2010-04'
set_key campagne.conf 'OPTIONS=--strict'
running systemctl start copil-campagne@mensuelle.service 2>/dev/null && fail "--strict est resté sans effet"
wait_for grep -q '^Subject: copil : copil-campagne@mensuelle.service' "$root/var/mail/equipe"
wait_for grep -q 'lignes rejetées' "$root/var/mail/equipe"
say "échec dit par courrier"

# The console of a team, and a campaign that it launches itself.
cp "$root/usr/share/doc/copil/examples/acces.yaml" "$root/etc/copil/acces.yaml"
set_key servir.conf 'HOTE=copil.exemple.fr'
running systemctl enable --now copil-servir.socket 2>/dev/null
ask / | grep -q '<main' || fail "le service copil-servir ne répond pas"
ask /campagnes/lancer -o /dev/null -H 'Sec-Fetch-Site: same-origin' \
  -d 'action=faire&campagne=mensuelle&periode=2010-05' || fail "la console ne lance rien"
wait_for grep -q 'documents/mensuelle_2010-05 \[code 0\] fin' "$root/var/log/copil/copil.log"
install_silently logrotate
running logrotate -f /etc/logrotate.d/copil || fail "logrotate"
[ -s "$root/var/log/copil/copil.log.1" ] || fail "le journal n'a pas tourné"
say "console d'équipe servie par la socket"

# The same through the web server of the site, as debian/examples has it, but for the port. The
# certificate is nobody's: a browser keeps no file that came in clear.
port=$((20000 + $$ % 20000))
while curl -sk -o /dev/null "https://127.0.0.1:$port/"; do port=$((port + 1)); done
install_silently nginx-light openssl
rm "$root/etc/nginx/sites-enabled/default"
running usermod -a -G copil www-data
printf 'chef-de-projet:%s\n' "$(running openssl passwd -apr1 secret)" >"$root/etc/copil/mots-de-passe"
certificate=/etc/ssl/certs/copil.exemple.fr.pem
key=/etc/ssl/private/copil.exemple.fr.key
running openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=copil.exemple.fr \
  -keyout "$key" -out "$certificate" 2>/dev/null
sed "s|listen 443 ssl|listen 127.0.0.1:$port ssl|" \
  "$root/usr/share/doc/copil/examples/nginx.conf" >"$root/etc/nginx/conf.d/essai.conf"
running systemctl restart nginx.service || fail "nginx ne démarre pas"
known=chef-de-projet:secret
site=copil.exemple.fr:$port
visit_console "https://$known@$site/" "$root/var/tmp/bilan.pdf"
running copil controler /var/tmp/bilan.pdf >/dev/null || fail "le bilan servi n'est pas conforme"
rm "$root$certificate" "$root$key" "$root/etc/copil/mots-de-passe" "$root/etc/nginx/conf.d/essai.conf"
running systemctl stop nginx.service
say "console d'équipe visitée au navigateur, derrière nginx"

# An upgrade starts the console again.
served=$(running systemctl show -P MainPID copil-servir.service)
install_package "$package" running
ask / | grep -q '<main' || fail "la console n'a pas survécu à la mise à jour"
[ "$(running systemctl show -P MainPID copil-servir.service)" != "$served" ] ||
  fail "la console d'avant tourne encore après la mise à jour"
say "mis à jour, la console repart"

# Purged, it leaves nothing but what the administrator has written, and the account.
rm "$root/etc/copil/acces.yaml"
running env DEBIAN_FRONTEND=noninteractive apt-get purge -y copil >/dev/null 2>&1 || fail "la purge"
for unit in copil-servir.service copil-servir.socket copil-campagne@mensuelle.timer; do
  running systemctl is-active --quiet "$unit" && fail "$unit tourne encore après la purge"
done
left=$(cd "$root" && find . -xdev -path ./var/tmp -prune -o -name '*copil*' -print)
[ -z "$left" ] || fail "la purge a laissé : $left"
