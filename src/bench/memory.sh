#!/usr/bin/env bash
# Does memory stay the same however many people are made? Makes people with the argument file that is shipped, one hundred
# thousand and then as many as the first argument says, and prints the peak of the resident memory of each run, as the kernel
# counted it. Ends with 1 if a run fails, if a peak is above 256 MB, or if the two differ by more than a tenth.
#
#   src/bench/memory.sh [people] [sink]     1000000 people and ndjson without; the sink fhir goes to src/bench/AnswerAtOnce.java
#
# Needs: mvn -Dquick package; Linux; GNU time (apt-get install time). The files of ndjson lie below WORK (target/memory
# without), 51 GB for a million people, unless COMPRESSION is set to what the build knows, as `zstd`.
set -euo pipefail
cd "$(dirname "$0")/../.."
people=${1:-1000000}
sink=${2:-ndjson}
mkdir -p "${WORK:-target}"
work=$(mktemp -d -p "${WORK:-target}")
stub=
trap '[ -z "$stub" ] || kill "$stub" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$work"

url=http://127.0.0.1:1/none
if [ "$sink" = fhir ]; then
  java -XX:+UseSerialGC -Xmx256m src/bench/AnswerAtOnce.java >"$work/url" &
  stub=$!
  until [ -s "$work/url" ]; do
    kill -0 "$stub"
    sleep 0.1
  done
  url=$(head -1 "$work/url")
fi

# Prints the peak of the resident memory of one run in kB.
peak() {
  SINK=$sink FHIR_URL=$url PT=bc,on SEED=7 AS_OF=2026-11-22 NUM_RECORDS=$1 DATA_DIR=$work/data \
    /usr/bin/time -q -o "$work/peak" -f %M java @target/fhir-seeder.args >"$work/summary" 2>"$work/log" ||
    { tail -5 "$work/log" >&2; return 1; }
  rm -rf "$work/data"
  grep -hE 'people  |resources  |time  ' "$work/summary" >&2
  cat "$work/peak"
}

grep -E '^-X' target/fhir-seeder.args
small=$(peak 100000)
large=$(peak "$people")
echo "peak resident memory with SINK=$sink: 100,000 people $small kB, $people people $large kB, ratio $(awk "BEGIN {printf \"%.3f\", $large / $small}")"
awk "BEGIN {exit !($large <= 262144 && $small <= 262144 && $large <= 1.1 * $small && $small <= 1.1 * $large)}"
