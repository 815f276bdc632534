#!/bin/sh
# A PostgreSQL server of the bench's own, on a socket of its own.
#   postgresql.sh commencer FOLDER DATA   starts it in FOLDER with every CSV file of DATA as a table
#   postgresql.sh copier FOLDER           what it takes the server to give these tables away, two at
#                                         a time, by COPY … TO STDOUT (FORMAT binary) to /dev/null
#   postgresql.sh finir FOLDER            stops it
set -eu
tools=/usr/lib/postgresql/15/bin
folder=$2
export PGOPTIONS='-c client_min_messages=warning'

# It refuses to run as root: it then runs as the account that Debian's package makes.
as_server() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
  else
    "$@"
  fi
}
ask() { psql -q -X -A -t -v ON_ERROR_STOP=1 -h "$folder" -U copil -d postgres "$@"; }

case $1 in
  commencer)
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown postgres "$folder"
    as_server "$tools/initdb" -D "$folder/data" -A trust -U copil -E UTF8 --locale=C --no-sync \
      --no-instructions >"$folder.journal" 2>&1
    as_server "$tools/pg_ctl" -D "$folder/data" -w -s -l "$folder/journal" \
      -o "-k $folder -c listen_addresses='' -c fsync=off -c shared_buffers=1GB" start
    for file in "$3"/*.csv; do
      table=$(basename "$file" .csv)
      columns=$(head -n 1 "$file" | tr -d '\r' | sed 's/;/" text, "/g; s/^/"/; s/$/" text/')
      printf '%s\n' "CREATE TABLE $table ($columns);" \
        "\\copy $table FROM '$file' WITH (FORMAT csv, HEADER, DELIMITER ';')" "ANALYZE $table;" | ask
    done
    ask -c CHECKPOINT
    ;;
  copier)
    ask -c "SELECT relname FROM pg_stat_user_tables WHERE n_live_tup > 0 ORDER BY n_live_tup DESC" |
      xargs -P 2 -I TABLE psql -q -X -h "$folder" -U copil -d postgres -o /dev/null \
        -c 'COPY TABLE TO STDOUT (FORMAT binary)'
    ;;
  finir)
    as_server "$tools/pg_ctl" -D "$folder/data" -s -m immediate stop
    ;;
esac
