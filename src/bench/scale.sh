#!/usr/bin/env bash
# How much more do two and four workers do than one? Starts a Kafka broker and a FHIR server, each in a process of its own, then for
# 1, 2 and 4 worker processes (TRIGGER=work): a plan that warms them up, and one that is measured. Each worker gets as many people
# as any other, in 12 chunks, however many workers there are, so that all are equally warm and work equally long. Prints people/s,
# from the opening of the plan to its last result as its report has it, and the ratio to one worker; once against a server that
# answers 50 ms after each Bundle has come and takes any number at the same time, and once against the embedded FHIR server, which is
# bound by the processor that all of them share. Ends with 1 if a plan is not whole, or if four workers do less than 3.6 times as
# much as one against the first.
#   PEOPLE       a worker, of each measured plan against the first server (default 4800); a quarter of them warms it up
#   EMBEDDED     people a worker against the embedded server (default 120; 0 leaves it out)
#   PARALLELISM  Bundles in flight of each worker (default 1)
#   BUNDLE_SIZE  people a Bundle (default 5)
# Each person has no vaccine but MMR, so that two cores are not the limit. Needs 4 GB of memory; about 8 minutes. Nothing else
# should run.
set -euo pipefail
cd "$(dirname "$0")/../.."
people=${PEOPLE:-4800} embedded=${EMBEDDED:-120}
export PARALLELISM=${PARALLELISM:-1} BUNDLE_SIZE=${BUNDLE_SIZE:-5} MANAGEMENT_PORT=0
mvn -q -Pbench -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/bench.path -Dmdep.includeScope=test
path=target/classes:target/test-classes:$(cat target/bench.path)

work=$(mktemp -d)
workers=() broker='' server=''
end() {
  for one in "${workers[@]}" $broker; do kill "$one" 2>/dev/null || true; done
  exec 3>&- || true # a server ends with its standard input
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT
mkfifo "$work/in"

java -XX:+UseSerialGC -Xmx512m -cp "$path" dev.fhirseeder.kafka.Broker >"$work/broker" 2>"$work/broker.log" &
broker=$!
until [ -s "$work/broker" ]; do sleep 0.2; done
export KAFKA_BROKERS=$(cat "$work/broker")

# Starts a server, whose base URL is in FHIR_URL then.
start() {
  : >"$work/url"
  java -XX:+UseSerialGC -Xmx1500m -Dsun.net.httpserver.nodelay=true -Dlatency=50 -cp "$path" "dev.fhirseeder.bench.$1" \
    <"$work/in" >"$work/url" 2>"$work/server.log" &
  server=$!
  exec 3>"$work/in"
  until [ -s "$work/url" ]; do
    kill -0 "$server" || { tail "$work/server.log"; exit 1; }
    sleep 0.2
  done
  export FHIR_URL=$(tail -1 "$work/url")
}

# Plans so many people a worker, of a seed, and prints the seconds of the report; everybody must be delivered.
plan() {
  TRIGGER=plan NUM_RECORDS=$(($1 * count)) CHUNK_SIZE=$(($1 / 12)) SEED=$2 PT=on AS_OF=2026-11-22 VACCINES=MMR DATA_DIR=$work/plan \
    java @target/fhir-seeder.args >"$work/summary.txt" 2>"$work/log.txt" || { cat "$work/log.txt" "$work/summary.txt" >&2; exit 1; }
  sed -E 's/.*"seconds" ?: ?([0-9.]+).*/\1/' <(tr -d '\n' <"$work/plan/reports/latest.json")
}

# Measures 1, 2 and 4 workers with so many people each.
measure() {
  for count in 1 2 4; do
    start "$1"
    export KAFKA_TOPICS=$1-$count KAFKA_GROUP=$1-$count
    workers=()
    for number in $(seq "$count"); do
      TRIGGER=work _JAVA_OPTIONS=-Xmx96m DATA_DIR=$work/$1-$count-$number java @target/fhir-seeder.args >"$work/worker-$number.log" 2>&1 &
      workers+=($!)
    done
    java -cp "$path" dev.fhirseeder.bench.Members "$KAFKA_BROKERS" "$KAFKA_GROUP" "$count" 2>/dev/null
    plan $(($2 / 4)) 6 >/dev/null
    seconds=$(plan "$2" 7)
    for one in "${workers[@]}"; do kill "$one"; wait "$one" || true; done
    workers=()
    exec 3>&-
    wait "$server" || true
    echo "$1 $count $(($2 * count)) $seconds" | tee -a "$work/found" |
      awk '{printf "%-11s  %d worker%s  %6.1f s  %6.1f people/s\n", $1, $2, ($2 > 1 ? "s" : " "), $4, $3 / $4}'
  done
}

measure StubServer "$people"
if [ "$embedded" -gt 0 ]; then measure FreshServer "$embedded"; fi
awk '$2 == 1 {one[$1] = $3 / $4}
  {printf "%-11s  %d / 1: %.2f\n", $1, $2, $3 / $4 / one[$1]; ratio[$1, $2] = $3 / $4 / one[$1]}
  END {exit ratio["StubServer", 4] < 3.6}' "$work/found"
