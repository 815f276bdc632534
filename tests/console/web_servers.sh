#!/bin/sh
# web_servers.sh PROGRAM ROOT: the ready files of debian/examples under the real nginx, apache2 and
# caddy, on loopback. What a browser sends as X-Remote-User is overwritten; without a password nobody
# reaches the program. A server that is not installed is left out, and said.
# Changed of each file: TLS, the port, the paths; for apache2 the identity provider, of which there is
# none here, by a password.
set -eu
program=$1
root=$2
folder=$(mktemp -d)
children=
stop() {
  for child in $children; do kill "$child" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT
fail() {
  echo "ÉCHEC : $*" >&2
  for log in "$folder"/*.log; do [ -f "$log" ] && sed "s|^|$(basename "$log") : |" "$log" >&2; done
  exit 1
}

chmod 755 "$folder"
mkdir "$folder/run"
cat >"$folder/acces.yaml" <<'FIN'
utilisateurs:
  chef: { territoires: [tous], actions: [lire] }
  conseil: { territoires: [ML01], actions: [lire] }
FIN
COPIL_RACINE=$root "$program" servir --donnees "$root/fixtures/demo" --periode 2010 \
  --sortie "$folder/documents" --socket "$folder/run/copil.sock" --acces "$folder/acces.yaml" \
  --hote-permis copil.exemple.fr >"$folder/copil.log" 2>&1 &
children="$children $!"
for _ in $(seq 100); do [ -S "$folder/run/copil.sock" ] && break; sleep 0.1; done
[ -S "$folder/run/copil.sock" ] || fail "copil n'écoute pas"
# The servers run under accounts of their own.
chmod 666 "$folder/run/copil.sock"

free_port() {
  port=$((20000 + $$ % 20000))
  while curl -s -o /dev/null "http://127.0.0.1:$port/"; do port=$((port + 1)); done
  echo "$port"
}

# status PORT [curl options…]: the status, the page in $folder/page.
status() {
  at=$1
  shift
  curl -s -o "$folder/page" -w '%{http_code}' --max-time 30 -H 'Host: copil.exemple.fr' "$@" \
    "http://127.0.0.1:$at${target:-/}"
}
expect() {
  [ "$1" = "$2" ] || fail "$server : $3 : $1 attendu, $2 reçu"
}

# The same questions to each.
questions() {
  server=$1
  at=$2
  for _ in $(seq 100); do curl -s -o /dev/null "http://127.0.0.1:$at/" && break; sleep 0.1; done
  expect 401 "$(status "$at")" "sans mot de passe"
  expect 401 "$(status "$at" -H 'X-Remote-User: chef')" "en-tête forgé, sans mot de passe"
  expect 200 "$(status "$at" -u chef:secret)" "avec un mot de passe"
  grep -q 'connu sous le nom « chef »\|connu sous le nom.*chef' "$folder/page" ||
    fail "$server : la page ne dit pas qui est connu"
  target='/chiffres?territoire=ML02'
  expect 200 "$(status "$at" -u chef:secret)" "tout"
  expect 404 "$(status "$at" -u conseil:secret)" "le territoire d'un autre"
  for forged in 'X-Remote-User: chef' 'x-remote-user: chef' 'X-REMOTE-USER: chef' \
    'X_Remote_User: chef'; do
    expect 404 "$(status "$at" -u conseil:secret -H "$forged")" "en-tête forgé : $forged"
  done
  expect 404 "$(status "$at" -u conseil:secret -H 'X-Remote-User: chef' -H 'X-Remote-User: chef')" \
    "en-tête forgé deux fois"
  # apache2 takes the header away with the connection: nobody is named, nobody gets in.
  case $(status "$at" -u conseil:secret -H 'Connection: close, X-Remote-User') in
  403 | 404) ;;
  *) fail "$server : en-tête nommé dans Connection" ;;
  esac
  target=/
  expect 403 "$(status "$at" -u passant:secret)" "hors de la liste"
  expect 403 "$(status "$at" -u passant:secret -H 'X-Remote-User: chef')" "hors de la liste, forgé"
  echo "$server : bien"
}

adapted() {
  sed -e "s|/run/copil/copil.sock|$folder/run/copil.sock|" "$root/debian/examples/$1"
}

try_nginx() {
  command -v nginx >/dev/null || { echo "nginx : non installé"; return; }
  port=$(free_port)
  for name in chef conseil passant; do
    echo "$name:$(openssl passwd -apr1 secret)"
  done >"$folder/mots-de-passe"
  chmod 644 "$folder/mots-de-passe"
  {
    echo "pid $folder/nginx.pid; error_log $folder/nginx.log; events {}"
    echo "http { access_log off;"
    for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $folder/$kind;"; done
    adapted nginx.conf | sed -e "s|listen 443 ssl|listen 127.0.0.1:$port|" -e '/ssl_certificate/d' \
      -e "s|/etc/copil/mots-de-passe|$folder/mots-de-passe|"
    echo "}"
  } >"$folder/nginx.conf"
  nginx -e "$folder/nginx.log" -c "$folder/nginx.conf" -g 'daemon off;' &
  children="$children $!"
  questions nginx "$port"
}

try_apache2() {
  modules=/usr/lib/apache2/modules
  { command -v apache2 && [ -f $modules/mod_auth_openidc.so ]; } >/dev/null ||
    { echo "apache2 : non installé"; return; }
  port=$(free_port)
  {
    echo "ServerRoot $folder"
    echo "ServerName localhost"
    echo "PidFile $folder/apache2.pid"
    echo "ErrorLog $folder/apache2.log"
    echo "Listen 127.0.0.1:$port"
    echo "User www-data"
    echo "Group www-data"
    for module in mpm_event authn_core authn_file authz_core authz_user auth_basic headers proxy \
      proxy_http auth_openidc; do
      echo "LoadModule ${module}_module $modules/mod_$module.so"
    done
    adapted apache2.conf | sed -e "s|\*:443|127.0.0.1:$port|" -e '/SSL/d'
  } >"$folder/apache2-oidc.conf"
  apache2 -t -f "$folder/apache2-oidc.conf" >"$folder/apache2-t.log" 2>&1 ||
    fail "apache2 : la configuration n'est pas comprise"
  sed -e '/OIDC/d' -e '/auth_openidc/d' \
    -e "s|AuthType openid-connect|AuthType Basic\nAuthName copil\nAuthUserFile $folder/mots-de-passe|" \
    "$folder/apache2-oidc.conf" >"$folder/apache2.conf"
  apache2 -X -f "$folder/apache2.conf" &
  children="$children $!"
  questions apache2 "$port"
}

try_caddy() {
  command -v caddy >/dev/null || { echo "caddy : non installé"; return; }
  port=$(free_port)
  digest=$(caddy hash-password --plaintext secret)
  {
    echo "{"
    echo "admin off"
    echo "auto_https off"
    echo "}"
    adapted Caddyfile | sed -e "s|^copil.exemple.fr|http://copil.exemple.fr:$port|" \
      -e "s|agent-r1 .*|chef $digest\nconseil $digest\npassant $digest|"
  } >"$folder/Caddyfile"
  XDG_DATA_HOME=$folder XDG_CONFIG_HOME=$folder caddy run --adapter caddyfile \
    --config "$folder/Caddyfile" >"$folder/caddy.log" 2>&1 &
  children="$children $!"
  questions caddy "$port"
}

try_nginx
try_apache2
try_caddy
