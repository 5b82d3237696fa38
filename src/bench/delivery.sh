#!/usr/bin/env bash
# What does it cost the client to deliver Bundles that are ready? A server in a process of its own answers each of them at once as
# HAPI does, and counts them. Prints, one beside the other and taken by turns: camel-fhir with a Bundle object, the seeder's routes
# as shipped, plain and with GZIP_REQUESTS=true, and a bare loader; each in processor time of the client for 100 resources.
# Ends with 1 if a Bundle did not arrive as often as it was sent.
# ROUNDS (default 15) is how many rounds count, WARM (default 20) how many go before them; about 2 minutes on 2 idle cores.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.path -Dmdep.includeScope=test
path=target/classes:target/test-classes:$(cat target/bench.path)

work=$(mktemp -d)
trap 'exec 3>&-; rm -rf "$work"' EXIT # the server ends with its standard input
mkfifo "$work/in"
java -XX:+UseSerialGC -Xmx512m -Dsun.net.httpserver.nodelay=true -cp "$path" dev.fhirseeder.bench.StubServer \
  <"$work/in" >"$work/url" &
exec 3>"$work/in"
until [ -s "$work/url" ]; do sleep 0.1; done

java -XX:+UseSerialGC -Xmx768m -cp "$path" dev.fhirseeder.bench.DeliveryBenchmark \
  "$(cat "$work/url")" "${ROUNDS:-15}" "${WARM:-20}" 2>"$work/log" || { tail -5 "$work/log"; exit 1; }
