#!/bin/sh
# index.sh - the capability index of the built program, from a store made on the spot.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8 NO_COLOR=1
export KASOKU_DATADIR="$srcdir"
unset COLUMNS LINES
n=0
# result SENTENCE: passes when the last command did.
result() {
	code=$?
	n=$((n + 1))
	[ $code -eq 0 ] && echo "ok $n - $1" || echo "not ok $n - $1"
}
# field NAME FILE: the first number of that name in JSON.
field() {
	grep -o "\"$1\":[-0-9.e]*" "$2" | head -1 | sed 's/.*://'
}
"$KASOKU" index --json >"$tmp/one.json" &&
	"$KASOKU" --db "$tmp/other.db" index --json >"$tmp/two.json" &&
	cmp "$tmp/one.json" "$tmp/two.json" >&2
result "the index of two stores is the same to the byte"
"$KASOKU" index --draws 100 --models >"$tmp/a" && "$KASOKU" index --draws 100 --models >"$tmp/b" && cmp "$tmp/a" "$tmp/b" >&2
result "intervals from refits are the same on every run"
grep -o '"epoch_index":.*' "$tmp/one.json" >"$tmp/epoch.json"
awk -v c="$(field correlation "$tmp/epoch.json")" -v r="$(field rank_correlation "$tmp/epoch.json")" \
	'BEGIN { exit !(c > 0.98 && r > 0.98) }'
result "the order of models is that of the published Epoch index"
grep -o '"metr_horizon":.*' "$tmp/one.json" >"$tmp/metr.json"
awk -v c="$(field correlation "$tmp/metr.json")" -v s="$(field slope "$tmp/metr.json")" \
	'BEGIN { exit !(c > 0.95 && s > 0.08 && s < 0.2) }'
result "horizons double about every four to nine points of it"
[ "$("$KASOKU" index --sweep --csv | wc -l)" -eq 9 ]
result "a sweep has eight lambdas and a header"
"$KASOKU" data abilities --json | grep -q '"id":"gpt-5".*"value":150,"low":null' &&
	"$KASOKU" fit capability-index --json | grep -q '"source'
result "abilities are rows of the store and a series"
cat >"$tmp/mine.yaml" <<'YAML'
models:
  - {id: my-model, name: Mine, date: 2026-06-01, source: arxiv:2009.03300}
results:
  - {id: m1, benchmark: gpqa-diamond, model: my-model, score: 0.9, canonical: true, tier: measured, source: arxiv:2009.03300}
  - {id: m2, benchmark: hle, model: my-model, score: 0.4, canonical: true, tier: measured, source: arxiv:2009.03300}
  - {id: m3, benchmark: mmlu, model: my-model, score: 0.92, canonical: true, tier: measured, source: arxiv:2009.03300}
  - {id: m4, benchmark: weirdml, model: my-model, score: 0.7, canonical: true, tier: measured, source: arxiv:2009.03300}
YAML
"$KASOKU" import "$tmp/mine.yaml" >&2 && "$KASOKU" data capability-index --csv | grep -q my-model
result "a user's four results put their model on the scale"
"$KASOKU" export "$tmp/out" >&2 && [ ! -e "$tmp/out/abilities.yaml" ] && [ -e "$tmp/out/results.yaml" ]
result "what is computed is not exported"
"$KASOKU" index --lambda 0 >/dev/null 2>"$tmp/err"
[ $? -eq 2 ] && grep -q "lambda must be a number from" "$tmp/err"
result "a lambda of nothing is refused with a sentence"
"$KASOKU" index --from 2025-01-01 >/dev/null 2>"$tmp/err"
[ $? -eq 1 ] && grep -q "claude-3.5-sonnet, which is left out here: released too early" "$tmp/err"
result "a window without the models that fix the scale is refused with a sentence"
echo "1..$n"
