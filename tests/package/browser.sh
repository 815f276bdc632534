# browser.sh, read by run.sh: this machine's Chromium, driven over WebDriver, does in the console what
# a person does first. In: fail.
# shellcheck shell=sh disable=SC2154
browser_folder=""
browser_driver=""
browser_port=""
browser_session=""

ask_driver() {
  curl -sS --max-time 60 -X "$1" -H 'Content-Type: application/json' \
    "http://127.0.0.1:$browser_port$2" ${3:+-d "$3"}
}
open_browser() {
  browser_folder=$(mktemp -d)
  chromedriver --port=0 >"$browser_folder/journal" 2>&1 &
  browser_driver=$!
  for _ in $(seq 150); do
    browser_port=$(sed -n 's/.*started successfully on port \([0-9]*\).*/\1/p' "$browser_folder/journal")
    [ -z "$browser_port" ] || break
    sleep 0.2
  done
  # The name of the site is this machine, whatever resolvers say.
  browser_session=$(ask_driver POST /session "{\"capabilities\":{\"alwaysMatch\":{
    \"acceptInsecureCerts\":true,\"goog:chromeOptions\":{\"prefs\":{\"download.default_directory\":\"$browser_folder\"},
    \"args\":[\"--headless\",\"--no-sandbox\",\"--disable-gpu\",\"--no-first-run\",
    \"--disable-dev-shm-usage\",\"--disable-background-networking\",
    \"--host-resolver-rules=MAP copil.exemple.fr 127.0.0.1\",
    \"--user-data-dir=$browser_folder/profil\"]}}}}" | sed -n 's/.*"sessionId":"\([^"]*\)".*/\1/p')
  [ -n "$browser_session" ] || fail "le navigateur ne démarre pas"
}
close_browser() {
  [ -z "$browser_session" ] || ask_driver DELETE "/session/$browser_session" >/dev/null || true
  [ -z "$browser_driver" ] || kill "$browser_driver" 2>/dev/null || true
  [ -z "$browser_folder" ] || rm -rf "$browser_folder"
  browser_session=""
  browser_driver=""
  browser_folder=""
}
# page_says SCRIPT: its value, as text.
page_says() {
  script=$(printf '%s' "$1" | sed 's/"/\\"/g')
  ask_driver POST "/session/$browser_session/execute/sync" \
    "{\"args\":[],\"script\":\"return String($script)\"}" | sed -n 's/^{"value":"\(.*\)"}$/\1/p'
}
# page_is SCRIPT VALUE: waits for it, half a minute.
page_is() {
  said=""
  for _ in $(seq 150); do
    said=$(page_says "$1")
    [ "$said" != "$2" ] || return 0
    sleep 0.2
  done
  fail "dans le navigateur, $1 : « $2 » attendu, « $said » trouvé"
}
page_click() {
  page_is "document.querySelector('$1') !== null" true
  page_says "document.querySelector('$1').click()" >/dev/null
}
# visit_console ADDRESS DOCUMENT.pdf: the state of the data, a figure, its explanation, a document that
# is read and kept.
visit_console() {
  open_browser
  ask_driver POST "/session/$browser_session/url" "{\"url\":\"$1\"}" >/dev/null
  page_is document.title 'Accueil – copil'
  page_click 'nav a[href^="/chiffres"]'
  page_is document.title 'Chiffres – copil'
  page_click 'main tbody a.n'
  page_is location.pathname /expliquer
  page_is "document.querySelector('h1').textContent.startsWith('DE0')" true
  page_click 'nav a[href^="/documents"]'
  page_is location.pathname /documents
  page_says "document.querySelector('[name=rapport]').value = 'bilan-local'" >/dev/null
  page_says "document.querySelector('[name=territoire]').value = 'ML01'" >/dev/null
  page_click '.filtres button'
  page_is "document.querySelectorAll('main svg').length > 0" true
  page_click '.fichiers a[href*="format=pdf"]'
  kept=""
  for _ in $(seq 300); do
    kept=$(find "$browser_folder" -maxdepth 1 -name 'bilan-local_ML01_*.pdf')
    [ -z "$kept" ] || break
    sleep 0.2
  done
  [ -n "$kept" ] || fail "le navigateur n'a pas reçu le document : $(ls "$browser_folder")"
  cp "$kept" "$2"
  close_browser
}
