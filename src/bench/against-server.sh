#!/usr/bin/env bash
# How much longer does a run take than a bare loader that posts the same Bundles, as many at a time, to the same kind of server?
# Records the Bundles of a run, then delivers them by turns with a bare loader (the JDK's HttpClient) and with a run of the
# seeder, each time to an embedded FHIR server of its own that has just been started and has taken as many other people before.
# Prints the seconds of both ways: from the first request to the last answer, as the loader and the report of the run say, and
# of the whole process, with the start of Java (and of Camel); and the ratios of their sums.
# Ends with 1 if anything was not delivered, or was sent twice.
#   PEOPLE       of the run (default 2000: with fewer, the start of the server's compiler drowns the rest)
#   WARM         people who warm the server up (default 200)
#   PARALLELISM  Bundles in flight in both ways (default 4)
#   TURNS        of each way (default 3)
#   GZIP_REQUESTS=true and any other setting of the seeder hold for the seeder alone
# Needs 3 GB of memory; a turn takes a minute or more on 2 cores, of which the server uses all. Nothing else should run.
set -euo pipefail
cd "$(dirname "$0")/../.."
people=${PEOPLE:-2000} warm=${WARM:-200} turns=${TURNS:-3}
export PARALLELISM=${PARALLELISM:-4}
mvn -q -Pbench -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/bench.path -Dmdep.includeScope=test
path=target/classes:target/test-classes:$(cat target/bench.path)

work=$(mktemp -d)
trap 'exec 3>&- || true; rm -rf "$work"' EXIT # a server ends with its standard input
mkfifo "$work/in"

# Starts a server, whose base URL is in $url then; the arguments follow its class.
start() {
  : >"$work/url"
  java -XX:+UseSerialGC -Xmx1500m -Dsun.net.httpserver.nodelay=true -cp "$path" "dev.fhirseeder.bench.$1" "${@:2}" \
    <"$work/in" >"$work/url" 2>"$work/server.log" &
  server=$!
  exec 3>"$work/in"
  until [ -s "$work/url" ]; do
    kill -0 "$server" || { tail "$work/server.log"; exit 1; }
    sleep 0.2
  done
  url=$(tail -1 "$work/url")
}

stop() {
  exec 3>&-
  wait "$server" || true
}

# Runs the seeder for so many people of a seed, and prints the seconds of its report; everything must arrive at once.
seeder() {
  rm -rf "$work/data"
  FHIR_URL=$url NUM_RECORDS=$1 SEED=$2 PT=on AS_OF=2026-11-22 DATA_DIR=$work/data MANAGEMENT_PORT=0 LOG_LEVEL=WARN \
    java -jar target/fhir-seeder.jar >"$work/summary.txt" 2>"$work/log.txt" || { cat "$work/log.txt"; exit 1; }
  grep -q ', 0 retries' "$work/summary.txt" || { cat "$work/summary.txt"; exit 1; }
  sed -E 's/.*"seconds" ?: ?([0-9.]+).*/\1/' <(tr -d '\n' <"$work/data/reports/latest.json")
  echo
}

# Posts a file of Bundles, and prints the seconds.
bare() {
  java -XX:+UseSerialGC -cp "$path" dev.fhirseeder.bench.BareLoader "$url" "$1" "$PARALLELISM"
}

for kind in warm run; do
  start StubServer "$work/$kind.ndjson"
  if [ "$kind" = warm ]; then seeder "$warm" 6 >/dev/null; else seeder "$people" 7 >/dev/null; fi
  stop
done
echo "$(wc -l <"$work/run.ndjson") Bundles of $people people, $(wc -c <"$work/run.ndjson") bytes, $PARALLELISM in flight"

for turn in $(seq "$turns"); do
  for way in bare seeder; do
    start FreshServer
    bare "$work/warm.ndjson" >/dev/null
    began=$(date +%s.%N)
    if [ "$way" = bare ]; then seconds=$(bare "$work/run.ndjson"); else seconds=$(seeder "$people" 7); fi
    ended=$(date +%s.%N)
    echo "$way $seconds $began $ended" | awk '{printf "%-6s  sending %.1f s  process %.1f s\n", $1, $2, $4 - $3}' |
      tee -a "$work/found"
    stop
  done
done
awk '{sending[$1] += $3; process[$1] += $6}
  END {printf "seeder / bare: sending %.3f, process %.3f\n", sending["seeder"] / sending["bare"], process["seeder"] / process["bare"]}' \
  "$work/found"
