#!/usr/bin/env bash
# How much memory does a worker take, whatever the size of the plan? Starts a Kafka broker and a FHIR server, each in a process of
# its own, then for each size of plan one worker, with the heap of 96 MB with which they are deployed, and the plan, whose commands
# all lie in the topic before they are counted. Prints the worker's greatest resident memory (VmHWM) after so many seconds of work, in MB of 1,024 kB.
# Ends with 1 if the greatest is more than a tenth above that of the smallest plan.
#   PLANS    people of each plan, of Ontario (default 10000 1000000 500000000)
#   SECONDS_OF_WORK  how long each worker works after the plan has given its commands (default 60)
# Needs 3 GB of memory; about 6 minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
plans=${PLANS:-10000 1000000 500000000} for=${SECONDS_OF_WORK:-60}
export MANAGEMENT_PORT=0
mvn -q -Pbench -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/bench.path -Dmdep.includeScope=test
path=target/classes:target/test-classes:$(cat target/bench.path)

work=$(mktemp -d)
worker='' plan='' broker='' server=''
end() {
  for one in $worker $plan $broker; do kill "$one" 2>/dev/null || true; done
  exec 3>&- || true # a server ends with its standard input
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT
mkfifo "$work/in"
java -XX:+UseSerialGC -Xmx512m -cp "$path" dev.fhirseeder.kafka.Broker >"$work/broker" 2>"$work/broker.log" &
broker=$!
java -XX:+UseSerialGC -Xmx512m -Dsun.net.httpserver.nodelay=true -cp "$path" dev.fhirseeder.bench.StubServer \
  <"$work/in" >"$work/url" 2>"$work/server.log" &
server=$!
exec 3>"$work/in"
until [ -s "$work/broker" ] && [ -s "$work/url" ]; do sleep 0.2; done
export KAFKA_BROKERS=$(cat "$work/broker") FHIR_URL=$(tail -1 "$work/url")

least=0
for people in $plans; do
  export KAFKA_TOPICS=plan-$people KAFKA_GROUP=plan-$people
  TRIGGER=plan NUM_RECORDS=$people SEED=7 PT=on AS_OF=2026-11-22 DATA_DIR=$work/plan-$people java @target/fhir-seeder.args >"$work/plan.log" 2>&1 &
  plan=$!
  until grep -q 'waits for results' "$work/plan.log"; do
    kill -0 "$plan" || { cat "$work/plan.log" >&2; exit 1; }
    sleep 0.2
  done
  TRIGGER=work _JAVA_OPTIONS=-Xmx96m DATA_DIR=$work/worker-$people java @target/fhir-seeder.args >"$work/worker.log" 2>&1 &
  worker=$!
  sleep "$for"
  kill -0 "$worker" || { cat "$work/worker.log" >&2; exit 1; }
  memory=$(awk '/VmHWM/ {printf "%d", $2 / 1024}' "/proc/$worker/status")
  done=$(grep -c 'INFO  Shift' "$work/worker.log" || true)
  kill "$worker"; wait "$worker" || true; worker=''
  kill "$plan" 2>/dev/null || true; wait "$plan" || true; plan=''
  echo "plan of $people people: $memory MB after $for s, $done lines of chunks"
  [ "$least" -gt 0 ] || least=$memory
  [ $((memory * 10)) -le $((least * 11)) ] || exit 1
done
