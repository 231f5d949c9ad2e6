#!/bin/sh
# refusals.sh - what is asked wrongly is answered in one sentence that says what would be right, on stderr,
# with nothing on stdout and nothing written.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
tmp=$(mktemp -d) || exit 99
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8
unset COLUMNS LINES KASOKU_THEME KASOKU_DATADIR XDG_RUNTIME_DIR XDG_STATE_HOME
case $srcdir in /*) ;; *) srcdir=$(pwd)/$srcdir ;; esac
case $KASOKU in */*) program=$(cd "$(dirname "$KASOKU")" && pwd)/kasoku ;; *) program=$(command -v "$KASOKU") ;; esac
small=$srcdir/tests/faults/small
cd "$tmp" || exit 99
mkdir -p config/kasoku/decks config/kasoku/themes
# refuses STATUS WORDS COMMAND…: findings when it does not end so, saying just that on stderr.
refuses() {
	wanted=$1 words=$2
	shift 2
	"$@" >out 2>err </dev/null
	status=$?
	[ $status -eq "$wanted" ] || echo "exit status $status, not $wanted"
	grep -qF -- "$words" err || { echo "stderr ends:"; tail -n 3 err; }
	[ ! -s out ] || { echo "stdout has:"; head -n 3 out; }
}
# table SENTENCE: every line "STATUS|WORDS|ARGUMENTS" of stdin is kept.
table() {
	result "$1" "$(while IFS='|' read -r wanted words arguments; do
		# shellcheck disable=SC2086 # words of a command line
		found=$(refuses "$wanted" "$words" "$program" $arguments)
		[ -z "$found" ] || printf 'kasoku %s: %s\n' "$arguments" "$found"
	done)"
}
"$program" scenario save mine --set spend=0.5 2>/dev/null
"$program" export before >/dev/null

table "what is not there is named, and what was meant" <<'LINES'
2|there is no claim 'qqqqqqqq'; kasoku claims lists all|claims qqqqqqqq
2|there is no series or table 'observation'; did you mean observations?|data observation
2|there is no view 'overvew'; did you mean overview?|keys overvew
2|there is no view 'hardwear'; did you mean hardware?|show hardwear
2|there is no series 'metr-horizon-p5'; did you mean metr-horizon-p50?|fit metr-horizon-p5
2|there is no series 'metr-horizon-p5'; did you mean metr-horizon-p50?|show overview --series metr-horizon-p5
2|there is no series 'mmul'; did you mean mmlu?|--series mmul
2|there is no source 'arxiv:1412.6981'; did you mean arxiv:1412.6980?|sources arxiv:1412.6981
2|there is no 'drivres' to report; did you mean drivers?|report drivres
2|there is no 'xyzzyplugh' to report: name views, drivers, scenarios, deck:NAME|report xyzzyplugh
2|there is no theme 'drak'; did you mean dark?|themes drak
2|there is no command 'seriez'; did you mean series?|seriez
2|there is no command 'seriez'; see kasoku --help|help seriez
2|there is no option '-x'; see kasoku --help|series -x
LINES
table "a value that does not fit its option is told what would" <<'LINES'
2|--wander takes a number from 0 on, not '-1'|backtest metr-horizon-p50 --wander -1
2|--from takes a date such as 2024-06-30, not 'yesterday'|drivers --from yesterday
2|--elapsed takes a number of seconds|show overview --elapsed 1.5
2|--step is a number from 1 to|present what-if --step 99
2|--draws must be a whole number from 100 to 1e+06, not '5'|test metr-horizon-p50 --draws 5
2|--draws takes a whole number from 10 to|whatif --draws 1
2|--threshold takes a level of index as a number|whatif --threshold high
2|at most 8 scenarios can be compared|whatif --draws 10 --compare base,base,base,base,base,base,base,base
2|--json takes no value|series --json=yes
2|--size|--size 0x0
2|--as-of|series --as-of someday
2|--as-of|sources --as-of someday
LINES
table "options that do not go together are refused" <<'LINES'
2|--json and --markdown exclude each other|claims --json --markdown
2|export writes all there is; it takes no --as-of|export elsewhere --as-of 2024-01-01
2|--robust, --quantile, --errors and --bootstrap are for kasoku fit|backtest metr-horizon-p50 --robust mm
2|a series is weighted by the published intervals: --weights interval|fit metr-horizon-p50 --weights n
2|--x and --y name columns of a CSV file; 'mmlu' is a series|fit mmlu --x date
2|--read-only was asked for: nothing is written|doctor --repair --read-only
LINES
table "a scenario that cannot be kept leaves those there are alone" <<'LINES'
2|still moves no lever; say which with --set lever=value|scenario save still
2|there is a scenario mine already|scenario copy mine mine
2|kasoku scenario copy takes OLD NEW|scenario copy mine
2|kasoku scenario list takes nothing behind it|scenario list mine
LINES
result "nothing of all that wrote anything" "$(
	"$program" export after >/dev/null
	diff -r before after
	[ ! -e elsewhere ] || echo "there is a folder elsewhere")"

# -- files --
printf 'year,y\n2020,1\n2021,2\n' >two.csv
printf 'year;y\n2020;1\n' >semicolons.csv
printf 'year,y\n2020,1\nlater,2\n' >later.csv
printf 'year,y\n2020,much\n' >much.csv
printf 'x,y\nhm,1\n' >hm.csv
printf 'x,y,w\n1,1,-1\n' >minus.csv
printf 'x,y\n1,"1"2\n' >quote.csv
printf 'x,y\n1,\377\n' >latin.csv
{ echo set,date,value,unit,label,source; yes 'x,someday,1,fraction,A,arxiv:2009.03300' | head -n 103; } >many.csv
printf 'scenarios:\n  - {id: base, title: T, state: saved}\n' >base.yaml
printf 'sources:\n  - {id: s, kind: web, title: T}\n' >sources.yaml
printf 'scenarios:\n  - {id: half, title: T}\n' >half.yaml
printf 'id: cites\ntitle: T\nsteps:\n  - {title: A, text: A, cite: [no-such-source]}\n' >config/kasoku/decks/cites.yaml
table "a file that cannot be taken is refused with the place" <<'LINES'
1|two.csv: 2 points: a trend with an interval needs at least 3|fit two.csv
1|metr-horizon-p50: no point lies in the window|fit metr-horizon-p50 --from 2050-01-01
1|semicolons.csv: a header and two columns are needed, separated by commas|fit semicolons.csv
2|two.csv has no column 'month'; it has: year, y|fit two.csv --x month
2|two.csv has no column 'w'; it has: year, y|fit two.csv --weights w
1|later.csv:3:1: 'later' is not a date (YYYY-MM-DD, YYYY-MM or YYYY)|fit later.csv
1|much.csv:2:6: 'much' is not a number|fit much.csv
1|hm.csv:2:1: 'hm' is neither a number nor a date|fit hm.csv
1|minus.csv:2:5: '-1' is not a weight: a positive number|fit minus.csv --weights w
1|quote.csv:2:3: '12' has a quote out of place|fit quote.csv
1|latin.csv:2:3: the byte 0xff is not UTF-8|fit latin.csv
1|reading .: Is a directory|import .
1|… and 105 more problems|import many.csv --table observations
1|base.yaml:2:1: base is what every scenario is held against|scenario import base.yaml
1|half.yaml:2: state is missing; every row of `scenarios` needs it|scenario import half.yaml
1|sources.yaml:2:1: a row of `sources` does not belong to a scenario|scenario import sources.yaml
1|cites.yaml:4: there is no source 'no-such-source'|present cites --plain
1|there are no rows to write as CSV|report whatif --csv
1|there is no scenario of yours; name one to export|scenario export --db new.db
LINES
printf 'quux: 1\nkeys: q\nview: [overview, data]\n' >config/kasoku/config.yaml
result "settings that are none are refused with the place" "$(
	file=config.yaml
	refuses 1 "$file:1:1: there is no setting 'quux'; kasoku config lists them" "$program" config --check
	grep -F "$file:2:1: keys is a mapping of actions to keys" err >/dev/null || cat err
	grep -F "$file:3:1: view takes one value, not a list" err >/dev/null || cat err)"
rm config/kasoku/config.yaml
# goes_on WORDS COMMAND…: findings when it does not do its work and say that.
goes_on() {
	words=$1
	shift
	"$@" >out 2>err </dev/null || echo "exit status $?"
	grep -qF -- "$words" err || { echo "stderr says:"; cat err; }
	[ -s out ] || echo "stdout is empty"
}
result "a theme of the environment that is not there is said, and the usual one drawn" \
	"$(goes_on "KASOKU_THEME: there is no theme 'drak'; did you mean dark?" env KASOKU_THEME=drak "$program" show overview)"
printf 'name: x\nbase: nothing\n' >config/kasoku/themes/x.yaml
result "a theme that cannot be read is said in the list of themes" "$(
	goes_on "x.yaml:2:7: there is no theme 'nothing'" "$program" themes
	grep -q '^x .*cannot be read' out || cat out
	grep -q '^dark ' out || cat out)"
rm config/kasoku/themes/x.yaml

# -- places --
homeless() { env -u HOME -u XDG_DATA_HOME "$@"; }
printf 'set,date,value,unit,label,source\nmine,2026-01-01,0.4,fraction,A,arxiv:2009.03300\n' >mine.csv
result "without a place for a database the catalogue is shown, and that is said" \
	"$(goes_on 'neither XDG_DATA_HOME nor HOME names a folder; using the catalogue alone, nothing is kept' homeless "$program" series)"
result "and what would have to be kept is refused" "$(
	refuses 1 'there is no place for a database' homeless "$program" doctor --repair
	refuses 1 'there is no database that could be written to' homeless "$program" scenario save x --set spend=0.5
	refuses 1 'there is no database that can be written to, so nothing was imported; name one with --db' \
		homeless "$program" import mine.csv --table observations)"
result "a folder that cannot be made is said, and the catalogue shown" \
	"$(goes_on "making the folder $tmp/two.csv/kasoku: Not a directory" env XDG_DATA_HOME="$tmp/two.csv" "$program" series)"
result "a database without data and without a catalogue is said" \
	"$(refuses 1 'nowhere.db has no data yet' env KASOKU_DATADIR=/nowhere "$program" series --db nowhere.db)"
result "nor is there anything to show with neither" \
	"$(refuses 1 '/nowhere: there is no folder data/ with a catalogue in it (KASOKU_DATADIR): there is nothing to show' \
		env KASOKU_DATADIR=/nowhere env -u HOME -u XDG_DATA_HOME "$program" series)"
mkdir -p empty/data
table "a catalogue without files, themes or folder is refused" <<'LINES'
1|reading the catalogue in empty/data: there are no files ending in .yaml|series --data empty --db empty.db
1|/nowhere: there is no folder data/ with a catalogue in it (--data)|themes --data /nowhere
1|no/such/folder/x.db|--db no/such/folder/x.db
LINES
result "a file that cannot be written to its end is said and taken back" "$(
	said=$( (trap '' XFSZ; ulimit -f 0; homeless "$program" report overview --out whole.txt 2>&1) )
	case $said in *"writing whole.txt"*"File too large"*) ;; *) echo "$said" ;; esac
	ls whole.txt* 2>/dev/null)"

# -- programs that were moved --
mkdir -p moved/share/locale/ja/LC_MESSAGES
cp "$program" moved/kasoku
echo text >moved/share/locale/ja/LC_MESSAGES/kasoku.mo
result "messages that are broken are said in English, and the work done" \
	"$(goes_on 'the messages for --lang ja are not installed or broken; here is English' \
		env KASOKU_DATADIR="$small" moved/kasoku --lang ja series --db moved.db)"
if ! moved/kasoku series --db elsewhere.db >/dev/null 2>&1; then # nor is one installed here
	result "a program without its catalogue says where it looked" \
		"$(refuses 1 'the catalogue is not installed: there is no ' moved/kasoku series --db elsewhere.db)"
fi

# -- folders and files of somebody else --
# other COMMAND…: as a user who may write here only what is given to them.
other() {
	if [ "$(id -u)" -ne 0 ]; then "$@"; else setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; fi
}
mkdir -p locked/folder/kasoku locked/file/kasoku
cp nowhere.db locked/file/kasoku/kasoku.db
chmod 444 locked/file/kasoku/kasoku.db
chmod 555 locked/*/kasoku
chmod 755 "$tmp"
if other "$program" --version >/dev/null 2>&1; then
	result "a folder that cannot be written to is said, and the catalogue shown" "$(
		goes_on "the folder $tmp/locked/folder/kasoku cannot be written to; using the catalogue alone" \
			other env XDG_DATA_HOME="$tmp/locked/folder" "$program" series)"
	result "so is a database that has no data and cannot be written" "$(
		goes_on "$tmp/locked/file/kasoku/kasoku.db is empty and cannot be written to; using the catalogue alone" \
			other env XDG_DATA_HOME="$tmp/locked/file" "$program" series)"
fi

# -- a database whose name leaves no room for another beside it --
long=$(awk 'BEGIN { while (i++ < 247) printf "n" }').db
"$program" --db short.db scenario save mine --set spend=0.5
cp short.db "$long"
printf 'no database any more, for two hundred bytes and more than that' | dd of="$long" bs=1 seek=8192 conv=notrunc 2>/dev/null
cp "$long" damaged.db
result "a repair that has no name for the damaged database changes nothing" "$(
	refuses 1 "repairing $long: " "$program" doctor --repair --db "$long"
	cmp "$long" damaged.db
	find . -name '*.repaired*' -o -name '*.db.damaged*')"
echo "1..$n"
