#!/usr/bin/env bash
# How does the seeder compare with others that make such records? Runs, one after another on this machine, ours and whichever
# of the others are named, each as a process of its own, and prints resources a CPU-second (user and system, all threads, the
# start included) and the ratio to ours.
#
#   src/bench/compare.sh [people]     20000 without; the others make OTHERS people (2000 without), for they are slower
#
# Ours always runs: SINK=ndjson, with the argument file that is shipped. The others run if these name them:
#   SCRIPT    a command that writes OTHERS people as FHIR JSON below the folder $OUT, for instance
#             'python3 /opt/seed.py --patients $OTHERS --out $OUT'
#   SYNTHEA   the jar of Synthea with its dependencies. Its modules are reduced to immunizations, its output to Patient and
#             Immunization.
# What is not named is said not to have run.
#
# Needs: mvn -Dquick package; Linux; GNU time (apt-get install time); Python 3 to count what the others wrote. The files lie
# below WORK (target/compare without) until they are counted: 5.1 GB for 100,000 people of ours.
set -euo pipefail
cd "$(dirname "$0")/../.."
people=${1:-20000}
export OTHERS=${OTHERS:-2000}
mkdir -p "${WORK:-target}"
work=$(mktemp -d -p "${WORK:-target}")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/out"
OUT=$(cd "$work/out" && pwd)
export OUT
ours=

# Prints what a run has cost: name, resources, and the file with seconds of the processor and peak.
line() {
  awk -v n="$1" -v r="$2" -v o="${ours:-0}" '{
    rate = r / ($1 + $2)
    printf "%-34s %12d resources %10.1f CPU s %12.0f a CPU-second %8.0f MB", n, r, $1 + $2, rate, $3 / 1024
    if (o > 0) printf "   ours is %.1f times that", o / rate
    print ""
  }' "$work/cost"
}

timed() {
  /usr/bin/time -q -o "$work/cost" -f "%U %S %M" "$@" >"$work/summary" 2>"$work/log" ||
    { tail -5 "$work/log" >&2; exit 1; }
}

# Counts resources of a type below OUT: Bundles, single resources and NDJSON alike. No types: all of them.
count() {
  python3 - "$@" <<'EOF'
import json, os, pathlib, sys

def resources(thing):
    if thing.get("resourceType") == "Bundle":
        for entry in thing.get("entry", []):
            yield from resources(entry.get("resource", {}))
    elif "resourceType" in thing:
        yield thing["resourceType"]

found = 0
for file in pathlib.Path(os.environ["OUT"]).rglob("*json"):
    with open(file, encoding="utf-8") as text:
        things = map(json.loads, text) if file.suffix == ".ndjson" else [json.load(text)]
        for thing in things:
            for one in thing if isinstance(thing, list) else [thing]:
                found += sum(1 for t in resources(one) if not sys.argv[1:] or t in sys.argv[1:])
print(found)
EOF
}

echo "$(java -version 2>&1 | sed -n 2p), $(nproc) cores"
timed env SINK=ndjson PT=bc,on SEED=7 AS_OF=2026-11-22 NUM_RECORDS="$people" DATA_DIR="$work/data" \
  MANAGEMENT_PORT=0 java @target/fhir-seeder.args
rm -rf "$work/data"
resources=$(awk '$1 == "resources" {gsub(",", "", $2); print $2}' "$work/summary")
line "fhir-seeder, $people people" "$resources"
ours=$(awk -v r="$resources" '{print r / ($1 + $2)}' "$work/cost")

if [ -n "${SCRIPT:-}" ]; then
  timed bash -c "$SCRIPT"
  line "script, $OTHERS people" "$(count)"
  rm -rf "${OUT:?}"/*
else
  echo "The script was not run: SCRIPT names none."
fi

if [ -n "${SYNTHEA:-}" ]; then
  timed java -jar "$SYNTHEA" -p "$OTHERS" -s 7 -m 'immunization*' \
    --exporter.baseDirectory="$OUT" --exporter.fhir.export=true \
    --exporter.fhir.included_resources=Patient,Immunization \
    --exporter.hospital.fhir.export=false --exporter.practitioner.fhir.export=false
  line "Synthea, $OTHERS people, reduced" "$(count Patient Immunization)"
else
  echo "Synthea was not run: SYNTHEA names no jar."
fi
