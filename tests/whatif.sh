#!/bin/sh
# whatif.sh - what people ask in a meeting, asked of the built program: drivers, what-if, scenarios, and
# the keys of the view.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" LC_ALL=C.UTF-8
unset COLUMNS LINES KASOKU_THEME
n=0
# check SENTENCE STATUS: passes when STATUS is 0; shows what was printed when not.
check() {
	n=$((n + 1))
	if [ "$2" -eq 0 ]; then
		echo "ok $n - $1"
	else
		head -n 30 "$tmp/out" "$tmp/err" 2>/dev/null | sed 's/^/# /'
		echo "not ok $n - $1"
	fi
}
# run ARGUMENTS…: keeps output, messages and status.
run() {
	"$KASOKU" "$@" >"$tmp/out" 2>"$tmp/err"
	status=$?
}
# has FILE PATTERN…: every pattern is somewhere in the file.
has() {
	file=$1
	shift
	for pattern; do
		grep -qE -- "$pattern" "$tmp/$file" || return 1
	done
}
# field LABEL COLUMN: of the CSV last printed.
field() { awk -F, -v label="$1" -v column="$2" 'index($0, label) { print $column; exit }' "$tmp/plain"; }
# csv ARGUMENTS…: runs whatif; labels lose their commas so that awk can count fields.
csv() {
	run whatif "$@" --csv
	sed 's/"\([^",]*\), \([^"]*\)"/\1 \2/' "$tmp/out" >"$tmp/plain"
}
# later A B: ISO dates, A after B.
later() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort | tail -n 1)" = "$1" ] && [ "$1" != "$2" ]; }
# keys SENTENCE KEYS PATTERN…: the view after the keys shows every pattern.
keys() {
	sentence=$1
	script=$2
	shift 2
	run show whatif --size 120x40 --keys "$script"
	has out "$@"
	check "$sentence" $?
}

# -- the command line --
run drivers --json
[ $status -eq 0 ] && has out '"now":\{"hardware":\{"share":0\.[0-9]+,"interval":\[' '"closure":\[\{"check"' '"sources":\["' \
	'"command":"kasoku drivers'
check "drivers as JSON has shares with bands, closure checks, sources and its command" $?
"$KASOKU" drivers --json | awk '{ sub(/"between".*/, ""); while (match($0, /"share":[0-9.]+/)) {
	sum += substr($0, RSTART + 8, RLENGTH - 8); $0 = substr($0, RSTART + RLENGTH) }
	exit !(sum > 0.999999 && sum < 1.000001) }'
check "shares of drivers add up to one" $?
run drivers --set index-per-oom=4.2 --json
low=$(grep -oE '"training":\{"share":[0-9.]+' "$tmp/out" | head -n 1 | sed 's/.*://')
run drivers --set index-per-oom=8.6 --json
high=$(grep -oE '"training":\{"share":[0-9.]+' "$tmp/out" | head -n 1 | sed 's/.*://')
echo "$low $high" | awk '{ exit !($1 > $2 + 0.15) }'
check "the share of training hangs on index-per-oom" $?
run whatif --json
[ $status -eq 0 ] && has out '"label":"month of work, 50 %".*"interval":\["20' '"unreachable":true' '"tornado":\[' '"monte_carlo_error_years":0'
check "whatif as JSON has dates with intervals, what cannot be reached, what matters" $?
cp "$tmp/out" "$tmp/first"
run whatif --json
cmp -s "$tmp/out" "$tmp/first"
check "the same command gives the same bytes" $?
csv
base=$(field "month of work 50 %" 7)
csv hardware-stall
later "$(field "month of work 50 %" 7)" "$base"
check "a hardware stall makes the month of work later" $?
run whatif hardware-stall --json
has out '"shift_years":0\.[0-9]+'
check "and says by how much" $?
run whatif --set hardware=0 --set spend=0.5 --compare base --csv
[ $status -eq 0 ] && has out '^scenario,label,output,value' '^base \(changed\),' '^base,'
check "levers set by hand are held against the base as CSV" $?
run whatif --set nosuch=1
[ $status -eq 2 ] && has err 'HARDWARE: hardware price-growth' 'there is no lever .nosuch.'
check "a lever that does not exist lists those that do, exit 2" $?
run whatif --set index-trend=99
[ $status -eq 2 ] && has err 'index-trend goes from 2 to 30'
check "a setting out of range says the range, exit 2" $?
run whatif --set power-limit=0.1
[ $status -eq 2 ] && has err 'impossible: the largest run draws'
check "what cannot be together with what is known is refused, exit 2" $?
run whatif --set spend-ceiling=1e8
[ $status -eq 2 ] && has err 'a spending ceiling of 1e\+08 USD is impossible: the largest run cost [0-9.e+]+ USD'
check "a ceiling below what has been spent is refused, exit 2" $?
run whatif --set pause-from=2025 --set pause-months=1
[ $status -eq 2 ] && has err 'a pause from 2025 is over before the model begins, in 20[0-9.]+'
check "a pause that is over already is refused, exit 2" $?
run whatif nosuch
[ $status -eq 2 ] && has err 'there is no scenario .nosuch.; there are: base, hardware-stall'
check "a scenario that does not exist lists those that do" $?
run whatif --output nosuch
[ $status -eq 2 ] && has err 'there are: index, horizon'
check "an output that does not exist lists those that do" $?
csv --output mmlu --threshold 0.92 --threshold 0.94
[ "$(field "MMLU 94 %" 5)" = true ] && [ "$(field "MMLU 92 %" 5)" = false ]
check "a level beyond the ceiling of its benchmark is said to be unreachable" $?
run show whatif --keys "Down Right Right T" --size 80x24
[ $status -eq 0 ] && has out 'What matters' '━━' '\*price-performance +x1.40'
check "the tornado is drawn" $?

run drivers
has out 'chips x run length x speed, and compute as measured: [45]\.[0-9]+, [45]\.[0-9]+ x a year' \
	'double the horizon: .*: 1[0-4][0-9], 1[0-4][0-9] days'
check "the parts of compute make the whole, the index makes the horizon" $?
run whatif compute-cap --json
has out '"interactions":\{' '"probability_by":\{"2027":0' '"cap-evasion"|"compute-cap":1e\+?27'
check "whatif as JSON has the chance by each year, and interactions under a cap" $?

# -- scenarios --
run scenario save slow --set spend=0.5 --title "Money halves" --note "after the meeting"
[ $status -eq 0 ]
check "a scenario is saved" $?
run scenario list
has out '^slow +saved +Money halves +spend=0.5' '^hardware-stall +preset'
check "it is listed beside the presets" $?
run scenario export slow
cp "$tmp/out" "$tmp/slow.yaml"
has out '^scenarios:' 'id: slow, title: Money halves' '^settings:' 'lever: spend, value: 0.5'
check "it is exported as short YAML" $?
run scenario copy slow slower && run scenario rename slower slowest && run scenario delete slow &&
	run scenario show slow
[ $status -eq 2 ] && run scenario restore slow && run scenario show slow && [ $status -eq 0 ]
check "it is copied, renamed, thrown away and brought back" $?
KASOKU_DB=$tmp/other.db
"$KASOKU" --db "$KASOKU_DB" scenario import "$tmp/slow.yaml" 2>"$tmp/err" &&
	"$KASOKU" --db "$KASOKU_DB" scenario list >"$tmp/out" && has out '^slow +saved'
check "it travels to another database" $?
sed 's/value: 0.5/value: 55/' "$tmp/slow.yaml" >"$tmp/bad.yaml"
run scenario import "$tmp/bad.yaml"
[ $status -eq 1 ] && has err 'bad.yaml:[0-9]+:[0-9]+: spend goes from 0 to 2' 'nothing was imported'
check "a file with a setting out of range is refused with file and line" $?
sed 's/data_date: [0-9-]*/data_date: 2024-01-01/' "$tmp/slow.yaml" >"$tmp/old.yaml"
run scenario import "$tmp/old.yaml"
run scenario show slow
has out 'made on the data of 2024-01-01' 'the base is now spend'
check "one made on older data says so, and what the base is now" $?
run scenario save hardware-stall --set spend=0
[ $status -eq 2 ] && has err 'preset'
check "a preset keeps its name" $?
run scenario save other --set spend=0 --read-only
[ $status -eq 2 ] && has err 'read-only'
check "--read-only keeps nothing" $?

# -- the twelve questions --
keys "1 is it accelerating: the index trend is a lever with its range" "/ text:index Space text:trend Enter" 'index trend +14\.8'
run whatif pre-2024-pace --csv
keys "2 does it exceed everything before: the old pace is a preset" ": text:scenario Space text:pre-2024-pace Enter" 'index trend|pre-2024-pace'
keys "3 why is MMLU flat: 95 % lies beyond its ceiling" "Tab G" 'MMLU 95 % .*beyond its ceiling'
keys "4 what drives it: shares with bands" "" 'HARDWARE +[0-9]+ % of growth \[' 'TRAINING +[0-9]+ % of growth \['
keys "5 what if hardware stalls in 2027: three keys, later dates" "/ text:stall Enter Left" 'stall from +2027' \
	'month of work, 50 % .*\+0\.[1-9] y' 'year of work, 50 % .*\+1\.[0-9] y'
keys "6 what if money cools in 2028: a preset" "S Down Enter S" 'spending slows from +2028' 'run of 2e29 FLOP|year of work, 50 % .*\+0'
keys "7 what if algorithms stop: mute" "/ text:algorithm Space text:pace Enter !" 'algorithm pace +x0.00' 'year of work, 50 % .*\+1'
keys "8 which assumption matters most" "T" 'horizon offset +◂━' 'index per doubling'
keys "9 when does a model work a month alone, and at 80 %" "" 'month of work, 50 % +20[0-9.]+ \[' 'month of work, 80 % +20[0-9.]+ \['
keys "10 what does a cap of 1e27 buy" "/ text:compute Space text:cap Enter Left" 'compute cap +1e27' 'year of work, 50 % .*\+[1-9]\.[0-9] y'
run show whatif --size 120x40 --as-of 2024-12-31
has out 'as of 2024-12-31' 'month of work, 50 % +20[0-9.]+ \[' '○'
check "11 what would this have said at the end of 2024" $?
keys "12 what does the ability cost a small team" ": text:output Space text:cost Enter" "Cost of training GPT-4's ability" '10,000'

# -- keys that matter --
keys "undo and redo" "Right u Ctrl-R" '\*hardware pace +x1.10'
keys "backspace puts the lever back" "Right Right Backspace" ' hardware pace +x1.00'
keys "a coarse step is five steps" "]" '\*hardware pace +x1.50'
keys "a scenario is overlaid and the levers move on" "! d 0" 'hardware=0'
keys "every lever explains itself and names its source" "e" 'Multiplies the growth of computing power per dollar' 'The driver model of kasoku'
keys "the median is drawn at once" "" '⠤|⠒'
echo "1..$n"
