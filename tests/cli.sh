#!/bin/sh
# cli.sh - the built program from outside: what it prints, where, with which exit status, and that
# nothing is harmed when the world is wrong.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
tmp=$(mktemp -d) || exit 99
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8
unset COLUMNS LINES NO_COLOR KASOKU_THEME KASOKU_DATADIR
cd "$tmp" || exit 99
# run ARGUMENTS…: leaves out, err and the exit status in files.
run() {
	"$KASOKU" "$@" >out 2>err </dev/null
	echo $? >status
}
# wants STATUS WORDS: findings when the last run ended otherwise, or stderr lacks WORDS.
wants() {
	[ "$(cat status)" = "$1" ] || echo "exit status $(cat status), not $1: $(cat err)"
	[ -z "$2" ] || grep -qF -- "$2" err || echo "stderr says: $(cat err)"
	[ "$1" = 0 ] || [ ! -s out ] || echo "stdout has: $(head -n 3 out)"
}
rows='set,date,value,unit,label,source
mine,2026-01-01,0.4,fraction,A,arxiv:2009.03300
mine,2026-02-01,0.5,fraction,B,arxiv:2009.03300'

"$KASOKU" </dev/null >out 2>err
result "without a terminal the overview is printed as text, with interval and sources" "$(
	[ -s err ] && cat err
	grep -q 'doubles every .* d \[.*\]' out || echo "no rate with an interval"
	grep -q '¹' out && grep -q 'METR' out || echo "no footnote"
	grep -q "$(printf '\033')" out && echo "an escape sequence"
)"
run series
result "there are 30 series or more" "$([ "$(wc -l <out)" -ge 30 ] || wc -l <out; wants 0)"
run data mmlu --csv
cp out mmlu.csv
result "MMLU has 150 dated rows or more" "$([ "$(wc -l <mmlu.csv)" -ge 150 ] || wc -l <mmlu.csv
	tail -n +2 mmlu.csv | grep -vE '(^|,)20[0-9][0-9]-[0-9][0-9](-[0-9][0-9])?,')"
result "every source of an MMLU row is known" "$(
	column=$(head -n 1 mmlu.csv | tr ',' '\n' | grep -n '^source$' | cut -d: -f1)
	"$KASOKU" sources --json >sources.json
	"$KASOKU" data mmlu --json | grep -oE '"source":"[^"]*"' | sort -u | sed 's/.*:"//; s/"$//' >keys
	[ -n "$column" ] && [ -s keys ] || echo "no column source"
	sed 's/^"source":"//' keys | while read -r key; do
		grep -qF "\"$key\"" sources.json || echo "$key"
	done
	"$KASOKU" sources "$(head -n 1 keys)" >/dev/null 2>&1 || echo "sources $(head -n 1 keys) fails"
)"
run fit metr-horizon-p50 --json
result "a fit is JSON with interval, kind, sources and command" "$(wants 0
	for field in '"n":' '"doubling_time_days":' '"interval":[' '"kind":"confidence"' '"sources":["' '"command":"kasoku fit'; do
		grep -qF -- "$field" out || echo "no $field"
	done)"
# R 4.2: m <- lm(log2(p50) ~ date) on METR's 17 records of 2019 to 2026 (Time Horizon 1.1): 1 / slope.
result "its doubling time is that of R's lm on the same rows" "$(
	grep -oE '"doubling_time_days":\{"estimate":[0-9.]+' out | grep -qE ':18[78]\.' || cat out)"
for view in overview algorithms hardware training sources data; do
	run show "$view" --size 80x24 --charset ascii --format text
	result "$view fits 80x24 in seven bits" "$(wants 0
		[ "$(wc -l <out)" -eq 24 ] || wc -l <out
		awk 'length > 80' out
		LC_ALL=C grep -n '[^ -~]' out)"
done
run show overview --size 120x40 --format svg
result "the SVG is well-formed" "$(wants 0
	if command -v xmllint >/dev/null 2>&1; then xmllint --noout out 2>&1; fi
	grep -q '</svg>' out || echo "no end")"
run show overview --size 80x24 --format ansi --color always
result "ANSI has colours when they are asked for" "$(grep -q "$(printf '\033\\[0;')" out || echo none)"
NO_COLOR=1 "$KASOKU" show overview --size 80x24 --format ansi >out 2>err
result "NO_COLOR takes the colours away" "$(grep -oE "$(printf '\033')"'\[[0-9;]*(3[0-9]|4[0-9]|9[0-7])m' out | head -n 2 | sed -n l)"

for wrong in 'frobnicate' 'show nowhere' 'show overview --size 0x0' 'show overview --keys Frob' 'fit' \
	'series --frob' 'show overview --format png' 'data' 'show overview extra words' 'import'; do
	# shellcheck disable=SC2086 # words of a command line
	run $wrong
	result "kasoku $wrong is a question put wrongly" "$(wants 2 kasoku:)"
done
for no in 'fit no-such-series' 'sources no-such-key' 'data no-such-table' 'import no-such-file.csv'; do
	# shellcheck disable=SC2086
	run $no
	result "kasoku $no is answered on stderr" "$([ "$(cat status)" != 0 ] || echo 'exit status 0'
		[ -s err ] || echo 'nothing said'; [ ! -s out ] || cat out)"
done
run --version
result "the version goes to stdout" "$(wants 0; grep -q '^kasoku [0-9]' out || cat out)"
run --help
result "the help fits 80 columns" "$(wants 0; awk 'length > 80' out)"
"$KASOKU" series >/dev/full 2>err
result "a full device is said and is a failure" "$([ $? -eq 1 ] || echo 'exit status'; [ -s err ] || echo silence)"

cat >bad.csv <<'CSV'
set,date,value,unit,label,source
mine,2026-13-01,0.4,fraction,A,arxiv:2009.03300
mine,2026-02-01,much,fraction,B,arxiv:2009.03300
mine,2026-02-01,0.4,fraction,C,
mine,2026-02-01,0.4,fraction,D,nobody
CSV
run import bad.csv --table observations
result "every problem of a bad file has its line and column, and nothing is written" "$(wants 1
	for place in bad.csv:2:6: bad.csv:3:17: bad.csv:5:; do
		grep -qF "$place" err || echo "no $place in: $(cat err)"
	done
	"$KASOKU" data observations --csv | grep '^mine')"
printf '%s\n' "$rows" >mine.csv
run import mine.csv --table observations --dry-run
result "a dry run writes nothing" "$(wants 0; "$KASOKU" data observations --csv | grep -E '(^|,)mine,')"
printf '%s\n' "$rows" | "$KASOKU" import - --table observations >out 2>err
result "- is stdin" "$([ "$("$KASOKU" data observations --csv | grep -cE '(^|,)mine,')" -eq 2 ] || cat out err)"
run import mine.csv --table observations
result "importing the same again changes nothing and is no failure" "$(wants 0
	[ "$("$KASOKU" data observations --csv | grep -cE '(^|,)mine,')" -eq 2 ] || cat out err)"

"$KASOKU" export one >out 2>err
"$KASOKU" import one/*.yaml >out 2>err || cat err
"$KASOKU" export two >/dev/null
result "importing an export into the same store changes nothing" "$(diff -r one two)"
"$KASOKU" --db new.db import one/*.yaml >out 2>err
"$KASOKU" --db new.db export three >/dev/null
result "an export, an import elsewhere and an export are the same bytes" "$(cat err; diff -r one three)"

printf 'not a database at all, but text' >text.db
cp text.db before.db
run --db text.db series
result "what is no database is refused and left alone" "$(wants 1 text.db; cmp text.db before.db)"
run --db "$tmp" series
result "a folder is no database" "$(wants 1)"
run --db no/such/folder/x.db series
result "a missing folder is said" "$(wants 1 folder)"
if [ "$(id -u)" -ne 0 ]; then
	cp "$XDG_DATA_HOME/kasoku/kasoku.db" ro.db && chmod 400 ro.db
	run --db ro.db fit mmlu
	result "a read-only store can be read" "$(wants 0)"
	run --db ro.db import mine.csv --table observations
	result "a read-only store is not written, and that is said" "$(wants 1 ro.db)"
fi
for i in 1 2 3 4 5 6; do
	printf 'set,date,value,unit,label,source\nmany,2026-01-0%d,0.%d,fraction,M%d,arxiv:2009.03300\n' $i $i $i >many$i.csv
	"$KASOKU" --db many.db import many$i.csv --table observations >many$i.out 2>&1 &
done
wait
result "six processes on a store that is not there yet all succeed" "$(
	[ "$("$KASOKU" --db many.db data observations --csv | grep -cE '(^|,)many,')" -eq 6 ] || cat many?.out)"
echo "1..$n"
