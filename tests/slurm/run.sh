#!/bin/sh
# tests/slurm/run.sh PROGRAMME : the array script of README.md under Debian's Slurm on this one host.
# A share is lost, made again alone, and the shares joined are the run made at once. Needs root
# (slurmd runs jobs under their user) and slurm-wlm; run by ./copil test-slurm, apart from the tests.
set -eu
program=$(readlink -f "$1")
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
work=$(mktemp -d)
started=""
# shellcheck disable=SC2086
trap 'kill $started 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

fail() { printf 'slurm : %s\n' "$*" >&2; cat "$work"/*.log >&2 2>/dev/null || true; exit 1; }

# ── A cluster of one node, on ports of its own ──
mkdir -p "$work/munge" "$work/state" "$work/spool" "$work/bin"
chmod 755 "$work"
chmod 700 "$work/munge"
head -c 1024 /dev/urandom >"$work/munge/key"
chmod 400 "$work/munge/key"
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge.socket" \
  --pid-file="$work/munge/pid" --seed-file="$work/munge/seed" --log-file="$work/munge/log" \
  >"$work/munged.log" 2>&1 &
started="$started $!"
cat >"$work/slurm.conf" <<CONF
ClusterName=essai
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/linear
ReturnToService=2
NodeName=$(hostname -s) NodeAddr=127.0.0.1 State=UNKNOWN
PartitionName=tous Nodes=ALL Default=YES State=UP
CONF
export SLURM_CONF="$work/slurm.conf"
slurmctld -D -f "$SLURM_CONF" >"$work/slurmctld.log" 2>&1 &
started="$started $!"
slurmd -D -f "$SLURM_CONF" >"$work/slurmd.log" 2>&1 &
started="$started $!"
tries=0
until sinfo -h -o %t 2>/dev/null | grep -q idle; do
  tries=$((tries + 1))
  [ $tries -lt 60 ] || fail "le nœud n'est pas prêt"
  sleep 1
done

# ── The guide's script, as it is printed ──
awk '/^```/ { if (inside && wanted) { printf "%s", block; exit } inside = !inside; block = ""; wanted = 0; next }
     inside { block = block $0 "\n"; if (/^#SBATCH/) wanted = 1 }' "$here/README.md" >"$work/copil.slurm"
[ -s "$work/copil.slurm" ] || fail "README.md n'a pas de script Slurm"

# The campaign of the guide, kept to one report: what is tested here is the sharing.
cat >"$work/bin/copil" <<WORDS
#!/bin/sh
[ "\$2" = assembler ] || set -- "\$@" --rapport tableau-de-bord
COPIL_RACINE='$here' XDG_CACHE_HOME='$work/cache' exec '$program' "\$@"
WORDS
chmod 755 "$work/bin/copil"
PATH="$work/bin:$PATH"
export PATH DONNEES="$work/donnees" PERIODE=2010-06 SORTIE="$work/sortie" PARTS=3
copil() { "$work/bin/copil" "$@"; }

content() {
  (cd "$1" && find . -type f ! -name campagne.registre ! -name campagne.verrou | LC_ALL=C sort |
    xargs sha256sum)
}

"$program" exemple "$DONNEES" --missions 4 --jeunes 300 -q
copil campagne mensuelle --donnees "$DONNEES" --periode "$PERIODE" --sortie "$work/tout" -q
sbatch --wait --array="1-$PARTS" --output="$work/part-%a.log" "$work/copil.slurm" >/dev/null ||
  fail "des parts ont échoué"
rm -rf "$SORTIE/parts/2"
if copil campagne assembler "$SORTIE"/parts/* --sortie "$SORTIE/tout" 2>"$work/refus.log"; then
  fail "une part manque et l'assemblage passe"
fi
grep -q 'il manque la part 2/3' "$work/refus.log" || fail "la part perdue n'est pas nommée"
sbatch --wait --array=2 --output="$work/part-%a.log" "$work/copil.slurm" >/dev/null ||
  fail "la part refaite a échoué"
copil campagne assembler "$SORTIE"/parts/* --sortie "$SORTIE/tout" -q || fail "assemblage"
copil campagne verifier "$SORTIE/tout" -q || fail "vérification"
content "$work/tout" >"$work/a"
content "$SORTIE/tout" >"$work/b"
cmp "$work/a" "$work/b" || fail "les parts jointes ne sont pas la campagne faite d'un coup"
printf 'slurm : %s parts, une refaite seule, jointes octet pour octet\n' "$PARTS"
