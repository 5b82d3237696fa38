#!/usr/bin/env bash
# How do time and memory grow with the number of people? Makes 10^3, 10^4, … people as NDJSON files with the argument file
# that is shipped, and prints of each run the seconds, the CPU seconds of the whole process, the resources a CPU-second and the
# peak of the resident memory, as a table; the same is drawn, both axes logarithmic, as src/docs/growth.svg.
#
#   src/bench/growth.sh [largest]     10^7 without; any power of ten
#
# EMPTIED=true gives the space of what is written back to the disk while the run goes on, for disks that are smaller than the
# files: what is measured is the writing, and nobody reads them.
#
# Needs: mvn -Dquick package; Linux; GNU time and gnuplot (apt-get install time gnuplot-nox), fallocate with EMPTIED. The files lie below WORK
# (target/growth without) until their run has ended: 5.1 GB for 100,000 people, 515 GB for 10^7, and a small part of that if
# COMPRESSION is set to what the build knows, as `zstd`.
set -euo pipefail
cd "$(dirname "$0")/../.."
largest=${1:-10000000}
mkdir -p "${WORK:-target}"
work=$(mktemp -d -p "${WORK:-target}")
chart=src/docs/growth.svg
emptying=
trap '[ -z "$emptying" ] || kill "$emptying" 2>/dev/null; rm -rf "$work"' EXIT
mkdir -p "$work"

echo "$(java -version 2>&1 | sed -n 2p); $(nproc) cores; COMPRESSION=${COMPRESSION:-none}"
echo "| people | resources | seconds | CPU seconds | resources a CPU-second | peak resident memory |"
echo "|---|---|---|---|---|---|"
for ((people = 1000; people <= largest; people *= 10)); do
  if [ "${EMPTIED:-false}" = true ]; then
    while sleep 5; do
      for file in "$work"/data/ndjson/*.ndjson*; do
        [ -f "$file" ] && fallocate --punch-hole --offset 0 --length "$(stat -c %s "$file")" "$file" 2>/dev/null || true
      done
    done &
    emptying=$!
  fi
  SINK=ndjson PT=bc,on SEED=7 AS_OF=2026-11-22 NUM_RECORDS=$people DATA_DIR=$work/data \
    /usr/bin/time -q -o "$work/cost" -f "%e %U %S %M" java @target/fhir-seeder.args >"$work/summary" 2>"$work/log" ||
    { tail -5 "$work/log" >&2; exit 1; }
  if [ -n "$emptying" ]; then
    kill "$emptying"
    wait "$emptying" 2>/dev/null || true
    emptying=
  fi
  rm -rf "$work/data"
  resources=$(awk '$1 == "resources" {gsub(",", "", $2); print $2}' "$work/summary")
  read -r clock user system peak <"$work/cost"
  awk -v p="$people" -v r="$resources" -v c="$clock" -v u="$user" -v s="$system" -v m="$peak" 'BEGIN {
    printf "| %d | %d | %.1f | %.1f | %d | %.0f MB |\n", p, r, c, u + s, r / (u + s), m / 1024
    print p, c, u + s, m / 1024 >"/dev/stderr"
  }' 2>>"$work/points"
done

gnuplot <<EOF
set terminal svg size 720,420 font "sans-serif,12" background "white"
set output "$chart"
set logscale xy
set format x "10^{%L}"
set xlabel "people"
set ylabel "seconds"
set y2label "MB"
set y2range [0:300]
set y2tics
set ytics nomirror
set key below
set xrange [1000:$largest]
set grid
plot "$work/points" using 1:2 with linespoints lw 2 title "seconds", \
     "" using 1:3 with linespoints lw 2 dt 2 title "CPU seconds", \
     "" using 1:4 axes x1y2 with linespoints lw 2 title "peak resident memory, MB (right)", \
     256 axes x1y2 with lines lc "grey" dt 3 title "256 MB"
EOF
echo "drawn: $chart"
