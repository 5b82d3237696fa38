#!/usr/bin/env bash
# Does memory stay the same however many people are made? Writes people as NDJSON files with a heap of 128 MB, ten
# thousand and then a hundred thousand of them, and prints the peak of the resident memory of each run.
# Ends with 1 if a run fails, or if the two peaks differ by more than a fifth.
# Needs: mvn -Dquick package; Linux; 6 GB of disk below the folder given as the first argument (default target/memory).
set -euo pipefail
cd "$(dirname "$0")/../.."
work=${1:-target/memory}

# Prints the peak of the resident memory of one run in kB.
peak() {
  local people=$1 data=$work/$1 peak=0 now
  rm -rf "$data"
  mkdir -p "$data"
  SINK=ndjson PT=bc,on SEED=7 AS_OF=2026-11-22 NUM_RECORDS=$people DATA_DIR=$data MANAGEMENT_PORT=0 \
    java -Xmx128m -jar target/fhir-seeder.jar >"$data/summary.txt" 2>"$data/log.txt" &
  local pid=$!
  while now=$(awk '/VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do
    peak=$now
    sleep 0.2
  done
  wait "$pid"
  rm -rf "$data/ndjson"
  echo "$peak"
}

small=$(peak 10000)
large=$(peak 100000)
grep -hE 'people  |resources  |time  ' "$work/100000/summary.txt"
echo "peak resident memory: 10,000 people $small kB, 100,000 people $large kB, ratio $(awk "BEGIN {printf \"%.2f\", $large / $small}")"
awk "BEGIN {exit !($large <= 1.2 * $small && $small <= 1.2 * $large)}"
