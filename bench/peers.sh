#!/bin/sh
# bench/peers.sh BUILD: chrono-node, line by line as its users run it, against our stages over the same text, in turn.
# The package comes from the npm registry into a folder of its own under BUILD.
set -eu
build=$1
rounds=${2:-5}
peer=$build/bench/peers
mkdir -p "$peer"
[ -d "$peer/node_modules/chrono-node" ] || npm install --silent --no-audit --no-fund --prefix "$peer" chrono-node >&2
LC_ALL=C awk -v bytes=8000000 -f bench/news.awk >"$peer/news"
cat >"$peer/run.js" <<'END'
const chrono = require("chrono-node");
const lines = require("fs").readFileSync(process.argv[2], "utf8").split("\n");
for (const line of lines.slice(0, 2000)) chrono.parse(line);  // warm
const start = process.hrtime.bigint();
let found = 0;
for (const line of lines) found += chrono.parse(line).length;
console.log(Number(process.hrtime.bigint() - start) / 1e6, found);
END
echo "# chrono-node $(sed -nE 's/.*"version": "([^"]+)".*/\1/p' "$peer/node_modules/chrono-node/package.json"), node $(node --version), $(wc -c <"$peer/news") bytes, $rounds rounds"
i=0
while [ $i -lt "$rounds" ]; do
  node "$peer/run.js" "$peer/news" | sed 's/^/chrono /'
  for stage in stamps find scan; do
    "$build/bench/bench_stage" $stage "$peer/news" | awk -v stage=$stage '{ print stage, $2, $3 }'
  done
  i=$((i + 1))
done >"$peer/times"
LC_ALL=C sort -k1,1 -k2,2n "$peer/times" | awk -v rounds="$rounds" -v bytes="$(wc -c <"$peer/news")" '
  { n[$1]++; if (n[$1] == int((rounds + 1) / 2)) { time[$1] = $2; found[$1] = $3 } }
  function row(name) { printf "%-8s %10.1f ms %8.1f MB/s %8d found %8.1f x chrono\n", name, time[name], bytes / time[name] / 1000, found[name], time["chrono"] / time[name] }
  END { row("chrono"); row("stamps"); row("find"); row("scan") }'
