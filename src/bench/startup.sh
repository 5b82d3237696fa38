#!/usr/bin/env bash
# What does a start cost? Makes ten people, from the start of the process to its end, and prints the CPU seconds (user and
# system) of the whole process, the seconds on the clock and the peak of the resident memory: medians of several rounds, in
# which all ways of starting take turns.
#
#   src/bench/startup.sh [rounds]          5 without
#
# The ways are, for files and for a server that answers at once (src/bench/AnswerAtOnce.java): the jar alone, the argument file
# without its archive, and the argument file. With another build beside it (BASE=<its folder>, which holds target/ and
# routes/), that one comes first, as `java -jar`, and each figure has its ratio to it.
#
# Needs: mvn -Dquick package; Linux; GNU time (apt-get install time). JAVA_HOMES names the JVMs that are measured, separated
# by colons (the one of PATH without); for each of them an archive is made in a copy of the build, so that target/ stays as it is.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}
homes=${JAVA_HOMES:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
work=$(mktemp -d)
stub=
trap '[ -z "$stub" ] || kill "$stub" 2>/dev/null || true; rm -rf "$work"' EXIT

java -XX:+UseSerialGC src/bench/AnswerAtOnce.java >"$work/url" &
stub=$!
until [ -s "$work/url" ]; do
  kill -0 "$stub"
  sleep 0.1
done
url=$(head -1 "$work/url")

# Runs once in a folder, and notes what it took.
run() {
  local name=$1 sink=$2 folder=$3
  shift 3
  (cd "$folder" && env SINK="$sink" FHIR_URL="$url" SEED=7 AS_OF=2026-11-22 NUM_RECORDS=10 DATA_DIR="$work/data" \
    /usr/bin/time -q -a -o "$work/$name" -f "%U %S %e %M" "$@" >"$work/summary" 2>"$work/log") ||
    { cat "$work/log"; exit 1; }
  rm -rf "$work/data"
}

median() { sort -n | awk '{a[NR] = $1} END {print a[int((NR + 1) / 2)]}'; }

for home in ${homes//:/ }; do
  "$home/bin/java" -version 2>&1 | head -1
  own=$work/own
  rm -rf "$own"
  mkdir "$own"
  cp -a routes "$own/"
  cp -a target "$own/"
  (cd "$own" && "$home/bin/java" -cp target/fhir-seeder.jar dev.fhirseeder.Archive)
  grep -v -e SharedArchiveFile -e AOTCache "$own/target/fhir-seeder.args" >"$own/target/plain.args"
  printf '%-8s %-26s %12s %8s %10s %6s\n' sink way "CPU seconds" seconds "peak MB" ratio
  for sink in ndjson fhir; do
    for ((i = 0; i < rounds; i++)); do
      [ -z "${BASE:-}" ] || run "base" $sink "$BASE" "$home/bin/java" -jar target/fhir-seeder.jar
      run "jar" $sink "$own" "$home/bin/java" -jar target/fhir-seeder.jar
      run "plain" $sink "$own" "$home/bin/java" @target/plain.args
      run "args" $sink "$own" "$home/bin/java" @target/fhir-seeder.args
    done
    first=
    for way in base jar plain args; do
      [ -f "$work/$way" ] || continue
      case $way in
        base) name="BASE, java -jar" ;;
        jar) name="java -jar" ;;
        plain) name="@args without archive" ;;
        args) name="@args" ;;
      esac
      cpu=$(awk '{print $1 + $2}' "$work/$way" | median)
      clock=$(awk '{print $3}' "$work/$way" | median)
      peak=$(awk '{printf "%d\n", $4 / 1024}' "$work/$way" | median)
      first=${first:-$cpu}
      printf '%-8s %-26s %12.2f %8.2f %10d %6s\n' "$sink" "$name" "$cpu" "$clock" "$peak" \
        "$(awk "BEGIN {printf \"%.2f\", $cpu / $first}")"
    done
    rm -f "$work"/{base,jar,plain,args}
  done
done
